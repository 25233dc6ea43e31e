package eu.kapstok.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.testing.KapstokTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@KapstokTest
class TrialClockTest {

    @Autowired
    TrialClock clock;
    @Autowired
    RepositoryService repository;
    @Autowired
    RuntimeService runtime;
    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;
    @Autowired
    JobQueue queue;
    @Autowired
    PlatformTransactionManager transactions;

    private String deployment;

    @BeforeEach
    void deploySample() {
        deployment = repository.createDeployment().name("trial-clock").addModelInstance("trial-clock.bpmn",
                Bpmn.createExecutableProcess("trial-clock").camundaHistoryTimeToLiveString("P1D").startEvent()
                        .userTask("Activity_Wait").camundaCandidateGroups("sales")
                        .boundaryEvent("Event_Reminder").cancelActivity(false).timerWithDuration("P3D").endEvent()
                        .moveToActivity("Activity_Wait")
                        .boundaryEvent("Event_Deadline").timerWithDuration("P7D").endEvent().done()).deploy().getId();
    }

    @AfterEach
    void removeSample() {
        clock.reset();
        management.createJobQuery().list().stream().filter(job -> "erp-changes".equals(((JobEntity) job).getJobHandlerType()))
                .forEach(job -> management.deleteJob(job.getId()));
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void reminderAndDeadlineEachComeOnTheirDay() {
        runtime.startProcessInstanceByKey("trial-clock");
        Instant start = clock.now();

        Instant end = clock.advance(Duration.ofDays(10));

        assertThat(end).isBetween(start.plus(Duration.ofDays(10)), start.plus(Duration.ofDays(10)).plusSeconds(30));
        List<HistoricActivityInstance> events = history.createHistoricActivityInstanceQuery()
                .activityType("boundaryTimer").orderByHistoricActivityInstanceStartTime().asc().list().stream()
                .filter(event -> event.getProcessDefinitionKey().equals("trial-clock")).toList();
        assertThat(events).extracting(HistoricActivityInstance::getActivityId).containsExactly("Event_Reminder", "Event_Deadline");
        assertThat(events.get(0).getStartTime().toInstant()).isBetween(start.plus(Duration.ofDays(3)).minusSeconds(1),
                start.plus(Duration.ofDays(3)).plusSeconds(30));
        assertThat(events.get(1).getStartTime().toInstant()).isBetween(start.plus(Duration.ofDays(7)).minusSeconds(1),
                start.plus(Duration.ofDays(7)).plusSeconds(30));
    }

    @Test
    void daysDoNotWaitForWhoOnlyLooksAgainAndAgain() {
        Instant start = clock.now();
        for (int minute = 1; minute <= 400; minute++) {
            poll(start.plus(Duration.ofMinutes(minute)));
        }
        runtime.startProcessInstanceByKey("trial-clock");

        Instant end = clock.advance(Duration.ofDays(4));

        assertThat(end).isBetween(start.plus(Duration.ofDays(4)), start.plus(Duration.ofDays(4)).plusSeconds(30));
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("trial-clock").list()).hasSize(1);
        assertThat(history.createHistoricActivityInstanceQuery().activityId("Event_Reminder").list())
                .filteredOn(event -> event.getProcessDefinitionKey().equals("trial-clock")).hasSize(1);
        assertThat(management.createJobQuery().duedateLowerThan(Date.from(end)).list())
                .filteredOn(job -> "erp-changes".equals(((JobEntity) job).getJobHandlerType())).hasSize(400);
    }

    private void poll(Instant due) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> queue.enqueueAt(due, "erp-changes", "-1"));
    }

    @Test
    void timeThatPassedIsKeptOverARestart() {
        Instant later = clock.advance(Duration.ofDays(2));
        ClockUtil.reset();

        clock.goOnWhereItWas();

        assertThat(clock.now()).isBetween(later, later.plusSeconds(30));
    }

    @Test
    void clockDoesNotGoBack() {
        assertThatThrownBy(() -> clock.advance(Duration.ofDays(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
