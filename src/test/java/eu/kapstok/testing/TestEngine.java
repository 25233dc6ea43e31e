package eu.kapstok.testing;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/** All the control over the engine that a test needs. */
@TestComponent
public class TestEngine {

    private static final int MANY = 200;

    private final ManagementService management;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identity;

    TestEngine(ProcessEngine engine) {
        this.management = engine.getManagementService();
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.identity = engine.getIdentityService();
    }

    /** Runs due messages (no timers) one after the other until none is left; a failing job fails the test. */
    public void continueToNextWaitState() {
        for (int done = 0; done < MANY; done++) {
            List<Job> due = management.createJobQuery().messages().withRetriesLeft().executable().listPage(0, 1);
            if (due.isEmpty()) {
                return;
            }
            management.executeJob(due.get(0).getId());
        }
        throw new AssertionError("Still jobs to do after " + MANY);
    }

    /** Runs the timer of that element now, whatever its due date. */
    public void fireTimer(String businessKey, String elementId) {
        Job timer = management.createJobQuery().timers().activityId(elementId).processInstanceId(instanceOf(businessKey).getId())
                .singleResult();
        if (timer == null) {
            throw new AssertionError("No timer waits at " + elementId);
        }
        management.executeJob(timer.getId());
    }

    /** The running instance of that business key, null when none runs. */
    public ProcessInstance instanceOf(String businessKey) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).singleResult();
    }

    /** The open task of that element, null where there is none. */
    public Task task(String businessKey, String elementId) {
        return tasks.createTaskQuery().processInstanceBusinessKey(businessKey).taskDefinitionKey(elementId).singleResult();
    }

    /** Somebody of that name and group does the task. */
    public void complete(String businessKey, String elementId, String user, Map<String, Object> values) {
        String task = task(businessKey, elementId).getId();
        identity.setAuthentication(user, List.of(user));
        try {
            tasks.complete(task, values);
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Ends whatever runs of that process. */
    public void endAll(String process) {
        runtime.createProcessInstanceQuery().processDefinitionKey(process).list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test is over", true));
    }
}
