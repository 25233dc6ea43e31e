package eu.kapstok.security;

import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;

/** A process with one task for sales, and one for a customer after it, deployed for a test. */
final class SampleProcess {

    static final String TASK = "Look at the sample";
    static final String CUSTOMERS_TASK = "Answer the sample";

    private final ProcessEngine engine;
    private final String key;

    private SampleProcess(ProcessEngine engine, String key) {
        this.engine = engine;
        this.key = key;
    }

    static SampleProcess deploy(ProcessEngine engine) {
        String key = "sample-" + UUID.randomUUID();
        engine.getRepositoryService().createDeployment().name(key)
                .addModelInstance(key + ".bpmn", Bpmn.createExecutableProcess(key).name(name(key))
                        .camundaHistoryTimeToLive(1).startEvent()
                        .userTask("Activity_LookAtTheSample").name(TASK).camundaCandidateGroups("sales")
                        .userTask("Activity_AnswerTheSample").name(CUSTOMERS_TASK).camundaCandidateGroups("customer.C1.approver")
                        .endEvent().done())
                .deploy();
        return new SampleProcess(engine, key);
    }

    /** Of the process, and so of its list in Tasklist. */
    String name() {
        return name(key);
    }

    private static String name(String key) {
        return "Sample " + key.substring(7, 11);
    }

    String key() {
        return key;
    }

    Task start() {
        engine.getRuntimeService().startProcessInstanceByKey(key, key);
        return task();
    }

    Task task() {
        return engine.getTaskService().createTaskQuery().processDefinitionKey(key).singleResult();
    }

    void remove() {
        remove(engine, key);
    }

    /** The process with all its instances, and what came with its deployment. */
    static void remove(ProcessEngine engine, String key) {
        engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(key).list()
                .forEach(version -> engine.getRepositoryService().deleteDeployment(version.getDeploymentId(), true));
        engine.getFilterService().createTaskFilterQuery().list().stream()
                .filter(filter -> ("process:" + key).equals(filter.getProperties().get("kapstok")))
                .forEach(filter -> engine.getFilterService().deleteFilter(filter.getId()));
        engine.getAuthorizationService().createAuthorizationQuery().resourceId(key).list()
                .forEach(right -> engine.getAuthorizationService().deleteAuthorization(right.getId()));
    }
}
