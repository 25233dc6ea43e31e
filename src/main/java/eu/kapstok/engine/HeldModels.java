package eu.kapstok.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;

/**
 * Holds a deployment against the models that it touches: its own, and those deployed before that its forms and decisions
 * change. Of the latter only what this deployment would break is told.
 */
public final class HeldModels {

    private HeldModels() {
    }

    /** @param check the faults of one model among everything that is deployed */
    public static void hold(DeploymentContent content, DeploymentFaults faults,
                            BiFunction<BpmnModelInstance, DeploymentContent, List<ModelFault>> check) {
        content.models().forEach((file, model) -> check.apply(model, content)
                .forEach(fault -> faults.errorOf(file, fault.elements(), fault.message())));
        if (content.files(".form").isEmpty() && content.files(DeploymentContent.DECISIONS).isEmpty()) {
            return;
        }
        DeploymentContent before = content.before();
        content.remainingModels().forEach((key, model) -> {
            Set<ModelFault> known = new HashSet<>(check.apply(model, before));
            check.apply(model, content).stream().filter(fault -> !known.contains(fault)).forEach(fault ->
                    faults.errorOf(file(content, fault, model), fault.elements(), "The deployed " + process(model, key) + " could not run: "
                            + fault.message()));
        });
    }

    private static String process(BpmnModelInstance model, String key) {
        Collection<Process> processes = model.getModelElementsByType(Process.class);
        return processes.stream().filter(process -> process.getId().equals(key)).findFirst().map(ElementWords::within).orElse(key);
    }

    private static String file(DeploymentContent content, ModelFault fault, BpmnModelInstance model) {
        if (fault.cause() != null && content.fileOf(fault.cause()).isPresent()) {
            return content.fileOf(fault.cause()).get();
        }
        Map<String, byte[]> files = content.files("");
        return References.of(model).stream().flatMap(id -> content.fileOf(id).stream()).findFirst()
                .orElseGet(() -> files.keySet().iterator().next());
    }
}
