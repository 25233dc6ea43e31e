package eu.kapstok.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import eu.kapstok.engine.TrialClock;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.testing.KapstokTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

@KapstokTest
class DemoDayTest {

    @Autowired
    MockMvc web;
    @Autowired
    DemoErp erp;
    @Autowired
    TrialClock clock;
    @Autowired
    RepositoryService repository;
    @Autowired
    RuntimeService runtime;
    @Autowired
    ManagementService management;
    @Autowired
    HistoryService history;
    @Autowired
    JdbcTemplate database;

    @Test
    void whatBeginsByTheClockWaitsForItsNextDayAndNotForTheOldOne() throws Exception {
        clock.advance(Duration.ofDays(40));
        Date ahead = runsDue();
        assertThat(ahead).isAfter(Instant.now().plus(Duration.ofDays(39)));

        web.perform(post("/demo/api/reset")).andExpect(status().isNoContent());

        assertThat(runsDue()).isAfter(Instant.now()).isBefore(Instant.now().plus(Duration.ofDays(4)));
    }

    /** When the next run over what is overdue begins. */
    private Date runsDue() {
        return management.createJobQuery().timers().processDefinitionKey("dunning-run").singleResult().getDuedate();
    }

    @Test
    void everythingGoesBackToTheFirstDay() throws Exception {
        String deployment = repository.createDeployment().addModelInstance("reset-sample.bpmn",
                Bpmn.createExecutableProcess("reset-sample").camundaHistoryTimeToLiveString("P1D").startEvent()
                        .userTask().camundaCandidateGroups("sales").endEvent().done()).deploy().getId();
        runtime.startProcessInstanceByKey("reset-sample");
        erp.raiseQuote(DemoQuote.of("C10051", DemoQuote.Line.of("WC-PLT", 1)));
        erp.faults(new DemoFaults(DemoFaults.Mode.DOWN, true, true));
        clock.advance(Duration.ofMinutes(1));

        web.perform(post("/demo/api/reset")).andExpect(status().isNoContent());

        assertThat(runtime.createProcessInstanceQuery().count()).isZero();
        assertThat(history.createHistoricProcessInstanceQuery().count()).isZero();
        assertThat(erp.hasNoQuotes()).isTrue();
        assertThat(erp.faults()).isEqualTo(DemoFaults.NONE);
        assertThat(erp.customers()).hasSize(12);
        assertThat(clock.now()).isBefore(Instant.now().plusSeconds(10));
        assertThat(database.queryForObject("select count(*) from kapstok.erp_event", Integer.class)).isZero();
        web.perform(get("/demo/api/erp/orders").param("customer", "C10042")).andExpect(status().isOk())
                .andExpect(jsonPath("$[0].state").value("IN_DELIVERY"))
                .andExpect(jsonPath("$[0].quote").doesNotExist());
        repository.deleteDeployment(deployment, true);
    }
}
