package eu.kapstok.erp.tryton;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What was given back of the lines of an invoice, whoever did it: Tryton's own credit notes and ours come line from line, those of a
 * complaint from the complaint.
 */
class TrytonCredited {

    private static final int MANY = 2000;
    private static final String OF_LINE = "account.invoice.line,";
    private static final List<Object> ISSUED = List.of("invoice.state", "in", List.of("posted", "paid"));
    private static final List<String> FIELDS = List.of("origin", "product", "quantity", "unit_price", "amount", "note");

    private final Map<Long, BigDecimal> quantities = new HashMap<>();
    private final Map<Long, BigDecimal> amounts = new HashMap<>();

    private TrytonCredited() {
    }

    /** @param billed the lines, with their product */
    static TrytonCredited of(TrytonRpc rpc, boolean complaints, List<TrytonRecord> billed) {
        TrytonCredited credited = new TrytonCredited();
        if (billed.isEmpty()) {
            return credited;
        }
        rpc.search("account.invoice.line", List.of(List.of("origin", "in", billed.stream().map(line -> OF_LINE + line.id()).toList()), ISSUED),
                MANY, null, FIELDS).forEach(line -> credited.add(Long.parseLong(line.text("origin").substring(OF_LINE.length())),
                amountOnly(line) ? BigDecimal.ZERO : TrytonSales.quantity(line).negate(), line.number("amount").negate()));
        if (complaints) {
            credited.byComplaint(rpc, billed);
        }
        return credited;
    }

    BigDecimal quantity(long line) {
        return quantities.getOrDefault(line, BigDecimal.ZERO).max(BigDecimal.ZERO);
    }

    /** EUR excluding VAT. */
    BigDecimal net(long line) {
        return amounts.getOrDefault(line, BigDecimal.ZERO.setScale(2)).max(BigDecimal.ZERO);
    }

    /** Takes each line off and puts it on again at what is left of its price: nothing, where all of it is given back. */
    private void byComplaint(TrytonRpc rpc, List<TrytonRecord> billed) {
        long invoice = rpc.records("account.invoice.line", List.of(billed.get(0).id()), List.of("invoice")).get(0).whole("invoice");
        List<String> about = Stream.concat(Stream.of("account.invoice," + invoice),
                billed.stream().map(line -> OF_LINE + line.id())).toList();
        List<String> complaints = rpc.search("sale.complaint", List.of(List.of("origin", "in", about)), MANY, null, List.of("number")).stream()
                .map(complaint -> "sale.complaint," + complaint.id()).toList();
        if (complaints.isEmpty()) {
            return;
        }
        for (TrytonRecord line : rpc.search("account.invoice.line", List.of(List.of("origin", "in", complaints), ISSUED), MANY, null, FIELDS)) {
            billed.stream().filter(one -> Objects.equals(one.whole("product"), line.whole("product"))).findFirst().ifPresent(one ->
                    add(one.id(), line.number("unit_price").signum() == 0 ? TrytonSales.quantity(line).max(BigDecimal.ZERO) : BigDecimal.ZERO,
                            line.number("amount").negate()));
        }
    }

    private static boolean amountOnly(TrytonRecord line) {
        return line.text("note") != null && line.text("note").endsWith(" amount") && line.text("note").startsWith(TrytonSale.PLACED);
    }

    private void add(long line, BigDecimal quantity, BigDecimal amount) {
        quantities.merge(line, quantity, BigDecimal::add);
        amounts.merge(line, amount, BigDecimal::add);
    }
}
