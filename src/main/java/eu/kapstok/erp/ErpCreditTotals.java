package eu.kapstok.erp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a credit note comes to: each line's share of what was billed, VAT once per rate. What is credited in parts comes to what was
 * billed: the last part takes what is left.
 *
 * @param lines what is given back of each line, as it was asked
 * @param rates base and VAT by rate, the lowest first
 */
public record ErpCreditTotals(List<Line> lines, List<Rate> rates) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** @param net EUR excluding VAT */
    public record Line(ErpInvoiceLine billed, BigDecimal quantity, BigDecimal net) {
    }

    /** @param rate percent; the amounts in EUR */
    public record Rate(BigDecimal rate, BigDecimal base, BigDecimal vat) {
    }

    /** What of an invoice's VAT of one rate can still be credited, EUR. */
    interface VatLeft {
        BigDecimal of(BigDecimal rate);
    }

    /**
     * What it would come to as far as the invoice's lines tell.
     *
     * @throws ErpException INVALID for a line that is not there, or more than is left of it
     */
    public static ErpCreditTotals of(List<ErpInvoiceLine> billed, List<ErpCreditRequest.Line> asked) {
        return of(billed, asked, rate -> {
            BigDecimal base = sum(billed, rate, false);
            BigDecimal credited = sum(billed, rate, true);
            return percent(base, rate).subtract(percent(credited, rate));
        });
    }

    static ErpCreditTotals of(List<ErpInvoiceLine> billed, List<ErpCreditRequest.Line> asked, VatLeft vatLeft) {
        if (asked.isEmpty()) {
            throw invalid("A credit note has at least one line");
        }
        List<Line> lines = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (ErpCreditRequest.Line line : asked) {
            if (!seen.add(line.line())) {
                throw invalid("Line " + line.line() + " is credited twice");
            }
            lines.add(credited(billed.stream().filter(one -> one.line() == line.line()).findFirst()
                    .orElseThrow(() -> invalid("The invoice has no line " + line.line())), line));
        }
        Map<BigDecimal, BigDecimal> bases = new TreeMap<>();
        lines.forEach(line -> bases.merge(line.billed().vatRate(), line.net(), BigDecimal::add));
        List<Rate> rates = new ArrayList<>();
        bases.forEach((rate, base) -> {
            BigDecimal left = sum(billed, rate, false).subtract(sum(billed, rate, true));
            BigDecimal most = vatLeft.of(rate).max(BigDecimal.ZERO);
            rates.add(new Rate(rate, base, base.compareTo(left) == 0 ? most : percent(base, rate).min(most)));
        });
        return new ErpCreditTotals(List.copyOf(lines), List.copyOf(rates));
    }

    /** EUR excluding VAT. */
    public BigDecimal net() {
        return rates.stream().map(Rate::base).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    public BigDecimal vat() {
        return rates.stream().map(Rate::vat).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    /** EUR including VAT. */
    public BigDecimal gross() {
        return net().add(vat());
    }

    private static Line credited(ErpInvoiceLine billed, ErpCreditRequest.Line asked) {
        if (asked.net() != null) {
            if (asked.net().signum() <= 0 || asked.net().scale() > 2 || asked.net().compareTo(billed.netLeft()) > 0) {
                throw invalid("Of line %d, %s can be credited, not %s".formatted(billed.line(), billed.netLeft().toPlainString(),
                        asked.net().toPlainString()));
            }
            return new Line(billed, BigDecimal.ZERO, asked.net().setScale(2));
        }
        BigDecimal quantity = asked.quantity();
        if (quantity.signum() <= 0 || quantity.compareTo(billed.quantityLeft()) > 0) {
            throw invalid("Of line %d, %s can be credited, not %s".formatted(billed.line(),
                    billed.quantityLeft().stripTrailingZeros().toPlainString(), quantity.toPlainString()));
        }
        BigDecimal share = quantity.compareTo(billed.quantityLeft()) == 0 ? billed.netLeft()
                : billed.net().multiply(quantity).divide(billed.quantity(), 2, RoundingMode.HALF_UP).min(billed.netLeft());
        return new Line(billed, quantity, share);
    }

    private static BigDecimal sum(List<ErpInvoiceLine> lines, BigDecimal rate, boolean credited) {
        return lines.stream().filter(line -> line.vatRate().compareTo(rate) == 0)
                .map(line -> credited ? line.creditedNet() : line.net()).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private static BigDecimal percent(BigDecimal amount, BigDecimal rate) {
        return amount.multiply(rate).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    }

    private static ErpException invalid(String message) {
        return new ErpException(ErpException.Kind.INVALID, message);
    }
}
