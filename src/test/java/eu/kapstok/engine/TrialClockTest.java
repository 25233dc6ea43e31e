package eu.kapstok.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.testing.KapstokTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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
