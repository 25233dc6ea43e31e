package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErpAnswersTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void receivableInAnotherCurrencyIsNamedAndNotTaken() {
        assertThatThrownBy(() -> receivables(receivable("100.00", "40.00", "USD"))).hasMessageContaining("R1 in USD instead of EUR");
    }

    @Test
    void receivableIsAPartOfItsInvoice() {
        assertThat(receivables(receivable("100.00", "40.00", "EUR")).items()).hasSize(1);
        assertThat(receivables(receivable("-100.00", "-40.00", "EUR")).items()).hasSize(1);
        assertThatThrownBy(() -> receivables(receivable("100.00", "100.01", "EUR"))).hasMessageContaining("R1");
        assertThatThrownBy(() -> receivables(receivable("100.00", "-1.00", "EUR"))).hasMessageContaining("R1");
        assertThatThrownBy(() -> receivables(receivable("100.00", "0.00", "EUR"))).hasMessageContaining("R1");
        assertThatThrownBy(() -> receivables(receivable("100.00", null, "EUR"))).hasMessageContaining("R1");
    }

    @Test
    void receivableThatNobodyAskedForIsNotTaken() {
        ErpPage<ErpReceivable> page = new ErpPage<>(List.of(receivable("100.00", "40.00", "EUR")), null);

        assertThatThrownBy(() -> ErpAnswers.receivables("C2", null, page)).hasMessageContaining("another customer than C2");
        assertThatThrownBy(() -> ErpAnswers.receivables(null, DAY, page)).hasMessageContaining("due later");
        assertThat(ErpAnswers.receivables("C1", DAY.plusDays(1), page)).isEqualTo(page);
    }

    @Test
    void invoiceWhoseAmountsDoNotAddUpIsNotTaken() {
        assertThat(ErpAnswers.invoice("F1", Optional.of(invoice("100.00", "21.00", "121.00", "EUR")))).isPresent();
        assertThatThrownBy(() -> ErpAnswers.invoice("F1", Optional.of(invoice("100.00", "21.00", "121.01", "EUR"))))
                .hasMessageContaining("amounts of invoice F1");
        assertThatThrownBy(() -> ErpAnswers.invoice("F1", Optional.of(invoice("100.00", "21.00", "121.00", "CHF"))))
                .hasMessageContaining("in CHF instead of EUR");
        assertThatThrownBy(() -> ErpAnswers.invoice("F2", Optional.of(invoice("100.00", "21.00", "121.00", "EUR"))))
                .hasMessageContaining("another invoice than F2");
    }

    @Test
    void quoteWhoseLinesGiveAnotherVatIsNotTaken() {
        assertThat(ErpAnswers.quote("Q1", Optional.of(quote("0.50", "0.11")))).isPresent();
        assertThat(ErpAnswers.quote("Q1", Optional.of(quote("0.50", "0.10")))).isPresent();
        assertThat(ErpAnswers.quote("Q1", Optional.of(quote(null, null)))).isPresent();
        assertThatThrownBy(() -> ErpAnswers.quote("Q1", Optional.of(quote("0.50", "1.10")))).hasMessageContaining("VAT of quote Q1");
        assertThatThrownBy(() -> ErpAnswers.quote("Q1", Optional.of(quote("0.52", "0.11")))).hasMessageContaining("line 1 of quote Q1");
    }

    @Test
    void pageOfTheErpsSignInIsNotAnInvoice() {
        assertThatThrownBy(() -> ErpAnswers.pdf("F1", Optional.of("<html>Sign in</html>".getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("F1");
    }

    @Test
    void changesThatLeadNowhereAreNotTaken() {
        ErpEvent fact = new ErpEvent("order:SHIPPED:S1", "order-shipped", "O1");
        assertThat(ErpAnswers.changes(1, new ErpChanges(List.of(fact), "7")).events()).containsExactly(fact);
        assertThatThrownBy(() -> ErpAnswers.changes(1, new ErpChanges(List.of(fact, fact), "7"))).hasMessageContaining("changes");
        assertThatThrownBy(() -> ErpAnswers.changes(1, new ErpChanges(List.of(fact), null))).hasMessageContaining("changes");
        ErpEvent markup = new ErpEvent("order:SHIPPED:S1", "order-shipped", "<b>O1</b>");
        assertThatThrownBy(() -> ErpAnswers.changes(1, new ErpChanges(List.of(markup), "7"))).hasMessageContaining("key");
    }

    private static ErpPage<ErpReceivable> receivables(ErpReceivable one) {
        return ErpAnswers.receivables(null, null, new ErpPage<>(List.of(one), null));
    }

    private static ErpReceivable receivable(String total, String open, String currency) {
        return new ErpReceivable("R1", "F1", "C1", DAY, DAY, new BigDecimal(total), open == null ? null : new BigDecimal(open), currency);
    }

    private static ErpQuote quote(String net, String vat) {
        return new ErpQuote("Q1", "1", ErpQuote.State.OPEN, "C1", null, "nl", DAY, DAY, 30, false, BigDecimal.ZERO, "sales", null,
                List.of(new ErpQuote.Line(1, "P1", "Pump", "pc", BigDecimal.ONE, new BigDecimal("0.5000"), BigDecimal.ZERO,
                        new BigDecimal("21"), BigDecimal.ZERO, net == null ? null : new BigDecimal(net))), vat == null ? null : new BigDecimal(vat));
    }

    private static ErpInvoice invoice(String net, String vat, String total, String currency) {
        return new ErpInvoice("F1", "C1", DAY, DAY, currency, new BigDecimal(net), new BigDecimal(vat), new BigDecimal(total),
                BigDecimal.ZERO, List.of(), null);
    }
}
