package eu.kapstok.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.ErpCustomer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DunningRunProcessTest extends DunningTests {

    private static final String SEGMENT = "ZT";

    @Autowired
    DunningRuns runs;
    @Autowired
    ManagementService management;

    @Test
    void firstRunWaitsForItsReleaseAndThenStartsTheCasesOfOneSegment() {
        String customer = debtor();
        String other = business("BE", "nl");
        invoice(customer, "500.00", 10);
        invoice(other, "500.00", 10);

        runs.ask();
        engine.continueToNextWaitState();
        assertThat(run().state()).isEqualTo(DunningRun.State.WAITING);
        assertThat(run().letters()).isPositive();
        assertThat(engine.instanceOf(customer)).isNull();
        assertThat(mails(customer)).isEmpty();
        release(Map.of());

        assertThat(run().state()).isEqualTo(DunningRun.State.DONE);
        assertThat(passed(key())).contains("Event_RunDone");
        assertThat(sent(customer)).containsExactly("REMINDER_1_NO_COST");
        assertThat(engine.instanceOf(other)).isNull();
    }

    @Test
    void runThreeWeeksBeforeAHalfYearWithoutRatesAsksForThem() {
        runs.open(LocalDate.of(2026, 12, 10), true);
        assertThat(engine.instanceOf("rates-2027-01-01")).isNull();
        runs.open(LocalDate.of(2026, 12, 11), true);
        runs.open(LocalDate.of(2026, 12, 14), true);

        assertThat(task("rates-2027-01-01", "Activity_EnterRates")).isNotNull();
    }

    @Test
    void redirectedRunSendsEverythingToOneAddressAndLeavesOutWhoWasDropped() {
        String customer = debtor();
        String dropped = debtor();
        invoice(customer, "500.00", 10);
        invoice(dropped, "500.00", 10);
        runs.ask();
        engine.continueToNextWaitState();

        assertThat(catchThrowable(() -> release(Map.of("dropped", "C99999")))).isNotNull();
        assertThat(catchThrowable(() -> release(Map.of("redirect", "nobody")))).isNotNull();
        String everybody = "everything-" + customer.toLowerCase() + "@dunning-test.example";
        release(Map.of("redirect", everybody, "dropped", dropped));

        assertThat(mails(customer)).isEmpty();
        assertThat(mailbox.list(everybody, null)).hasSize(1);
        assertThat(letterStore.ofCustomer(customer, 1).get(0).sentTo()).isEqualTo(everybody);
        assertThat(engine.instanceOf(dropped)).isNull();
    }

    @Test
    void runThatIsStartedTwiceAtOnceIsMadeOnceAndNothingIsSentTwice() throws Exception {
        String customer = debtor();
        invoice(customer, "500.00", 10);
        ExecutorService people = Executors.newFixedThreadPool(2);
        List<Callable<Void>> clicks = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            clicks.add(() -> {
                runs.ask();
                return null;
            });
        }
        for (Future<Void> click : people.invokeAll(clicks)) {
            click.get();
        }
        people.shutdown();
        engine.continueToNextWaitState();
        release(Map.of());
        runs.ask();
        engine.continueToNextWaitState();

        assertThat(passed(key())).contains("Event_RunNotNeeded");
        assertThat(sent(customer)).containsExactly("REMINDER_1_NO_COST");
        assertThat(database.queryForObject("select count(*) from kapstok.dunning_run", Integer.class)).isEqualTo(1);
    }

    @Test
    void runThatIsCutInTheMiddleEndsTheSame() {
        List<String> debtors = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String customer = debtor();
            invoice(customer, "500.00", 10);
            debtors.add(customer);
        }
        runs.ask();
        demoErp.faults(new DemoFaults(DemoFaults.Mode.DOWN, false, false));
        for (int i = 0; i < 3; i++) {
            jobs().forEach(job -> catchThrowable(() -> management.executeJob(job.getId())));
        }
        assertThat(run().pages()).isZero();
        demoErp.faults(DemoFaults.NONE);
        for (int i = 0; i < 20 && run().state() != DunningRun.State.WAITING; i++) {
            jobs().forEach(job -> management.executeJob(job.getId()));
        }
        release(Map.of());

        debtors.forEach(customer -> assertThat(sent(customer)).containsExactly("REMINDER_1_NO_COST"));
    }

    @Test
    void runOfTheNextDayOvertakesTheOneThatWaits() {
        String customer = debtor();
        invoice(customer, "500.00", 10);
        runs.ask();
        engine.continueToNextWaitState();
        LocalDate first = LocalDate.now(clock);

        day(1);
        runs.ask();
        engine.continueToNextWaitState();

        assertThat(runs.find(first).orElseThrow().state()).isEqualTo(DunningRun.State.OVERTAKEN);
        assertThat(passed(DunningRunProcess.key(first))).contains("Event_RunOvertaken");
        answer(key(), DunningRunProcess.Elements.RELEASE_RUN, "credit-control", Map.of("releaseDecision", "giveUp"));
        assertThat(passed(key())).contains("Event_RunGivenUp");
        assertThat(mails(customer)).isEmpty();
    }

    @Test
    void customerWhoIsHeldBackGetsNothingUntilTheDayIsOver() {
        String customer = debtor();
        invoice(customer, "500.00", 10);
        transactions.executeWithoutResult(status -> {
            debtors.take(customer);
            debtors.hold(customer, "Directie spreekt met de klant", LocalDate.now(clock).plusDays(3), "test");
        });

        runs.ask();
        engine.continueToNextWaitState();
        release(Map.of());
        assertThat(sent(customer)).isEmpty();
        look(customer, 4);

        assertThat(sent(customer)).containsExactly("REMINDER_1_NO_COST");
    }

    @Test
    void runningCaseIsWokenWhenSomethingIsToBeDone() {
        String customer = debtor();
        String invoice = invoice(customer, "500.00", 8);
        begin(customer);
        assertThat(sent(customer)).hasSize(1);

        day(9);
        runs.ask();
        engine.continueToNextWaitState();
        release(Map.of());

        assertThat(passed(customer)).contains("Event_MoreOverdueFound");
        assertThat(receivable(invoice).level()).isEqualTo(2);
    }

    @Test
    void threeHundredCustomersAreRunThroughInPages() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String customer = debtor();
            invoice(customer, "100.00", i % 20);
            all.add(customer);
        }

        runs.ask();
        bring();
        release(Map.of());
        bring();

        assertThat(run().state()).isEqualTo(DunningRun.State.DONE);
        assertThat(all.stream().filter(customer -> sent(customer).size() == 1).count()).isEqualTo(all.stream().filter(customer ->
                receivables.open(customer).get(0).daysPastDue(LocalDate.now(clock)) >= 7).count());
        assertThat(all).allSatisfy(customer -> assertThat(sent(customer)).hasSizeLessThanOrEqualTo(1));
    }

    private void bring() {
        for (int i = 0; i < 5_000; i++) {
            List<Job> due = management.createJobQuery().messages().withRetriesLeft().executable().listPage(0, 50);
            if (due.isEmpty()) {
                return;
            }
            due.forEach(job -> management.executeJob(job.getId()));
        }
        throw new AssertionError("still jobs to do");
    }

    private String debtor() {
        return customer(ErpCustomer.Kind.BUSINESS, "BE", "nl", SEGMENT, "BE0999000000");
    }

    private List<Job> jobs() {
        return management.createJobQuery().processDefinitionKey(DunningRunProcess.KEY).messages().list();
    }

    private String key() {
        return DunningRunProcess.key(LocalDate.now(clock));
    }

    private DunningRun run() {
        return runs.find(LocalDate.now(clock)).orElseThrow();
    }

    private void release(Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(Map.of("releaseDecision", "release", "segment", SEGMENT));
        values.putAll(more);
        engine.complete(key(), DunningRunProcess.Elements.RELEASE_RUN, "credit-control", values);
        bring();
    }
}
