package eu.kapstok.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever happens in whatever order: nothing that is disputed, promised or paid is dunned, no letter goes out twice and no two on a day. */
class DunningPropertyTest extends DunningTests {

    private static final int STEPS = 40;

    @Autowired
    ManagementService management;

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 1234, 20261122})
    void nothingDisputedPromisedOrPaidIsDunnedAndNoLetterGoesOutTwice(long seed) {
        Random chance = new Random(seed);
        ErpCustomer.Kind kind = chance.nextBoolean() ? ErpCustomer.Kind.BUSINESS : ErpCustomer.Kind.CONSUMER;
        String country = chance.nextBoolean() ? "BE" : "NL";
        String customer = customer(kind, country, "nl", "B", kind == ErpCustomer.Kind.BUSINESS ? country + "0999000000" : null);
        List<String> invoices = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            invoices.add(invoice(customer, (50 + chance.nextInt(900)) + ".37", chance.nextInt(40)));
        }
        Set<String> disputed = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        start(customer);
        int day = 0;
        for (int step = 0; step < STEPS; step++) {
            String invoice = invoices.get(chance.nextInt(invoices.size()));
            switch (chance.nextInt(9)) {
                case 0 -> {
                    disputes.disputed(invoice, customer, "K-" + seed);
                    disputed.add(invoice);
                }
                case 1 -> {
                    disputes.settled(invoice, "K-" + seed);
                    disputed.remove(invoice);
                }
                case 2 -> part(invoice, chance);
                case 3 -> ignoringRefusal(() -> words.promise(customer, LocalDate.now(clock).plusDays(chance.nextInt(7)), "An", "promiseDay"));
                case 4 -> ignoringRefusal(() -> words.plan(customer, 2 + chance.nextInt(3), LocalDate.now(clock).plusDays(chance.nextInt(20)), null,
                        "An", "parts", "firstDay"));
                case 5 -> {
                    day += 1 + chance.nextInt(9);
                    day(day);
                    timers(customer);
                }
                case 6 -> ignoringRefusal(() -> words.paid(customer, LocalDate.now(clock), "An", "paidOn"));
                // a node is killed: a job of the case is left where it is
                default -> jobs(customer, 1 + chance.nextInt(4));
            }
            assertNothingWrongWentOut(customer, disputed, seen);
        }
        jobs(customer, 100);
        assertNothingWrongWentOut(customer, disputed, seen);
        invoices.forEach(invoice -> {
            if (erp.invoice(invoice).orElseThrow().open().signum() > 0) {
                demoErp.receivePayment(invoice, erp.invoice(invoice).orElseThrow().open(), LocalDate.now(clock));
            }
        });
        jobs(customer, 100);
        timers(customer);
        jobs(customer, 100);
        assertThat(engine.instanceOf(customer)).isNull();
    }

    /** Looks at each letter that went out since the last look, with the world as it is now. */
    private void assertNothingWrongWentOut(String customer, Set<String> disputed, Map<String, Integer> seen) {
        Map<String, Integer> levels = new HashMap<>();
        for (DunningLetter letter : letterStore.ofCustomer(customer, 100)) {
            if (letter.state() != DunningLetter.State.SENT) {
                continue;
            }
            assertThat(levels.merge("on " + letter.sentOn(), 1, Integer::sum)).as("letters on " + letter.sentOn()).isEqualTo(1);
            boolean news = seen.putIfAbsent(letter.id(), 1) == null;
            for (DunningLetter.Item item : letter.items()) {
                assertThat(levels.merge(letter.level() + item.receivable(), 1, Integer::sum)).as("letters of one level for one invoice").isEqualTo(1);
                if (news) {
                    assertThat(disputed).as("disputed when " + letter.id() + " went out").doesNotContain(item.receivable());
                    assertThat(erp.invoice(item.receivable()).orElseThrow().open()).as("open when it went out").isEqualByComparingTo(item.open());
                    LocalDate sent = letter.sentOn();
                    assertThat(receivable(item.receivable()).pauses()).noneMatch(pause -> pause.covers(sent) && pause.from().isBefore(sent));
                }
            }
            assertThat(letter.items().stream().map(DunningLetter.Item::open).reduce(BigDecimal.ZERO, BigDecimal::add)).isPositive();
        }
    }

    private void part(String invoice, Random chance) {
        BigDecimal open = erp.invoice(invoice).orElseThrow().open();
        if (open.signum() > 0) {
            demoErp.receivePayment(invoice, chance.nextBoolean() ? open : open.divide(new BigDecimal(2), 2, RoundingMode.UP),
                    LocalDate.now(clock));
        }
    }

    private void jobs(String customer, int most) {
        for (int i = 0; i < most; i++) {
            if (engine.instanceOf(customer) == null) {
                return;
            }
            List<Job> jobs = management.createJobQuery().processInstanceId(engine.instanceOf(customer).getId()).messages().listPage(0, 1);
            if (jobs.isEmpty()) {
                return;
            }
            management.executeJob(jobs.get(0).getId());
        }
    }

    private void timers(String customer) {
        if (engine.instanceOf(customer) != null) {
            management.createJobQuery().processInstanceId(engine.instanceOf(customer).getId()).timers().duedateLowerThan(Date.from(clock.instant()))
                    .list().forEach(job -> management.executeJob(job.getId()));
        }
    }

    private static void ignoringRefusal(Runnable deed) {
        try {
            deed.run();
        } catch (FormRefused refused) {
            assertThat(refused.problems()).isNotEmpty();
        }
    }
}
