package eu.kapstok.engine;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.ModelException;

/** All files of one deployment together, and the models that stand beside it when it is taken. */
public final class DeploymentContent {

    /** Endings of process models, as the engine knows them. */
    static final String[] PROCESSES = {".bpmn", ".bpmn20.xml"};

    /** Endings of decision models. */
    static final String[] DECISIONS = {".dmn", ".dmn11.xml"};

    private final Map<String, byte[]> files;
    private final Supplier<Map<String, BpmnModelInstance>> others;
    private Map<String, BpmnModelInstance> models;
    private Map<String, BpmnModelInstance> deployed;

    /** @param others the newest process models that are deployed already, by process id */
    DeploymentContent(Map<String, byte[]> files, Supplier<Map<String, BpmnModelInstance>> others) {
        this.files = files;
        this.others = others;
    }

    /** Files by name, of one kind, such as {@code .form}. */
    public Map<String, byte[]> files(String... endings) {
        return files.entrySet().stream().filter(file -> Arrays.stream(endings).anyMatch(file.getKey()::endsWith))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    /** The process models of the deployment by file name; one that cannot be read is refused anyway. */
    public Map<String, BpmnModelInstance> models() {
        if (models == null) {
            models = new LinkedHashMap<>();
            files(PROCESSES).forEach((name, bytes) -> {
                try {
                    models.put(name, Bpmn.readModelFromStream(new ByteArrayInputStream(bytes)));
                } catch (ModelException refusedAnyway) {
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
