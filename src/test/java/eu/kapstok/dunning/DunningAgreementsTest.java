package eu.kapstok.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was agreed comes due: credit control sees it by day, the customer is reminded of it in a friendly way, once. */
class DunningAgreementsTest extends DunningTests {

    private static final LocalDate FAR = LocalDate.of(2100, 1, 1);

    @Autowired
    DunningLists lists;
    @Autowired
    DunningStaff staff;

    @Test
    void customerIsRemindedOnceTwoDaysBeforeThePromisedDay() {
        String customer = business("BE", "nl");
        invoice(customer, "300.00", 10);
        begin(customer);
        words.promise(customer, LocalDate.now(clock).plusDays(10), "An", "promiseDay");
        engine.continueToNextWaitState();
        int before = mails(customer).size();

        day(7);
        engine.continueToNextWaitState();
        assertThat(mails(customer)).hasSize(before);
        day(9);
        engine.continueToNextWaitState();
        assertThat(mails(customer)).hasSize(before + 1).anyMatch(mail -> mail.subject().startsWith("Uw afspraak om \u20ac")
                && mail.subject().contains("300,00"));
        day(11);
        engine.continueToNextWaitState();

        assertThat(mails(customer)).hasSize(before + 1);
        assertThat(sent(customer)).containsExactly("REMINDER_1_NO_COST");
    }

    @Test
    void whoPaidMeanwhileOrSaysSoOrIsHeldBackOrDisputesIsNotReminded() {
        String paid = business("BE", "nl");
        String invoice = invoice(paid, "300.00", 10);
        String says = business("BE", "nl");
        invoice(says, "300.00", 10);
        String held = business("BE", "nl");
        invoice(held, "300.00", 10);
        String disputing = business("BE", "nl");
        String disputed = invoice(disputing, "300.00", 10);
        for (String customer : List.of(paid, says, held, disputing)) {
            begin(customer);
            if (customer.equals(says)) {
                words.paid(customer, LocalDate.now(clock), "An", "paidOn");
            } else {
                words.promise(customer, LocalDate.now(clock).plusDays(10), "An", "promiseDay");
            }
            engine.continueToNextWaitState();
        }
        database.update("update demo_erp.invoice set open = 0 where number = ?", invoice);
        staff.hold(held, "Wij praten", LocalDate.now(clock).plusDays(20), "Eva");
        disputes.disputed(disputed, disputing, "K2026-90077");
        engine.continueToNextWaitState();

        day(9);
        engine.continueToNextWaitState();

        for (String customer : List.of(paid, says, held, disputing)) {
            assertThat(mails(customer)).as(customer).noneMatch(mail -> mail.subject().startsWith("Uw afspraak"));
        }
    }

    @Test
    void everyPartOfAPlanThatIsStillToComeIsRemindedOf() {
        String customer = business("BE", "fr");
        String invoice = invoice(customer, "300.00", 10);
        begin(customer);
        LocalDate first = LocalDate.now(clock).plusDays(5);
        Plan plan = words.plan(customer, 2, first, null, "An", "parts", "firstDay");
        engine.continueToNextWaitState();
        assertThat(coming(customer, FAR)).extracting(DunningLists.Coming::part).containsExactly(1, 2);

        day(1);
        pay(invoice, "150.00");
        assertThat(coming(customer, FAR)).extracting(DunningLists.Coming::part).containsExactly(2);
        day(4);
        engine.continueToNextWaitState();
        assertThat(mails(customer)).noneMatch(mail -> mail.subject().startsWith("Votre prochain versement"));
        day((int) ChronoUnit.DAYS.between(first.minusDays(5), first.plusMonths(1)) - 1);
        engine.continueToNextWaitState();

        assertThat(mails(customer)).filteredOn(mail -> mail.subject().startsWith("Votre prochain versement")).singleElement()
                .satisfies(mail -> assertThat(mail.subject()).contains("150,00"));
        assertThat(plans.find(plan.id()).orElseThrow().state()).isEqualTo(Plan.State.RUNNING);
    }

    @Test
    void creditControlSeesWhatComesInByDayPageByPage() {
        String customer = business("BE", "nl");
        invoice(customer, "240.00", 10);
        begin(customer);
        LocalDate today = LocalDate.now(clock);
        words.plan(customer, 3, today.plusDays(3), null, "An", "parts", "firstDay");
        List<String> promising = new ArrayList<>();
        for (int i = 0; i < 26; i++) {
            String other = business("BE", "nl");
            promising.add(other);
            invoice(other, "80.00", 10);
            receivables.refresh(other);
            words.promise(other, today.plusDays(3 + i % 5), "An", "promiseDay");
        }

        List<DunningLists.Coming> all = all(FAR);

        assertThat(all).isSortedAccordingTo(Comparator.comparing(DunningLists.Coming::day).thenComparing(DunningLists.Coming::key));
        assertThat(all).extracting(DunningLists.Coming::key).doesNotHaveDuplicates();
        assertThat(all).extracting(DunningLists.Coming::customer).containsAll(promising);
        assertThat(all).filteredOn(one -> one.customer().equals(customer)).extracting(DunningLists.Coming::part).containsExactly(1, 2, 3);
        assertThat(all(today.plusDays(3))).allSatisfy(one -> assertThat(one.day()).isBeforeOrEqualTo(today.plusDays(3)))
                .filteredOn(one -> one.customer().equals(customer)).hasSize(1);
    }

    private List<DunningLists.Coming> coming(String customer, LocalDate until) {
        return all(until).stream().filter(one -> one.customer().equals(customer)).toList();
    }

    private List<DunningLists.Coming> all(LocalDate until) {
        List<DunningLists.Coming> all = new ArrayList<>();
        String after = null;
        do {
            DunningLists.Page<DunningLists.Coming> page = lists.coming(until, after);
            all.addAll(page.rows());
            after = page.next();
        } while (after != null);
        return all;
    }
}
