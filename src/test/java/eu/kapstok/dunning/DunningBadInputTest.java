package eu.kapstok.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.erp.ErpCustomer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes out of an ERP and off people's keyboards, wrong as it is: nobody is asked for what is not owed. */
class DunningBadInputTest extends DunningTests {

    private static final String SEGMENT = "ZB";
    private static final int PAGE = 500;

    @Autowired
    DunningRuns runs;
    @Autowired
    NextSteps nextSteps;

    @ParameterizedTest
    @CsvSource({"1990-01-31, 1990-01-01", "2026-10-01, 2026-11-01"})
    void invoiceWithADateThatCannotBeIsLeftToCreditControl(LocalDate due, LocalDate made) {
        String customer = business("BE", "nl");
        String wrong = "FX" + customer;
        insert(wrong, customer, made, due, "300.00", "300.00");
        String right = invoice(customer, "200.00", 10);

        begin(customer);

        assertThat(letterStore.ofCustomer(customer, 5)).singleElement().satisfies(letter ->
                assertThat(letter.items()).extracting(DunningLetter.Item::receivable).containsExactly(right));
        assertThat(nextSteps.foresee(cases.situation(debtors.find(customer).orElseThrow()), LocalDate.now(clock)).all())
                .filteredOn(item -> item.receivable().id().equals(wrong)).extracting(item -> item.step().name()).containsExactly("CHECK_DATES");
        assertThat(receivable(wrong).level()).isZero();
    }

    @Test
    void invoiceThatIsDueLaterIsNotAskedFor() {
        String customer = business("BE", "nl");
        invoice(customer, "300.00", -30);

        begin(customer);

        assertThat(sent(customer)).isEmpty();
        assertEnded(customer, "Event_AllPaid");
    }

    @Test
    void missingHalfYearStopsTheInterestNotTheLetters() {
        String customer = business("BE", "nl");
        day(800);
        invoice(customer, "300.00", 7);
        begin(customer);
        look(customer, 811);

        assertThat(sent(customer)).containsExactly("REMINDER_1_NO_COST", "REMINDER_2_INTEREST_PLUS_40");
        DunningLetter charged = letterStore.ofCustomer(customer, 1).get(0);
        assertThat(charged.total()).as("no rate is known, the fixed sum is").isEqualByComparingTo("340.00");
    }

    @Test
    void invoiceThatWasCreditedInPartIsAskedForWhatIsLeft() {
        String customer = business("BE", "nl");
        String invoice = "FC" + customer;
        insert(invoice, customer, LocalDate.now(clock).minusDays(40), LocalDate.now(clock).minusDays(10), "500.00", "155.00");

        begin(customer);

        assertThat(letterStore.ofCustomer(customer, 1).get(0).total()).isEqualByComparingTo("155.00");
    }

    @Test
    void creditAboveAllThatIsOwedIsNoDebt() {
        String customer = business("BE", "nl");
        invoice(customer, "300.00", 10);
        LocalDate today = LocalDate.now(clock);
        insert("CN" + customer, customer, today.minusDays(5), today.minusDays(5), "-400.00", "-400.00");

        begin(customer);

        assertThat(letterStore.ofCustomer(customer, 5)).isEmpty();
        assertEnded(customer, "Event_AllPaid");
    }

    @Test
    void paymentOfMoreThanTheInvoiceEndsTheCase() {
        String customer = business("BE", "nl");
        String invoice = invoice(customer, "300.00", 10);
        begin(customer);

        database.update("update demo_erp.invoice set open = 0 where number = ?", invoice);
        insert("OV" + customer, customer, LocalDate.now(clock), LocalDate.now(clock), "-43.70", "-43.70");
        look(customer);

        assertEnded(customer, "Event_AllPaid");
        assertThat(receivables.open(customer)).extracting(Receivable::open).containsExactly(new BigDecimal("-43.70"));
    }

