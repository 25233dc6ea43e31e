package eu.kapstok.portal;

import eu.kapstok.engine.ModelProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/**
 * The milestones that the elements of a model carry: property {@code milestone} with the ordinal, and {@code milestone.nl},
 * {@code milestone.fr}, {@code milestone.en} with the texts. Elements with one ordinal are one milestone.
 *
 * @param texts by ordinal and language
 * @param ordinals by element id
 */
record MilestoneModel(SortedMap<Integer, Map<String, String>> texts, Map<String, Integer> ordinals) {

    static final List<String> LANGUAGES = List.of("nl", "fr", "en");
    static final String PROPERTY = "milestone";

    static MilestoneModel of(BpmnModelInstance model) {
        SortedMap<Integer, Map<String, String>> texts = new TreeMap<>();
        Map<String, Integer> ordinals = new HashMap<>();
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            Map<String, String> properties = ModelProperties.of(node);
            Integer ordinal = ordinal(properties.get(PROPERTY));
            if (ordinal != null) {
                ordinals.put(node.getId(), ordinal);
                Map<String, String> words = texts.computeIfAbsent(ordinal, one -> new HashMap<>());
                for (String language : LANGUAGES) {
                    String text = properties.get(PROPERTY + "." + language);
                    if (text != null && !text.isBlank()) {
                        words.putIfAbsent(language, text.strip());
                    }
                }
                if (node.getName() != null) {
                    words.putIfAbsent("", node.getName());
                }
            }
        }
        return new MilestoneModel(texts, ordinals);
    }

    /** Null where it is no ordinal number. */
    static Integer ordinal(String text) {
        return text != null && text.strip().matches("[1-9]\\d{0,3}") ? Integer.valueOf(text.strip()) : null;
    }

    /** In that language, else in one that there is, else the label of an element, else the number. */
    String text(int ordinal, Locale locale) {
        Map<String, String> words = texts.get(ordinal);
        List<String> languages = new ArrayList<>(List.of(locale.getLanguage()));
        languages.addAll(LANGUAGES);
        languages.add("");
        return languages.stream().map(words::get).filter(text -> text != null).findFirst().orElse(String.valueOf(ordinal));
    }
}
