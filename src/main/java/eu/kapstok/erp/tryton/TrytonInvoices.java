package eu.kapstok.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.erp.ErpInvoice;
import eu.kapstok.erp.ErpPage;
import eu.kapstok.erp.ErpReceivable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Issued invoices and what is open of them. A payment of a part is a line of its own in Tryton and no part of what it pays: it counts
 * for what is due first. A credit note that pays for an invoice is settled with it. What is owed without an invoice or without a day
 * (fees, opening balances) stands in the credit only.
 */
class TrytonInvoices {

    private static final int PAGE = 500;
    private static final String OF_INVOICE = "account.invoice,";
    private static final List<List<String>> BY_DUE_DATE = List.of(List.of("maturity_date", "ASC"), List.of("id", "ASC"));
    private static final List<String> OPEN = List.of("number", "invoice_date", "amount_to_pay", "currency.code", "party.code",
            "lines_to_pay", "lines_to_pay.maturity_date", "lines_to_pay.debit", "lines_to_pay.credit");
    private static final List<String> WHOLE = List.of("number", "type", "invoice_date", "currency.code", "party.code", "untaxed_amount",
            "tax_amount", "total_amount", "amount_to_pay", "lines_to_pay", "lines_to_pay.maturity_date", "lines_to_pay.debit",
            "lines_to_pay.credit", "lines_to_pay.invoice_payment", "lines_to_pay.reconciliation", "sales", "sales.number", "lines",
            "lines.origin");
    private static final String OF_LINE = "account.invoice.line,";
    private static final String OF_COMPLAINT = "sale.complaint,";
    private static final String PDF = "pdf";

    private final TrytonRpc rpc;
    private final TrytonCustomers customers;

    TrytonInvoices(TrytonRpc rpc, TrytonCustomers customers) {
        this.rpc = rpc;
        this.customers = customers;
    }

    /** Two questions a page: the open lines by day, and the invoices that they belong to. */
    ErpPage<ErpReceivable> receivables(String customer, LocalDate dueBefore, String cursor) {
        List<Object> domain = new ArrayList<>(List.of(List.of("account.type.receivable", "=", true),
                Arrays.asList("reconciliation", "=", null), Arrays.asList("maturity_date", "!=", null),
                List.of("move.state", "=", "posted"), List.of("move.origin.id", ">", 0, "account.invoice"),
                Arrays.asList("invoice_payment", "=", null)));
        if (customer != null) {
            domain.add(List.of("party", "=", customers.party(customer).id()));
        }
        if (dueBefore != null) {
            domain.add(List.of("maturity_date", "<", dueBefore));
        }
        if (cursor != null) {
            String[] last = cursor.split("/");
            LocalDate day = LocalDate.parse(last[0]);
            domain.add(List.of("OR", List.of("maturity_date", ">", day),
                    List.of(List.of("maturity_date", "=", day), List.of("id", ">", Long.valueOf(last[1])))));
        }
        List<TrytonRecord> lines = rpc.search("account.move.line", domain, PAGE, BY_DUE_DATE, List.of("maturity_date", "move_origin"));
        Map<Long, TrytonRecord> invoices = rpc.records("account.invoice",
                        lines.stream().map(TrytonInvoices::billOf).distinct().toList(), OPEN).stream()
                .collect(Collectors.toMap(TrytonRecord::id, invoice -> invoice));
        List<ErpReceivable> open = new ArrayList<>();
        for (TrytonRecord line : lines) {
            receivable(line, invoices.get(billOf(line))).ifPresent(open::add);
        }
        TrytonRecord last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
        return new ErpPage<>(open, lines.size() < PAGE ? null : last.date("maturity_date") + "/" + last.id());
    }

    Optional<ErpInvoice> invoice(String number) {
        return rpc.search("account.invoice", List.of(List.of("number", "=", number), List.of("type", "=", "out"),
                List.of("state", "in", List.of("posted", "paid"))), 1, null, WHOLE).stream().findFirst().map(this::invoice);
    }

    private static Long billOf(TrytonRecord line) {
        String origin = line.text("move_origin");
        if (origin == null || !origin.startsWith(OF_INVOICE)) {
            throw TrytonRecord.notUnderstood("line %d is of no invoice".formatted(line.id()));
        }
        return Long.valueOf(origin.substring(OF_INVOICE.length()));
    }

    private static Optional<ErpReceivable> receivable(TrytonRecord line, TrytonRecord invoice) {
        if (invoice == null) {
            throw TrytonRecord.notUnderstood("the invoice of line %d is not there".formatted(line.id()));
        }
        TrytonMasterData.inOurCurrency("Invoice " + invoice.text("number"), invoice.in("currency").text("code"));
        BigDecimal total = totals(invoice).get(line.id());
        BigDecimal open = open(invoice).get(line.id());
        return open == null || open.signum() == 0 ? Optional.empty()
                : Optional.of(new ErpReceivable(String.valueOf(line.id()), invoice.text("number"), invoice.in("party").text("code"),
                invoice.date("invoice_date"), line.date("maturity_date"), total, open, TrytonMasterData.CURRENCY));
    }

