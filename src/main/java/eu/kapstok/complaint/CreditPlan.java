package eu.kapstok.complaint;

import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpInvoiceLine;
import eu.kapstok.erp.ErpOrderRejected;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds on which lines of which invoices something is given back. It is written down before anything is given back, so that whatever
 * happens afterwards the same is asked of the ERP again.
 */
class CreditPlan {

    private final Erp erp;
    private final Map<String, List<ErpInvoiceLine>> invoices = new LinkedHashMap<>();
    private final Map<String, List<Settlement.Part>> parts = new LinkedHashMap<>();

    CreditPlan(Erp erp) {
        this.erp = erp;
    }

    /** By invoice. */
    Map<String, List<Settlement.Part>> parts() {
        return parts;
    }

    /**
     * So much of a line at what was billed for it.
     *
     * @throws ErpOrderRejected where less than that was billed and not credited
     */
    void add(ComplaintLine line, BigDecimal quantity) throws ErpOrderRejected {
        BigDecimal left = addBilled(line, quantity);
        if (left.signum() > 0) {
            throw new ErpOrderRejected("%s %s: not on an invoice, or credited before (%s)".formatted(left.stripTrailingZeros().toPlainString(),
                    line.description(), line.order() == null ? line.invoice() : line.order()));
        }
    }

    /**
     * So much of a line as was billed for it.
     *
     * @return what was not
     */
    BigDecimal addBilled(ComplaintLine line, BigDecimal quantity) {
        BigDecimal left = quantity;
        for (String invoice : invoicesOf(line)) {
            for (ErpInvoiceLine billed : lines(invoice)) {
                if (left.signum() > 0 && fits(billed, line, lines(invoice).size())) {
                    BigDecimal part = left.min(billed.quantityLeft().subtract(planned(invoice, billed.line())));
                    if (part.signum() > 0) {
                        add(invoice, new Settlement.Part(line.position(), billed.line(), part, null));
                        left = left.subtract(part);
                    }
                }
            }
        }
        return left;
    }

    /**
     * So much of what a line cost.
     *
     * @param net EUR excluding VAT
     * @throws ErpOrderRejected where less than that was billed and not credited
     */
    void addNet(ComplaintLine line, BigDecimal net) throws ErpOrderRejected {
        BigDecimal left = net;
        for (String invoice : invoicesOf(line)) {
            for (ErpInvoiceLine billed : lines(invoice)) {
                BigDecimal part = fits(billed, line, lines(invoice).size()) ? left.min(billed.netLeft()) : BigDecimal.ZERO;
                if (part.signum() > 0) {
                    add(invoice, new Settlement.Part(line.position(), billed.line(), null, part));
                    left = left.subtract(part);
                }
            }
        }
        if (left.signum() > 0) {
            throw new ErpOrderRejected("EUR %s of %s: not on an invoice, or credited before (%s)".formatted(left.toPlainString(), line.description(),
                    line.order() == null ? line.invoice() : line.order()));
        }
    }

    /**
     * An amount over the lines that the complaint names, each in proportion to what it cost.
     *
     * @param net EUR excluding VAT
     * @param invoice that the complaint is about, null where it names goods
     * @throws ErpOrderRejected where less than that was billed and not credited
     */
    void addAmount(Complaint complaint, BigDecimal net, String invoice) throws ErpOrderRejected {
        record Candidate(String invoice, int complaintLine, ErpInvoiceLine billed) {
        }
        List<Candidate> candidates = new ArrayList<>();
        for (ComplaintLine line : complaint.lines()) {
            for (String number : invoicesOf(line)) {
                lines(number).stream().filter(billed -> fits(billed, line, lines(number).size()) && billed.netLeft().signum() > 0)
                        .forEach(billed -> candidates.add(new Candidate(number, line.position(), billed)));
            }
        }
        if (complaint.lines().isEmpty() && invoice != null) {
            lines(invoice).stream().filter(billed -> billed.netLeft().signum() > 0)
                    .forEach(billed -> candidates.add(new Candidate(invoice, 0, billed)));
        }
        BigDecimal most = candidates.stream().map(one -> one.billed().netLeft()).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (most.compareTo(net) < 0) {
            throw new ErpOrderRejected("Only EUR %s excluding VAT can be given back, not %s".formatted(most.toPlainString(), net.toPlainString()));
        }
        BigDecimal left = net;
        BigDecimal base = most;
        for (Candidate one : candidates) {
            BigDecimal share = left.multiply(one.billed().netLeft()).divide(base, 2, RoundingMode.HALF_UP).min(one.billed().netLeft());
            base = base.subtract(one.billed().netLeft());
            left = left.subtract(share);
            if (share.signum() > 0) {
                add(one.invoice(), new Settlement.Part(one.complaintLine(), one.billed().line(), null, share));
            }
        }
    }

    private List<String> invoicesOf(ComplaintLine line) {
        if (line.invoice() != null) {
            return List.of(line.invoice());
        }
        return line.order() == null ? List.of() : erp.invoicesOf(line.order());
    }

    private List<ErpInvoiceLine> lines(String invoice) {
        return invoices.computeIfAbsent(invoice, erp::invoiceLines);
    }

    /** An invoice of one line that bills no order line by line bills all that it is about. */
    private static boolean fits(ErpInvoiceLine billed, ComplaintLine line, int lines) {
        if (billed.orderLine() != null && line.orderLine() != null) {
            return billed.orderLine().equals(line.orderLine()) && line.order().equals(billed.order());
        }
        return billed.product() == null ? lines == 1 : billed.product().equals(line.product());
    }

    private BigDecimal planned(String invoice, int line) {
        return parts.getOrDefault(invoice, List.of()).stream().filter(part -> part.invoiceLine() == line && part.quantity() != null)
                .map(Settlement.Part::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void add(String invoice, Settlement.Part part) {
        parts.computeIfAbsent(invoice, number -> new ArrayList<>()).add(part);
    }
}
