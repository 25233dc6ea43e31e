package eu.kapstok.engine;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.ModelException;

/** All files of one deployment together, and the models that stand beside it when it is taken. */
public final class DeploymentContent {

    private final Map<String, byte[]> files;
    private final Supplier<Map<String, BpmnModelInstance>> others;
    private Map<String, BpmnModelInstance> models;
    private Map<String, BpmnModelInstance> deployed;

    /** @param others the newest process models that are deployed already, by process id */
    DeploymentContent(Map<String, byte[]> files, Supplier<Map<String, BpmnModelInstance>> others) {
        this.files = files;
        this.others = others;
    }

    /** Files by name, of one kind: {@code .form}, {@code .bpmn}, {@code .dmn}. */
    public Map<String, byte[]> files(String suffix) {
        return files.entrySet().stream().filter(file -> file.getKey().endsWith(suffix))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    /** The process models of the deployment by file name; one that cannot be read is left to the engine's own refusal. */
    public Map<String, BpmnModelInstance> models() {
        if (models == null) {
            models = new LinkedHashMap<>();
            files(".bpmn").forEach((name, bytes) -> {
                try {
                    models.put(name, Bpmn.readModelFromStream(new ByteArrayInputStream(bytes)));
                } catch (ModelException refusedByTheEngine) {
                    models.remove(name);
                }
            });
        }
        return models;
    }

    /** The newest process models that are deployed already, by process id. */
    public Map<String, BpmnModelInstance> deployedModels() {
        if (deployed == null) {
            deployed = others.get();
        }
        return deployed;
    }
}
