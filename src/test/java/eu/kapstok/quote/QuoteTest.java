package eu.kapstok.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.erp.ErpCredit;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.erp.ErpQuote;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuoteTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @Test
    void quoteGoesFromTheErpToTheCustomerAndBecomesAnOrder() {
        Quote quote = sent("2026-12-21");

        quote.accept(1, NOW);
        quote.order("SO1", NOW);

        assertThat(quote.status()).isEqualTo(QuoteStatus.ORDERED);
        assertThat(quote.orderNumber()).isEqualTo("SO1");
        assertThat(quote.closedAt()).isEqualTo(NOW);
    }

    @Test
    void quoteIsValidToTheEndOfItsLastDayInBrussels() {
        Quote quote = sent("2026-12-21");

        assertThat(quote.isValidAt(Instant.parse("2026-12-21T22:59:59Z"))).isTrue();
        assertThat(quote.isValidAt(Instant.parse("2026-12-21T23:00:00Z"))).isFalse();
        assertThat(quote.endOfValidity()).isEqualTo("2026-12-21T23:00:00Z");
        assertThatThrownBy(() -> quote.accept(1, Instant.parse("2026-12-21T23:00:00Z")))
                .isInstanceOf(IllegalQuoteMove.class);
        quote.accept(1, Instant.parse("2026-12-21T22:59:59Z"));
    }

    @Test
    void olderVersionIsNotAcceptedOnceANewerOneIsSent() {
        Quote quote = sent("2026-12-21");
        quote.resubmit();
        load(quote, "2026-12-21");
        assertThat(quote.awaitsAnswerTo(1)).isFalse();
        quote.approve();
        quote.send(NOW);

        assertThatThrownBy(() -> quote.accept(1, NOW)).isInstanceOf(IllegalQuoteMove.class);
        quote.accept(2, NOW);
    }

    @Test
    void quoteIsAcceptedOnce() {
        Quote quote = sent("2026-12-21");
        quote.accept(1, NOW);

        assertThatThrownBy(() -> quote.accept(1, NOW)).isInstanceOf(IllegalQuoteMove.class);
        assertThatThrownBy(quote::resubmit).isInstanceOf(IllegalQuoteMove.class);
        assertThatThrownBy(() -> quote.withdraw(null, NOW)).isInstanceOf(IllegalQuoteMove.class);
    }

    @Test
    void closedQuoteStaysClosed() {
        Quote quote = sent("2026-12-21");
        quote.decline(NOW);

        assertThatThrownBy(quote::resubmit).isInstanceOf(IllegalQuoteMove.class);
        assertThatThrownBy(() -> quote.accept(1, NOW)).isInstanceOf(IllegalQuoteMove.class);
        assertThat(quote.status().closed()).isTrue();
    }

    @Test
    void fingerprintChangesWithLinesPricesAndTermsOnly() {
        String fingerprint = QuoteFingerprint.of(erp("1", "2026-12-21", "10.00", "12"));

        assertThat(QuoteFingerprint.of(erp("2", "2026-12-21", "10.0", "12.000"))).isEqualTo(fingerprint);
        assertThat(QuoteFingerprint.of(erp("1", "2026-12-22", "10.00", "12"))).isNotEqualTo(fingerprint);
        assertThat(QuoteFingerprint.of(erp("1", "2026-12-21", "10.01", "12"))).isNotEqualTo(fingerprint);
        assertThat(QuoteFingerprint.of(erp("1", "2026-12-21", "10.00", "13"))).isNotEqualTo(fingerprint);
    }

    private static Quote sent(String validUntil) {
        Quote quote = new Quote("Q2026-00042", NOW);
        load(quote, validUntil);
        quote.approve();
        quote.send(NOW);
        return quote;
    }

    private static void load(Quote quote, String validUntil) {
        ErpCustomer customer = new ErpCustomer("C10042", "Customer", ErpCustomer.Kind.BUSINESS, "BE", "nl", "A", null, null,
                List.of(), null, false, 30, null, List.of());
        ErpCredit credit = new ErpCredit(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.TEN, 0, false);
        quote.load(new QuoteVersion(quote, erp("1", validUntil, "10", "12"), customer, credit, NOW), "C10042");
    }

    private static ErpQuote erp(String version, String validUntil, String price, String quantity) {
        return new ErpQuote("Q2026-00042", version, ErpQuote.State.OPEN, "C10042", null, "nl", LocalDate.parse("2026-11-21"),
                LocalDate.parse(validUntil), 30, false, BigDecimal.ZERO, "sales", null,
                List.of(new ErpQuote.Line(1, "P1", "Pipe", "m", new BigDecimal(quantity), new BigDecimal(price),
                        BigDecimal.ZERO, new BigDecimal("21"), new BigDecimal("4"))));
    }
}
