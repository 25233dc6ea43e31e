package eu.kapstok.forms;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.boot.test.context.TestComponent;

/** The process {@code forms-fields}: one task of a customer, whose form has every kind of field. */
@TestComponent
public class SampleFields implements ProcessFormData {

    static final String PROCESS = "forms-fields";

    /** What was taken, by business key. */
    final Map<String, Map<String, Object>> taken = new ConcurrentHashMap<>();

    private final List<String> deployments = new ArrayList<>();

    /** Starts an instance for the customer's group; its task. */
    Task start(ProcessEngine engine, String customerGroup) {
        deployments.add(engine.getRepositoryService().createDeployment().name(PROCESS)
                .addInputStream("sample-fields.form", new ByteArrayInputStream(SampleForm.file("sample-fields.form")))
                .addModelInstance("forms-fields.bpmn", Bpmn.createExecutableProcess(PROCESS).camundaHistoryTimeToLiveString("P1D")
                        .startEvent().userTask("Activity_Fill").name("Fill in").camundaCandidateGroups("${customerGroup}")
                        .camundaFormRef("sample-fields").camundaFormRefBinding("latest").endEvent().done())
                .deploy().getId());
        String key = "L-" + UUID.randomUUID();
        engine.getRuntimeService().startProcessInstanceByKey(PROCESS, key, Map.of("customerGroup", customerGroup));
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(key).singleResult();
    }

    /** Deploys the form anew, with a change. */
    void change(ProcessEngine engine, UnaryOperator<String> change) {
        String form = change.apply(new String(SampleForm.file("sample-fields.form"), StandardCharsets.UTF_8));
        deployments.add(engine.getRepositoryService().createDeployment().name(PROCESS)
                .addInputStream("sample-fields.form", new ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8))).deploy().getId());
    }

    void remove(ProcessEngine engine) {
        for (int place = deployments.size() - 1; place >= 0; place--) {
            engine.getRepositoryService().deleteDeployment(deployments.get(place), true);
        }
        deployments.clear();
    }

    @Override
    public String processKey() {
        return PROCESS;
    }

    @Override
    public Map<String, Object> show(FormTask task) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("lines", List.of(Map.of("product", "Kraan", "quantity", 2), Map.of("product", "Buis", "quantity", 5)));
        shown.put("offered", List.of("1", "2", "3"));
        return shown;
    }

    @Override
    public Map<String, Object> submitted(FormTask task, Map<String, Object> values, SeenWords words, Actor actor) {
        taken.put(task.businessKey(), values);
        return Map.of();
    }

    @Override
    public Set<String> displayKeys(String taskDefinitionKey) {
        return Set.of("lines", "offered");
    }
}