    private static Map<Long, BigDecimal> totals(TrytonRecord invoice) {
        return invoice.all("lines_to_pay").stream().collect(Collectors.toMap(TrytonRecord::id,
                line -> amount(line, "debit").subtract(amount(line, "credit"))));
    }

    /** What is left of each line, when what was paid counts for the first. */
    private static Map<Long, BigDecimal> open(TrytonRecord invoice) {
        Map<Long, BigDecimal> totals = totals(invoice);
        BigDecimal paid = totals.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).subtract(invoice.number("amount_to_pay"));
        Map<Long, BigDecimal> open = new HashMap<>();
        for (TrytonRecord line : invoice.all("lines_to_pay").stream().sorted(Comparator.comparing(
                line -> line.date("maturity_date"), Comparator.nullsLast(Comparator.naturalOrder()))).toList()) {
            BigDecimal total = totals.get(line.id());
            BigDecimal taken = total.signum() >= 0 ? paid.max(BigDecimal.ZERO).min(total) : paid.min(BigDecimal.ZERO).max(total);
            open.put(line.id(), total.subtract(taken));
            paid = paid.subtract(taken);
        }
        return open;
    }

    private static BigDecimal amount(TrytonRecord line, String field) {
        return Objects.requireNonNullElse(line.number(field), BigDecimal.ZERO);
    }

    private ErpInvoice invoice(TrytonRecord invoice) {
        String number = invoice.text("number");
        TrytonMasterData.inOurCurrency("Invoice " + number, invoice.in("currency").text("code"));
        LocalDate due = invoice.all("lines_to_pay").stream().map(line -> line.date("maturity_date")).filter(Objects::nonNull)
                .max(Comparator.naturalOrder()).orElse(invoice.date("invoice_date"));
        return new ErpInvoice(number, invoice.in("party").text("code"), invoice.date("invoice_date"), due, TrytonMasterData.CURRENCY,
                invoice.number("untaxed_amount"), invoice.number("tax_amount"), invoice.number("total_amount"),
                invoice.number("amount_to_pay").subtract(paysForAnother(invoice)), invoice.all("sales").stream()
                        .map(sale -> sale.text("number")).filter(Objects::nonNull).toList(), credited(invoice));
    }

    /** Of a credit note that is used for an invoice nothing is to be given back. */
    private static BigDecimal paysForAnother(TrytonRecord invoice) {
        return invoice.all("lines_to_pay").stream().filter(line -> line.whole("invoice_payment") != null && line.whole("reconciliation") == null)
                .map(line -> amount(line, "debit").subtract(amount(line, "credit"))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A line of a credit note comes from a line of what it credits, or from the complaint about it. */
    private String credited(TrytonRecord invoice) {
        List<String> origins = invoice.all("lines").stream().map(line -> line.text("origin")).filter(Objects::nonNull).toList();
        Optional<String> own = origins.stream().filter(origin -> origin.startsWith(OF_LINE)).findFirst()
                .flatMap(origin -> billOfLine(number(origin, OF_LINE)));
        return own.or(() -> origins.stream().filter(origin -> origin.startsWith(OF_COMPLAINT)).findFirst()
                .flatMap(origin -> billOfComplaint(number(origin, OF_COMPLAINT)))).orElse(null);
    }

    private Optional<String> billOfLine(long line) {
        return rpc.records("account.invoice.line", List.of(line), List.of("invoice", "invoice.number")).stream().findFirst()
                .filter(found -> found.in("invoice") != null).map(found -> found.in("invoice").text("number"));
    }

    private Optional<String> billOfComplaint(long complaint) {
        String about = rpc.records("sale.complaint", List.of(complaint), List.of("origin")).get(0).text("origin");
        if (about != null && about.startsWith(OF_LINE)) {
            return billOfLine(number(about, OF_LINE));
        }
        return about == null || !about.startsWith(OF_INVOICE) ? Optional.empty()
                : rpc.records("account.invoice", List.of(number(about, OF_INVOICE)), List.of("number")).stream().findFirst()
                .map(found -> found.text("number"));
    }

    private static long number(String reference, String kind) {
        return Long.parseLong(reference.substring(kind.length()));
    }

    /** Whether Tryton was told to turn its invoices into PDF, for which its server needs a converter. */
    boolean printsPdf() {
        return rpc.search("ir.action.report", List.of(List.of("report_name", "=", "account.invoice")), 10, null, List.of("extension")).stream()
                .anyMatch(report -> PDF.equals(report.text("extension")));
    }

    /** As Tryton prints it. */
    Optional<byte[]> pdf(String number) {
        return rpc.search("account.invoice", List.of(List.of("number", "=", number), List.of("type", "=", "out"),
                List.of("state", "in", List.of("posted", "paid"))), 1, null, List.of("number")).stream().findFirst().map(TrytonRecord::id)
                .map(id -> document(id, rpc.ask("report.account.invoice.execute", List.of(List.of(id),
                        Map.of("model", "account.invoice", "id", id, "ids", List.of(id))), Map.of())));
    }

    private static byte[] document(long invoice, JsonNode answer) {
        if (!PDF.equals(answer.path(0).asText())) {
            throw TrytonRecord.notUnderstood("invoice %d came as %s, not as PDF".formatted(invoice, answer.path(0).asText()));
        }
        return TrytonJson.bytes(answer.path(1));
    }
}
