package eu.kapstok.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What can be over in a model before one of its elements is reached, on any road. */
final class ModelOrder {

    private final Map<String, FlowNode> nodes = new LinkedHashMap<>();
    private final Map<String, Set<String>> incoming = new HashMap<>();
    private final Map<String, Set<FlowNode>> before = new HashMap<>();

    ModelOrder(BpmnModelInstance model) {
        model.getModelElementsByType(FlowNode.class).forEach(node -> nodes.put(node.getId(), node));
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            if (flow.getSource() != null && flow.getTarget() != null) {
                comes(flow.getTarget(), List.of(flow.getSource()));
                comes(flow.getTarget(), within(flow.getSource()));
            }
        }
        for (IntermediateCatchEvent caught : model.getModelElementsByType(IntermediateCatchEvent.class)) {
            String link = link(caught.getEventDefinitions());
            if (link != null) {
                model.getModelElementsByType(IntermediateThrowEvent.class).stream()
                        .filter(thrown -> link.equals(link(thrown.getEventDefinitions()))).forEach(thrown -> comes(caught, List.of(thrown)));
            }
        }
        Set<String> reached = Set.copyOf(incoming.keySet());
        for (FlowNode node : nodes.values()) {
            if (node instanceof SubProcess frame && frame.triggeredByEvent()) {
                comes(frame, around(frame));
            } else if (!(node instanceof StartEvent) && !(node instanceof BoundaryEvent) && !reached.contains(node.getId())) {
                comes(node, nodes.values());
            }
        }
    }

    /** In any order; the element itself too where a loop leads back to it. */
    Set<FlowNode> before(FlowNode node) {
        Set<FlowNode> known = before.get(node.getId());
        if (known != null) {
            return known;
        }
        Set<FlowNode> found = new LinkedHashSet<>();
        Set<String> asked = new HashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            FlowNode next = open.pop();
            if (asked.add(next.getId())) {
                for (String id : incoming.getOrDefault(next.getId(), Set.of())) {
                    found.add(nodes.get(id));
                    open.push(nodes.get(id));
                }
                // an event on the edge comes after what came before its activity and after what is done inside it
                if (next instanceof BoundaryEvent edge && edge.getAttachedTo() != null) {
                    open.push(edge.getAttachedTo());
                    if (!(edge.getAttachedTo() instanceof UserTask)) {
                        found.add(edge.getAttachedTo());
                    }
                    within(edge.getAttachedTo()).forEach(inner -> {
                        found.add(inner);
                        open.push(inner);
                    });
                }
                // what lies in a frame comes after what came before the frame
                parent(next).ifPresent(open::push);
            }
        }
        before.put(node.getId(), found);
        return found;
    }

    /** The element and the frames around it, from the inside out. */
    List<FlowNode> frames(FlowNode node) {
        List<FlowNode> frames = new ArrayList<>(List.of(node));
        for (ModelElementInstance parent = node.getParentElement(); parent != null; parent = parent.getParentElement()) {
            if (parent instanceof FlowNode frame) {
                frames.add(frame);
            }
        }
        return frames;
    }

    Collection<FlowNode> nodes() {
        return nodes.values();
    }

    private void comes(FlowNode node, Collection<? extends FlowNode> sources) {
        Set<String> known = incoming.computeIfAbsent(node.getId(), id -> new LinkedHashSet<>());
        sources.forEach(source -> known.add(source.getId()));
    }

    private static Optional<SubProcess> parent(FlowNode node) {
        return node.getParentElement() instanceof SubProcess frame ? Optional.of(frame) : Optional.empty();
    }

    private List<FlowNode> within(FlowNode frame) {
        return frame instanceof SubProcess ? nodes.values().stream().filter(node -> frames(node).contains(frame) && !node.equals(frame)).toList()
                : List.of();
    }

    /** What else lies where a frame lies that begins by an event at any time. */
    private List<FlowNode> around(SubProcess frame) {
        ModelElementInstance scope = frame.getParentElement();
        return nodes.values().stream().filter(node -> !frames(node).contains(frame))
                .filter(node -> !(scope instanceof FlowNode outer) || frames(node).contains(outer) && !node.equals(outer)).toList();
    }

    private static String link(Collection<? extends ModelElementInstance> definitions) {
        return definitions.stream().filter(LinkEventDefinition.class::isInstance).map(LinkEventDefinition.class::cast)
                .map(LinkEventDefinition::getName).findFirst().orElse(null);
    }
}
