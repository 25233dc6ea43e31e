package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErpCreditTotalsTest {

    private static final List<ErpInvoiceLine> THREE_OF_10_03 = List.of(line(1, "1", "10.03", "21"), line(2, "1", "10.03", "21"),
            line(3, "1", "10.03", "21"));

    @Test
    void oneOfThreeLinesGivesBackItsOwnVatAndLeavesTheRestOfTheInvoice() {
        ErpCreditTotals totals = ErpCreditTotals.of(THREE_OF_10_03, List.of(ErpCreditRequest.Line.of(2, BigDecimal.ONE)));

        assertThat(totals.net()).isEqualByComparingTo("10.03");
        assertThat(totals.vat()).isEqualByComparingTo("2.11");
        assertThat(totals.gross()).isEqualByComparingTo("12.14");
        assertThat(new BigDecimal("36.41").subtract(totals.gross())).isEqualByComparingTo("24.27");
    }

    @Test
    void partsOfAnInvoiceComeToItsVatAndNotACentMore() {
        List<ErpInvoiceLine> left = new ArrayList<>(THREE_OF_10_03);
        BigDecimal vatLeft = new BigDecimal("6.32");
        BigDecimal gross = BigDecimal.ZERO;
        for (int line = 1; line <= 3; line++) {
            BigDecimal most = vatLeft;
            ErpCreditTotals part = ErpCreditTotals.of(left, List.of(ErpCreditRequest.Line.of(line, BigDecimal.ONE)), rate -> most);
            vatLeft = vatLeft.subtract(part.vat());
            gross = gross.add(part.gross());
            left.set(line - 1, credited(left.get(line - 1), "1", "10.03"));
        }

        assertThat(vatLeft).isZero();
        assertThat(gross).isEqualByComparingTo("36.41");
    }

    @Test
    void eachRateHasItsOwnBaseAndIsRoundedOnce() {
        List<ErpInvoiceLine> lines = List.of(line(1, "10", "3.30", "21"), line(2, "1", "49.95", "6"), line(3, "1", "12.34", "6"));

        ErpCreditTotals totals = ErpCreditTotals.of(lines, List.of(ErpCreditRequest.Line.of(1, BigDecimal.TEN),
                ErpCreditRequest.Line.of(2, BigDecimal.ONE), ErpCreditRequest.Line.of(3, BigDecimal.ONE)));

        assertThat(totals.rates()).extracting(rate -> rate.rate() + "|" + rate.base() + "|" + rate.vat())
                .containsExactly("6|62.29|3.74", "21|3.30|0.69");
    }

    @Test
    void piecesThatDoNotDivideEvenlyAddUpToTheLine() {
        ErpInvoiceLine line = line(1, "3", "10.00", "21");
        BigDecimal sum = BigDecimal.ZERO;
        for (int piece = 0; piece < 3; piece++) {
            BigDecimal part = ErpCreditTotals.of(List.of(line), List.of(ErpCreditRequest.Line.of(1, BigDecimal.ONE))).net();
            sum = sum.add(part);
            line = credited(line, String.valueOf(piece + 1), sum.toPlainString());
        }

        assertThat(sum).isEqualByComparingTo("10.00");
    }

    @Test
    void goodsThatComeBackAfterAPriceReductionGiveBackWhatIsLeftOfTheirPrice() {
        ErpInvoiceLine reduced = credited(line(1, "2", "100.00", "21"), "0", "30.00");

        assertThat(ErpCreditTotals.of(List.of(reduced), List.of(ErpCreditRequest.Line.of(1, new BigDecimal(2)))).net())
                .isEqualByComparingTo("70.00");
    }

    @Test
    void moreThanIsLeftIsRefused() {
        ErpInvoiceLine line = credited(line(1, "2", "100.00", "21"), "1", "50.00");

        for (ErpCreditRequest.Line asked : List.of(ErpCreditRequest.Line.of(1, new BigDecimal("1.001")),
                ErpCreditRequest.Line.amount(1, new BigDecimal("50.01")), ErpCreditRequest.Line.amount(1, new BigDecimal("0.001")),
                ErpCreditRequest.Line.of(1, BigDecimal.ZERO), ErpCreditRequest.Line.amount(1, new BigDecimal("-1")),
                ErpCreditRequest.Line.of(2, BigDecimal.ONE))) {
            assertThatThrownBy(() -> ErpCreditTotals.of(List.of(line), List.of(asked))).as(asked.toString())
                    .satisfies(ErpContractTest.isKind(ErpException.Kind.INVALID));
        }
        assertThatThrownBy(() -> ErpCreditTotals.of(List.of(line), List.of(ErpCreditRequest.Line.amount(1, BigDecimal.ONE),
                ErpCreditRequest.Line.amount(1, BigDecimal.ONE)))).satisfies(ErpContractTest.isKind(ErpException.Kind.INVALID));
        assertThatThrownBy(() -> new ErpCreditRequest.Line(1, BigDecimal.ONE, BigDecimal.ONE)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ErpInvoiceLine line(int number, String quantity, String net, String rate) {
        return new ErpInvoiceLine(number, "O1", number, "X", "Something", "", new BigDecimal(quantity), new BigDecimal(net),
                new BigDecimal(rate), new BigDecimal(net), BigDecimal.ZERO, new BigDecimal("0.00"));
    }

    private static ErpInvoiceLine credited(ErpInvoiceLine line, String quantity, String net) {
        return new ErpInvoiceLine(line.line(), line.order(), line.orderLine(), line.product(), line.description(), line.unit(),
                line.quantity(), line.unitPrice(), line.vatRate(), line.net(), new BigDecimal(quantity), new BigDecimal(net));
    }
}
