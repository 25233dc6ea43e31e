package eu.kapstok.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A half-year without rates is a task of credit control, once, until the rates are there. */
@KapstokTest
class RateEntryProcessTest {

    private static final LocalDate BEGIN = LocalDate.of(2027, 1, 1);
    private static final LocalDate THREE_WEEKS_BEFORE = LocalDate.of(2026, 12, 11);
    private static final String SOURCE = "rates of a test";
    private static final String KEY = "rates-2027-01-01";
    private static final Map<String, Object> RATES = Map.of("rateEcb", 2.65, "rateBeBusiness", 11, "rateBeLegal", 4.75, "rateNlBusiness", 10.65,
            "rateNlStatutory", 4, "ratesSource", SOURCE);

    @Autowired
    RateEntries entries;
    @Autowired
    LawTables law;
    @Autowired
    ClaimTablesStore tables;
    @Autowired
    TestEngine engine;
    @Autowired
    TaskService tasks;
    @Autowired
    HistoryService history;
    @Autowired
    JdbcTemplate database;

    @AfterEach
    void tidyUp() {
        engine.endAll(RateEntryProcess.KEY);
        database.update("delete from kapstok.claim_rate where source = ?", SOURCE);
        database.update("update kapstok.claim_revision set revision = revision + 1");
    }

    @Test
    void creditControlIsAskedOnceThreeWeeksAhead() {
        entries.askForMissing(THREE_WEEKS_BEFORE.minusDays(1));
        assertThat(engine.instanceOf(KEY)).isNull();
        entries.askForMissing(THREE_WEEKS_BEFORE);
        entries.askForMissing(THREE_WEEKS_BEFORE.plusDays(3));

        Task task = task();
        assertThat(tasks.getIdentityLinksForTask(task.getId())).extracting(link -> link.getGroupId()).containsExactly("credit-control");
        assertThat(task.getDueDate()).isEqualTo("2027-01-01T00:00:00+01:00");
        assertThat((String) tasks.getVariable(task.getId(), "missingText")).contains("Belgium, businesses", "Netherlands, consumers");
    }

    @Test
    void taskIsDoneByEnteringTheRates() {
        entries.askForMissing(THREE_WEEKS_BEFORE);

        complete(RATES);

        assertThat(engine.instanceOf(KEY)).isNull();
        assertThat(tables.current().rate(RateKind.BE_BUSINESS, BEGIN)).hasValue(new BigDecimal("11"));
        assertThat(tables.current().rate(RateKind.NL_BUSINESS, LocalDate.of(2027, 6, 30))).hasValue(new BigDecimal("10.65"));
        assertThat(database.queryForList("select distinct added_by from kapstok.claim_rate where source = ?", String.class, SOURCE))
                .containsExactly("credit-control");
    }

    @Test
    void rateThatIsLeftOutIsAskedForAndNothingIsKept() {
        entries.askForMissing(THREE_WEEKS_BEFORE);
        Map<String, Object> rates = new HashMap<>(RATES);
        rates.remove("rateNlStatutory");

        assertThat(catchThrowable(() -> complete(rates))).isNotNull();

        assertThat(task()).isNotNull();
        assertThat(tables.current().rate(RateKind.BE_BUSINESS, BEGIN)).isEmpty();
    }

    @Test
    void ratesThatAreAddedOnTheirPageEndTheTask() {
        entries.askForMissing(THREE_WEEKS_BEFORE);
        String instance = engine.instanceOf(KEY).getId();
        for (RateKind kind : List.of(RateKind.values())) {
            assertThat(engine.instanceOf(KEY)).as("before %s", kind).isNotNull();
            law.add(new LawRow.Rate(kind, BEGIN, new BigDecimal("9.5"), SOURCE), "finance-direction");
        }

        assertThat(engine.instanceOf(KEY)).isNull();
        assertThat(history.createHistoricActivityInstanceQuery().processInstanceId(instance).activityId("Event_NothingLeftToEnter").count()).isOne();
    }

    private Task task() {
        return engine.task(KEY, RateEntryProcess.Elements.ENTER_RATES);
    }

    private void complete(Map<String, Object> values) {
        engine.complete(KEY, RateEntryProcess.Elements.ENTER_RATES, "credit-control", values);
    }
}
