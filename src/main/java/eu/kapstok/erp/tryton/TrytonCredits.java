package eu.kapstok.erp.tryton;

import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpCreditRequest;
import eu.kapstok.erp.ErpCreditTotals;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpInvoice;
import eu.kapstok.erp.ErpInvoiceLine;
import eu.kapstok.erp.ErpOrderRejected;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives back a part of an invoice: a credit note of Tryton, each line of which comes from a line of the invoice, issued and used for
 * the invoice where that is still open. The key of the command stands in the lines from the moment the credit note exists. VAT is
 * what Tryton counts on each credit note.
 */
class TrytonCredits {

    /** Ends the note of a line that gives back an amount and no quantity. */
    private static final String AMOUNT = " amount";
    private static final String OF_SALE_LINE = "sale.line,";
    private static final String OF_LINE = "account.invoice.line,";
    private static final int MANY = 2000;
    private static final int CENTS = 2;
    private static final List<List<String>> BY_ID = List.of(List.of("id", "ASC"));
    private static final List<String> ISSUED = List.of("posted", "paid");
    private static final List<String> HEAD = List.of("number", "state", "company", "party", "invoice_address", "journal", "account", "currency",
            "currency.code", "total_amount", "amount_to_pay", "lines_to_pay", "lines_to_pay.invoice_payment", "lines_to_pay.reconciliation",
            "payment_lines", "payment_lines.reconciliation");
    private static final List<String> LINE = List.of("product", "product.code", "product.name", "description", "quantity", "unit",
            "unit.symbol", "unit_price", "amount", "account", "taxes", "origin");

    private final TrytonRpc rpc;
    private final TrytonMasterData master;
    private final TrytonSales sales;
    private final TrytonInvoices invoices;
    private final Clock clock;

    TrytonCredits(TrytonRpc rpc, TrytonMasterData master, TrytonSales sales, TrytonInvoices invoices, Clock clock) {
        this.rpc = rpc;
        this.master = master;
        this.sales = sales;
        this.invoices = invoices;
        this.clock = clock;
    }

    /** Those that ask for money, oldest first. */
    List<String> invoicesOf(String order) {
        Optional<TrytonSale> sale = sales.sale(order).filter(TrytonSale::isOrder);
        if (sale.isEmpty()) {
            return List.of();
        }
        List<Long> ids = rpc.records("sale.sale", List.of(sale.get().id()), List.of("invoices")).get(0).ids("invoices");
        return ids.isEmpty() ? List.of() : rpc.search("account.invoice", List.of(List.of("id", "in", ids), List.of("state", "in", ISSUED)),
                MANY, BY_ID, List.of("number", "total_amount")).stream().filter(invoice -> invoice.number("total_amount").signum() > 0)
                .map(invoice -> invoice.text("number")).toList();
    }

    /** What was billed; a line that takes something off the invoice has nothing to give back and is left out. */
    List<ErpInvoiceLine> lines(String invoice) {
        return head(invoice).map(found -> lines(invoice, billed(found.id()))).orElse(List.of());
    }

    ErpInvoice credit(ErpCommand command, ErpCreditRequest request) throws ErpOrderRejected {
        TrytonRecord invoice = head(request.invoice())
                .orElseThrow(() -> new ErpException(ErpException.Kind.NOT_FOUND, "There is no invoice " + request.invoice()));
        TrytonMasterData.inOurCurrency("Invoice " + request.invoice(), invoice.in("currency").text("code"));
        if (invoice.number("total_amount").signum() < 0) {
            throw new ErpException(ErpException.Kind.INVALID, request.invoice() + " is a credit note itself");
        }
        String mark = TrytonSale.PLACED + command.key();
        Optional<TrytonRecord> known = made(mark);
        if (known.isEmpty()) {
            make(invoice, request, mark);
            known = made(mark);
        }
        TrytonRecord note = known.orElseThrow(() -> new ErpException(ErpException.Kind.UNKNOWN, "The credit note that was made is not there"));
        if (!ISSUED.contains(note.text("state"))) {
            TrytonCommands.refusing(() -> rpc.tell("model.account.invoice.post", List.of(List.of(note.id()))));
        }
        TrytonRecord issued = made(mark).orElseThrow();
        if (!ISSUED.contains(issued.text("state"))) {
            throw new ErpException(ErpException.Kind.WRONG_STATE, "Tryton left credit note %d as it was".formatted(note.id()));
        }
        settle(head(request.invoice()).orElseThrow(), issued);
        return invoices.invoice(issued.text("number")).orElseThrow();
    }

    private Optional<TrytonRecord> head(String number) {
        return rpc.search("account.invoice", List.of(List.of("number", "=", number), List.of("type", "=", "out"), List.of("state", "in", ISSUED)),
                1, null, HEAD).stream().findFirst();
    }

    private Optional<TrytonRecord> made(String mark) {
        return rpc.search("account.invoice", List.of(List.of("lines.note", "in", List.of(mark, mark + AMOUNT)),
                List.of("state", "!=", "cancelled")), 1, BY_ID, HEAD).stream().findFirst();
    }

    private List<TrytonRecord> billed(long invoice) {
        return rpc.search("account.invoice.line", List.of(List.of("invoice", "=", invoice), List.of("type", "=", "line")), MANY, null, LINE);
    }