    @Test
    void businessWithoutANumberIsRemindedAsAConsumer() {
        String customer = customer(ErpCustomer.Kind.BUSINESS, "BE", "nl", "B", null);
        invoice(customer, "300.00", 10);

        begin(customer);
        look(customer, 11);

        assertThat(sent(customer)).containsExactly("FREE_REMINDER_XIX2");
        assertThat(letterStore.ofCustomer(customer, 1).get(0).total()).isEqualByComparingTo("300.00");
    }

    @Test
    void planWhoseInstalmentsDoNotSumIsNone() {
        List<Plan.Instalment> parts = List.of(new Plan.Instalment(LocalDate.of(2026, 12, 1), new BigDecimal("100.00")),
                new Plan.Instalment(LocalDate.of(2027, 1, 1), new BigDecimal("199.99")));

        assertThatThrownBy(() -> new Plan("P2026-00001", "C1", Instant.EPOCH, "An", null, new BigDecimal("300.00"), Plan.State.ASKED, null, parts))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The first page was read; then one of it is paid, one of the second is credited, and one moves back to where was read already. */
    @Test
    void receivablesThatChangeBetweenTwoPagesAreNeitherLostNorAskedForWrongly() {
        LocalDate today = LocalDate.now(clock);
        String filler = customer(ErpCustomer.Kind.BUSINESS, "BE", "nl", "ZZ", "BE0999000000");
        database.update("""
                insert into demo_erp.invoice (number, customer, invoice_date, due_date, net, vat, gross, open)
                select 'FF' || ? || '-' || n, ?, ?, ?, 10, 0, 10, 10 from generate_series(1, ?) n
                """, filler, filler, today.minusDays(50), today.minusDays(20), PAGE);
        String paid = debtor();
        String first = invoice(paid, "300.00", 30);
        String credited = debtor();
        String second = invoice(credited, "400.00", 10);
        String moved = debtor();
        String third = invoice(moved, "500.00", 9);
        receivables.refresh(moved);
        receivables.refresh(paid);
        runs.open(today, false);
        assertThat(runs.readPage(today)).isTrue();

        database.update("update demo_erp.invoice set open = 0 where number = ?", first);
        database.update("update demo_erp.invoice set open = 150 where number = ?", second);
        database.update("update demo_erp.invoice set due_date = ? where number = ?", java.sql.Date.valueOf(today.minusDays(25)), third);
        while (runs.readPage(today)) {
            assertThat(runs.find(today).orElseThrow().pages()).isLessThan(20);
        }
        while (runs.judge(today)) {
            assertThat(runs.find(today).orElseThrow().state()).isEqualTo(DunningRun.State.JUDGING);
        }
        runs.release(today, SEGMENT, null, List.of(), "test");
        while (runs.startSome(today)) {
            assertThat(runs.find(today).orElseThrow().state()).isEqualTo(DunningRun.State.STARTING);
        }
        for (String customer : List.of(paid, credited, moved)) {
            if (engine.instanceOf(customer) != null) {
                engine.continueToNextWaitState();
            }
        }

        assertThat(sent(paid)).isEmpty();
        assertThat(letterStore.ofCustomer(credited, 1)).singleElement().satisfies(letter -> assertThat(letter.total()).isEqualByComparingTo("150.00"));
        assertThat(sent(moved)).as("known from an earlier day").containsExactly("REMINDER_1_NO_COST");
        assertThat(receivable(third).dueDate()).isEqualTo(today.minusDays(25));
    }

    private String debtor() {
        return customer(ErpCustomer.Kind.BUSINESS, "BE", "nl", SEGMENT, "BE0999000000");
    }

    private void insert(String number, String customer, LocalDate made, LocalDate due, String gross, String open) {
        database.update("""
                insert into demo_erp.invoice (number, customer, invoice_date, due_date, net, vat, gross, open) values (?, ?, ?, ?, ?, 0, ?, ?)
                """, number, customer, java.sql.Date.valueOf(made), java.sql.Date.valueOf(due), new BigDecimal(gross), new BigDecimal(gross),
                new BigDecimal(open));
    }
}
