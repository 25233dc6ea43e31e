package eu.kapstok.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;

/** All files of one deployment together, and what stands beside it when it is taken. */
public final class DeploymentContent {

    /** Endings of process models, as the engine knows them. */
    static final String[] PROCESSES = {".bpmn", ".bpmn20.xml"};

    /** Endings of decision models. */
    static final String[] DECISIONS = {".dmn", ".dmn11.xml"};

    /** What is deployed already. */
    interface Deployed {

        /** The newest process models by process id. */
        Map<String, BpmnModelInstance> models();

        /** The newest model that holds a decision. */
        Optional<DmnModelInstance> decision(String key);
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, byte[]> files;
    private final Deployed deployed;
    private final Map<String, Optional<DecisionShape>> shapes = new LinkedHashMap<>();
    private Map<String, BpmnModelInstance> models;
    private Map<String, DmnModelInstance> decisions;
    private Map<String, BpmnModelInstance> deployedModels;
    private Map<String, String> formFiles;

    DeploymentContent(Map<String, byte[]> files, Deployed deployed) {
        this.files = files;
        this.deployed = deployed;
    }

    /** How things stand without this deployment. */
    public DeploymentContent before() {
        DeploymentContent before = new DeploymentContent(Map.of(), deployed);
        before.deployedModels = deployedModels();
        return before;
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

    /** The decision models of the deployment by file name; one that cannot be read is refused anyway. */
    Map<String, DmnModelInstance> decisions() {
        if (decisions == null) {
            decisions = new LinkedHashMap<>();
            files(DECISIONS).forEach((name, bytes) -> {
                try {
                    decisions.put(name, Dmn.readModelFromStream(new ByteArrayInputStream(bytes)));
                } catch (ModelException refusedAnyway) {
                    decisions.remove(name);
                }
            });
        }
        return decisions;
    }

    /** The newest process models that are deployed already, by process id. */
    public Map<String, BpmnModelInstance> deployedModels() {
        if (deployedModels == null) {
            deployedModels = deployed.models();
        }
        return deployedModels;
    }

    /** Those of them that this deployment leaves as they are. */
    public Map<String, BpmnModelInstance> remainingModels() {
        Map<String, BpmnModelInstance> remaining = new LinkedHashMap<>(deployedModels());
        models().values().forEach(model -> model.getModelElementsByType(Process.class).forEach(process -> remaining.remove(process.getId())));
        return remaining;
    }

    /** A decision as it will be asked, of this deployment or deployed before. */
    Optional<DecisionShape> decision(String key) {
        return shapes.computeIfAbsent(key, asked -> decisions().values().stream().filter(model -> holds(model, asked)).findFirst()
                .or(() -> deployed.decision(asked)).map(model -> DecisionShape.of(model, asked)));
    }

    /** The file of this deployment that holds the form or decision of that id. */
    public Optional<String> fileOf(String id) {
        return Optional.ofNullable(formFiles().get(id)).or(() -> decisions().entrySet().stream()
                .filter(file -> holds(file.getValue(), id)).map(Map.Entry::getKey).findFirst());
    }

    /** Whether the deployment holds that form. */
    public boolean holdsForm(String id) {
        return formFiles().containsKey(id);
    }

    /** All models that will be the newest when the deployment is taken. */
    Collection<BpmnModelInstance> allModels() {
        Collection<BpmnModelInstance> all = new ArrayList<>(models().values());
        all.addAll(remainingModels().values());
        return all;
    }

    private Map<String, String> formFiles() {
        if (formFiles == null) {
            formFiles = new LinkedHashMap<>();
            files(".form").forEach((name, bytes) -> {
                try {
                    formFiles.putIfAbsent(JSON.readTree(bytes).path("id").asText(), name);
                } catch (IOException refusedAnyway) {
                    formFiles.remove(name);
                }
            });
        }
        return formFiles;
    }

    private static boolean holds(DmnModelInstance model, String key) {
        return model.getModelElementById(key) instanceof Decision;
    }
}