    private void make(TrytonRecord invoice, ErpCreditRequest request, String mark) throws ErpOrderRejected {
        List<TrytonRecord> billed = billed(invoice.id());
        ErpCreditTotals totals = ErpCreditTotals.of(lines(request.invoice(), billed), request.lines());
        List<Map<String, Object>> lines = new ArrayList<>();
        for (ErpCreditTotals.Line line : totals.lines()) {
            TrytonRecord from = billed.get(line.billed().line() - 1);
            BigDecimal price = from.number("unit_price");
            BigDecimal counted = BigDecimal.ZERO;
            if (line.quantity().signum() > 0) {
                Map<String, Object> goods = line(invoice, from, line.quantity().negate(), price, from.text("description"), mark);
                goods.put("product", from.whole("product"));
                goods.put("unit", from.whole("unit"));
                lines.add(goods);
                counted = line.quantity().multiply(price).setScale(CENTS, TrytonMasterData.ROUNDING);
            }
            // what is left of a line comes to what was billed for it, to the cent
            BigDecimal rest = line.net().subtract(counted);
            if (rest.signum() != 0) {
                lines.add(line(invoice, from, BigDecimal.ONE.negate(), rest, line.billed().description(), mark + AMOUNT));
            }
        }
        Map<String, Object> head = new HashMap<>();
        for (String same : List.of("company", "party", "invoice_address", "journal", "account", "currency")) {
            head.put(same, invoice.whole(same));
        }
        head.put("type", "out");
        head.put("invoice_date", LocalDate.now(clock));
        head.put("reference", request.reference());
        head.put("description", request.reason());
        head.put("lines", List.of(List.of("create", lines)));
        TrytonCommands.refusing(() -> rpc.tell("model.account.invoice.create", List.of(List.of(head))));
    }

    private static Map<String, Object> line(TrytonRecord invoice, TrytonRecord from, BigDecimal quantity, BigDecimal price, String description,
                                            String mark) {
        Map<String, Object> line = new HashMap<>();
        line.put("type", "line");
        line.put("invoice_type", "out");
        line.put("company", invoice.whole("company"));
        line.put("currency", invoice.whole("currency"));
        line.put("quantity", TrytonJson.MAPPER.getNodeFactory().numberNode(quantity));
        line.put("unit_price", price);
        line.put("account", from.whole("account"));
        line.put("taxes", List.of(List.of("add", from.ids("taxes"))));
        line.put("description", description);
        line.put("note", mark);
        line.put("origin", OF_LINE + from.id());
        return line;
    }

    /** Tryton uses a credit note for an invoice whole or not at all; one that does not fit stays open for itself. */
    private void settle(TrytonRecord invoice, TrytonRecord note) {
        boolean used = note.all("lines_to_pay").stream()
                .anyMatch(line -> line.whole("invoice_payment") != null || line.whole("reconciliation") != null);
        TrytonRecord paid = invoice;
        if (!used && invoice.text("state").equals("posted")
                && invoice.number("amount_to_pay").add(note.number("total_amount")).signum() >= 0) {
            rpc.tell("model.account.invoice.write", List.of(List.of(invoice.id()),
                    Map.of("payment_lines", List.of(List.of("add", note.ids("lines_to_pay"))))));
            paid = head(invoice.text("number")).orElseThrow();
        }
        if (paid.text("state").equals("posted") && paid.number("amount_to_pay").signum() == 0) {
            reconcile(paid);
        }
    }

    /** Only then Tryton itself says that the invoice is paid. */
    private void reconcile(TrytonRecord invoice) {
        List<Long> lines = new ArrayList<>();
        for (String kind : List.of("lines_to_pay", "payment_lines")) {
            invoice.all(kind).stream().filter(line -> line.whole("reconciliation") == null).map(TrytonRecord::id).forEach(lines::add);
        }
        if (!lines.isEmpty()) {
            rpc.wizard("account.move.reconcile_lines", "account.move.line", lines, Map.of(), "start");
        }
    }

    private List<ErpInvoiceLine> lines(String invoice, List<TrytonRecord> billed) {
        Map<Long, TrytonSaleLine> sold = TrytonSaleLine.places(rpc, billed.stream().map(line -> line.text("origin"))
                .filter(origin -> origin != null && origin.startsWith(OF_SALE_LINE))
                .map(origin -> Long.valueOf(origin.substring(OF_SALE_LINE.length()))).distinct().toList());
        TrytonCredited credited = TrytonCredited.of(rpc, master.now().complaints(), billed);
        List<ErpInvoiceLine> lines = new ArrayList<>();
        for (int place = 1; place <= billed.size(); place++) {
            TrytonRecord line = billed.get(place - 1);
            BigDecimal quantity = TrytonSales.quantity(line);
            if (quantity.signum() > 0 && line.number("amount").signum() >= 0) {
                String origin = line.text("origin");
                TrytonSaleLine from = origin == null || !origin.startsWith(OF_SALE_LINE) ? null
                        : sold.get(Long.valueOf(origin.substring(OF_SALE_LINE.length())));
                lines.add(new ErpInvoiceLine(place, from == null ? null : from.sale(), from == null ? null : from.place(),
                        line.in("product") == null ? null : line.in("product").text("code"), description(invoice, line), TrytonSales.unit(line),
                        quantity, TrytonProducts.rounded(line.number("unit_price")), master.rate(line.ids("taxes")), line.number("amount"),
                        credited.quantity(line.id()).min(quantity), credited.net(line.id())));
            }
        }
        return lines;
    }

    private static String description(String invoice, TrytonRecord line) {
        String own = line.text("description");
        if (own != null && !own.isBlank()) {
            return own;
        }
        return line.in("product") == null ? invoice : line.in("product").text("name");
    }
}
