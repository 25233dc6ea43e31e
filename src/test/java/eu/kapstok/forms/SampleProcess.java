package eu.kapstok.forms;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** The process of the tests: two approvals by staff, then the customer's answer. */
final class SampleProcess {

    static final List<String> GROUPS = List.of("customer.C99001", "customer.C99001.approver");
    static final Actor ANNA = new Actor(Actor.Kind.CONTACT, "6f0a3f0e-0000-4000-8000-000000000001", "Anna Peeters", "192.0.2.1", "test",
            Locale.forLanguageTag("nl"));
    static final Actor BART = new Actor(Actor.Kind.CONTACT, "6f0a3f0e-0000-4000-8000-000000000002", "Bart Claes", "192.0.2.2", "test",
            Locale.forLanguageTag("fr"));

    private final ProcessEngine engine;
    private final String deployment;

    SampleProcess(ProcessEngine engine) {
        this.engine = engine;
        this.deployment = engine.getRepositoryService().createDeployment().name("forms-sample")
                .addInputStream("sample-approve.form", new ByteArrayInputStream(SampleForm.file("sample-approve.form")))
                .addInputStream("sample-answer.form", new ByteArrayInputStream(SampleForm.file("sample-answer.form")))
                .addModelInstance("forms-sample.bpmn", model())
                .addModelInstance("forms-plain.bpmn", plain())
                .deploy().getId();
    }

    static BpmnModelInstance model() {
        return Bpmn.createExecutableProcess(SampleFormData.PROCESS).camundaHistoryTimeToLiveString("P1D").startEvent()
                .userTask("Activity_Approve").name("Approve").camundaCandidateGroups("sales-management").camundaFormRef("sample-approve")
                .camundaFormRefBinding("latest")
                .userTask("Activity_ApproveAgain").name("Approve again").camundaCandidateGroups("sales-management")
                .camundaFormRef("sample-approve").camundaFormRefBinding("latest")
                .userTask("Activity_Answer").name("Answer").camundaCandidateGroups("${customerGroup}.approver")
                .camundaFormRef("sample-answer").camundaFormRefBinding("latest").camundaDueDate("2030-01-31T12:00:00")
                .endEvent().done();
    }

    private static BpmnModelInstance plain() {
        return Bpmn.createExecutableProcess("forms-plain").camundaHistoryTimeToLiveString("P1D").startEvent()
                .userTask("Activity_Fill").camundaCandidateGroups("sales").camundaFormRef("sample-approve").camundaFormRefBinding("latest")
                .userTask("Activity_Look").camundaCandidateGroups("sales")
                .userTask("Activity_End").camundaCandidateGroups("sales").endEvent().done();
    }

    void remove() {
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    /** Starts an instance; its business key. */
    String start(String process) {
        return start(process, "customer.C99001");
    }

    private String start(String process, String customerGroup) {
        String key = "F-" + UUID.randomUUID();
        engine.getRuntimeService().startProcessInstanceByKey(process, key, Map.of("customerGroup", customerGroup));
        return key;
    }

    String startForCustomer() {
        return startForCustomer("customer.C99001");
    }

    /** Starts an instance and approves it up to the customer's task. */
    String startForCustomer(String customerGroup) {
        String key = start(SampleFormData.PROCESS, customerGroup);
        for (int approval = 0; approval < 2; approval++) {
            as("sales-management", () -> engine.getTaskService().complete(task(key).getId(), Map.of("decision", "approve")));
        }
        return key;
    }

    Task task(String key) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(key).singleResult();
    }

    Map<String, Object> variables(String key) {
        return engine.getRuntimeService().getVariables(engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(key).singleResult().getId());
    }

    /** Does something as a member of staff, whose user and group have the same name. */
    void as(String user, Runnable work) {
        engine.getIdentityService().setAuthentication(user, List.of(user));
        try {
            work.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
