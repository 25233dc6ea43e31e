package eu.kapstok.quote;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpCredit;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.erp.ErpQuote;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuoteChangesTest {

    @Test
    void sameOfferInOtherDecimalsIsNoChange() {
        assertThat(QuoteChanges.between(version(line(1, "A", "2", "10.00")), version(line(1, "A", "2.000", "10.0"))).none()).isTrue();
    }

    @Test
    void changedNewAndDroppedLinesAreTold() {
        QuoteVersion newer = version(line(1, "A", "3", "10"), line(2, "C", "1", "5"));

        QuoteChanges changes = QuoteChanges.between(version(line(1, "A", "2", "10"), line(2, "B", "1", "7")), newer);

        assertThat(changes.before(newer.lines().get(0)).quantity()).isEqualByComparingTo("2");
        assertThat(changes.changed(newer.lines().get(1))).isTrue();
        assertThat(changes.before(newer.lines().get(1))).isNull();
        assertThat(changes.dropped()).extracting(QuoteLine::product).containsExactly("B");
        assertThat(changes.earlierGross()).isEqualByComparingTo("32.67");
    }

    @Test
    void linesThatOnlyMovedAreNoChange() {
        assertThat(QuoteChanges.between(version(line(1, "A", "1", "1"), line(2, "B", "1", "2")),
                version(line(1, "B", "1", "2"), line(2, "A", "1", "1"))).none()).isTrue();
    }

    @Test
    void secondLineWithOneProductIsComparedWithTheSecond() {
        QuoteVersion newer = version(line(1, "A", "1", "10"), line(2, "A", "9", "8"));

        QuoteChanges changes = QuoteChanges.between(version(line(1, "A", "1", "10"), line(2, "A", "5", "8")), newer);

        assertThat(changes.changed(newer.lines().get(0))).isFalse();
        assertThat(changes.before(newer.lines().get(1)).quantity()).isEqualByComparingTo("5");
    }

    @Test
    void whatTheCustomerAskedIsComparedWithWhatTheyGot() {
        QuoteVersion earlier = version(line(1, "A", "2", "10"), line(2, "B", "1", "7"), line(3, "C", "4", "1"));
        WishedLine more = new WishedLine(1, "A", "Product A", "st", new BigDecimal("2"), new BigDecimal("3"), null);
        WishedLine gone = new WishedLine(2, "B", "Product B", "st", new BigDecimal("1"), null, null);
        WishedLine less = new WishedLine(3, "C", "Product C", "st", new BigDecimal("4"), new BigDecimal("1"), null);

        QuoteChanges changes = QuoteChanges.between(earlier, version(line(1, "C", "2", "1"), line(2, "A", "3.000", "10")),
                List.of(more, gone, less));

        assertThat(changes.asked()).extracting(QuoteChanges.Asked::met).containsExactly(true, true, false);
        assertThat(changes.asked().get(2).now().quantity()).isEqualByComparingTo("2");
    }

    static QuoteVersion version(ErpQuote.Line... lines) {
        LocalDate day = LocalDate.of(2026, 11, 22);
        ErpAddress address = new ErpAddress("A1", "Buyer", "Street 1", "2000", "Antwerpen", "BE");
        ErpCustomer buyer = new ErpCustomer("C1", "Buyer", ErpCustomer.Kind.BUSINESS, "BE", "nl", "A", null, address,
                List.of(address), null, false, 30, null, List.of());
        return new QuoteVersion(new Quote("Q2026-1", Instant.EPOCH), new ErpQuote("Q2026-1", "1", ErpQuote.State.OPEN, "C1", null,
                "nl", day, day.plusDays(14), 30, false, BigDecimal.ZERO, "sales", null, List.of(lines)), buyer,
                new ErpCredit(BigDecimal.ZERO, BigDecimal.ZERO, null, 0, false), Instant.EPOCH);
    }

    static ErpQuote.Line line(int position, String product, String quantity, String price) {
        return new ErpQuote.Line(position, product, "Product " + product, "st", new BigDecimal(quantity), new BigDecimal(price),
                BigDecimal.ZERO, new BigDecimal("21"), BigDecimal.ONE);
    }
}
