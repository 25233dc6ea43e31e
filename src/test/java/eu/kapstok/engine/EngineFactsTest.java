package eu.kapstok.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.testing.KapstokTest;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was found out about the engine stays settled. */
@KapstokTest
class EngineFactsTest {

    @Autowired
    ProcessEngine engine;
    @Autowired
    RepositoryService repository;
    @Autowired
    RuntimeService runtime;
    @Autowired
    TaskService tasks;
    @Autowired
    HistoryService history;
    @Autowired
    ManagementService management;
    @Autowired
    IdentityService identity;
    @Autowired
    AuthorizationService authorizations;
    @Autowired
    Clock clock;
    @Autowired
    JobQueue queue;

    private String deployment;

    @BeforeEach
    void deploySample() {
        BpmnModelInstance sample = Bpmn.createExecutableProcess("facts-sample").camundaHistoryTimeToLiveString("P1D")
                .startEvent().userTask("Activity_Look").camundaCandidateGroups("sales").endEvent().done();
        BpmnModelInstance failing = Bpmn.createExecutableProcess("facts-failing").camundaHistoryTimeToLiveString("P1D")
                .startEvent().serviceTask("Activity_Fail").camundaAsyncBefore().camundaExpression("${lists.nobodyHome}")
                .endEvent().done();
        BpmnModelInstance unhandled = Bpmn.createExecutableProcess("facts-unhandled").camundaHistoryTimeToLiveString("P1D")
                .startEvent().endEvent("Event_Error").error("nobody-catches-this").done();
        deployment = repository.createDeployment().name("facts")
                .addModelInstance("facts-sample.bpmn", sample)
                .addModelInstance("facts-failing.bpmn", failing)
                .addModelInstance("facts-unhandled.bpmn", unhandled)
                .deploy().getId();
    }

    @AfterEach
    void removeSample() {
        ClockUtil.reset();
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void groupAndUserIdsMayHoldAHyphen() {
        Group group = identity.newGroup("facts-group");
        identity.saveGroup(group);
        identity.deleteGroup(group.getId());

        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(configuration.getGeneralResourceWhitelistPattern()).isEqualTo(EngineConfiguration.IDS);
    }

    @Test
    void tasksLeaveNoAuthorisationRows() {
        long before = authorizations.createAuthorizationQuery().count();

        runtime.startProcessInstanceByKey("facts-sample");
        Task task = tasks.createTaskQuery().processDefinitionKey("facts-sample").singleResult();
        tasks.setAssignee(task.getId(), "sales");
        tasks.addCandidateUser(task.getId(), "legal");
        tasks.addCandidateGroup(task.getId(), "legal");

        assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(before);
    }

    @Test
    void historyKeepsProcessVariablesButNotWhatATaskShows() {
        ProcessInstance instance = runtime.startProcessInstanceByKey("facts-sample");
        runtime.setVariable(instance.getId(), "approved", true);
        Task task = tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
        tasks.setVariableLocal(task.getId(), "customerName", "Peeters");

        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance.getId()).list())
                .extracting("name").containsExactly("approved");
    }

    @Test
    void failedJobIsTriedAgainAfterTenSecondsAndBecomesAnIncidentAtTheEnd() {
        ProcessInstance instance = runtime.startProcessInstanceByKey("facts-failing");
        Instant start = clock.instant();
        fail(jobOf(instance));

        assertThat(jobOf(instance).getRetries()).isEqualTo(5);
        assertThat(jobOf(instance).getDuedate()).isBetween(Date.from(start.plusSeconds(9)), Date.from(start.plusSeconds(20)));

        for (int attempt = 0; attempt < 5; attempt++) {
            fail(jobOf(instance));
        }
        assertThat(jobOf(instance).getRetries()).isZero();
        assertThat(runtime.createIncidentQuery().processInstanceId(instance.getId()).singleResult().getIncidentMessage())
                .contains("nobody");
    }

    @Test
    void queuedWorkHasTheSameRetriesAsAnActivity() {
        queue.enqueue(FailingWork.TYPE, "facts");
        Instant start = clock.instant();
        Job job = queued();
        fail(job);

        assertThat(queued().getRetries()).isEqualTo(5);
        assertThat(queued().getDuedate()).isBetween(Date.from(start.plusSeconds(9)), Date.from(start.plusSeconds(20)));
        for (int attempt = 0; attempt < 5; attempt++) {
            fail(queued());
        }
        assertThat(queued().getRetries()).isZero();
        assertThat(queued().getExceptionMessage()).isEqualTo("facts");
        management.deleteJob(queued().getId());
    }

    @Test
    void businessErrorThatNobodyCatchesIsNoSilentEnd() {
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("facts-unhandled"))
                .hasMessageContaining("nobody-catches-this");
    }

    @Test
    void clockFollowsTheEngine() {
        Instant later = Instant.parse("2031-03-04T05:06:07Z");
        ClockUtil.setCurrentTime(Date.from(later));

        assertThat(clock.instant()).isEqualTo(later);
    }

    @Test
    void modelWithoutTimeToLiveIsRefused() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("facts-forever").startEvent().endEvent().done();
        model.<Process>getModelElementById("facts-forever").setCamundaHistoryTimeToLiveString(null);

        assertThatThrownBy(() -> repository.createDeployment().addModelInstance("facts-forever.bpmn", model).deploy())
                .hasMessageContaining("history time to live");
    }

    private Job jobOf(ProcessInstance instance) {
        return management.createJobQuery().processInstanceId(instance.getId()).singleResult();
    }

    private Job queued() {
        return management.createJobQuery().list().stream()
                .filter(job -> ((JobEntity) job).getJobHandlerType()
                        .equals(FailingWork.TYPE)).findFirst().orElseThrow();
    }

    private void fail(Job job) {
        assertThatThrownBy(() -> management.executeJob(job.getId())).isInstanceOf(RuntimeException.class);
    }
}
