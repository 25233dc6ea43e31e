package eu.kapstok.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.claim.ClaimLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the customer's page asks them to pay now. */
class OwedSumsTest extends DunningTests {

    @Autowired
    Owed owed;

    @Test
    void everythingThatIsOverdueIsToBePaid() {
        String customer = business("BE", "nl");
        invoice(customer, "100.00", 10);
        invoice(customer, "200.00", 10);
        invoice(customer, "400.00", -20);
        begin(customer);

        assertPays(customer, "300.00", "dunning.pay.overdue");
    }

    @Test
    void whatALetterChargedIsToBePaidToo() {
        String customer = business("BE", "nl");
        invoice(customer, "1500.00", 7);
        begin(customer);
        look(customer, 11);

        assertPays(customer, letterStore.ofCustomer(customer, 1).get(0).total().toPlainString(), "dunning.pay.charged");
    }

    @Test
    void dutchCollectionCostsAreThoseOfTheLetters() {
        String customer = business("NL", "nl");
        invoice(customer, "2500.00", 7);
        invoice(customer, "900.00", -3);
        begin(customer);
        look(customer, 11);
        look(customer, 12);
        look(customer, 22);

        assertThat(sent(customer)).containsExactly("REMINDER_1_NO_COST", "REMINDER_2_INTEREST_PLUS_40", "REMINDER_1_NO_COST",
                "REMINDER_2_INTEREST_PLUS_40");
        assertThat(owed.of(customer).lines()).extracting(ClaimLine::amount).as("not one fee of 465.00")
                .contains(new BigDecimal("375.00"), new BigDecimal("135.00"));
    }

    @Test
    void whatIsDisputedIsNotToBePaidMeanwhile() {
        String customer = business("BE", "nl");
        String paid = invoice(customer, "100.00", 10);
        String disputed = invoice(customer, "200.00", 10);
        begin(customer);
        disputes.disputed(disputed, customer, "K2026-90101");
        engine.continueToNextWaitState();

        assertPays(customer, "100.00", "dunning.pay.overdue", "dunning.pay.disputed");
        pay(paid);
        assertThat(owed.of(customer).payTo()).isNull();
    }

    @Test
    void ofAPlanThePartThatIsNextIsToBePaid() {
        String customer = business("BE", "nl");
        String invoice = invoice(customer, "300.01", 10);
        begin(customer);
        words.plan(customer, 3, LocalDate.now(clock).plusDays(3), null, "An", "parts", "firstDay");
        engine.continueToNextWaitState();

        assertPays(customer, "100.01", "dunning.pay.part");
        pay(invoice, "100.01");
        assertPays(customer, "100.00", "dunning.pay.part");
    }

    @Test
    void agreedPlanIsWrittenWithItsDaysAndAmounts() {
        String customer = business("BE", "fr");
        invoice(customer, "9000.00", 10);
        begin(customer);
        words.plan(customer, 3, LocalDate.now(clock).plusDays(3), null, "An", "parts", "firstDay");
        engine.continueToNextWaitState();

        answer(customer, DunningProcess.Elements.APPROVE_PAYMENT_PLAN, "credit-control", Map.of("planDecision", "agree"));

        assertThat(mails(customer).get(0).text().replaceAll("\\h", " ")).contains(": 3 000,00 €");
        assertThat(mails(customer).get(0).html()).contains(String.valueOf(LocalDate.now(clock).plusDays(3).getYear()));
    }

    private void assertPays(String customer, String amount, String... notes) {
        OwedView view = owed.of(customer);
        assertThat(view.payTo().amount()).isEqualByComparingTo(new BigDecimal(amount));
        assertThat(view.payTo().qr()).contains("EUR" + view.payTo().amount().toPlainString());
        assertThat(view.payNotes()).isEqualTo(List.of(notes));
    }
}
