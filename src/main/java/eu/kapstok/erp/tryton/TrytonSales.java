package eu.kapstok.erp.tryton;

import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpQuote;
import eu.kapstok.erp.Sha256;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sales, and tells what they say as quotes. */
class TrytonSales {

    static final List<String> HEAD = List.of("number", "reference", "description", "origin", "state", "sale_date", "create_date",
            "create_uid.login", "contact", "shipping_date", "party", "party.code", "party.lang", "party.lang.code", "party.customer_payment_term", "currency.code",
            "payment_term", "untaxed_amount", "tax_amount", "total_amount", "shipment_address", "shipment_address.active",
            "shipment_address.party_name", "shipment_address.street", "shipment_address.postal_code", "shipment_address.city",
            "shipment_address.country", "shipment_address.country.code", "_timestamp");

    private static final List<String> LINE = List.of("type", "product", "product.code", "product.name", "product.type",
            "product.cost_price", "description", "quantity", "unit", "unit.symbol", "unit_price", "amount", "taxes");
    private static final int VERSION_LENGTH = 16;
    private static final int PAGE = 500;

    /** Number of a customer's request in what Tryton's users typed. */
    private static final Pattern REQUEST = Pattern.compile("\\bA\\d{4}-\\d{5}\\b");

    private final TrytonRpc rpc;
    private final TrytonMasterData master;
    private final TrytonNotes notes;
    private final TrytonSettings settings;

    TrytonSales(TrytonRpc rpc, TrytonMasterData master, TrytonNotes notes, TrytonSettings settings) {
        this.rpc = rpc;
        this.master = master;
        this.notes = notes;
        this.settings = settings;
    }

    Optional<TrytonSale> sale(String number) {
        List<TrytonSale> found = with(List.of(List.of("number", "=", number)), 2);
        if (found.size() > 1) {
            throw new ErpException(ErpException.Kind.INVALID, "Tryton has two sales with number " + number);
        }
        return found.stream().findFirst();
    }

    /** Sales that fit, oldest first. */
    List<TrytonSale> with(List<?> domain, int most) {
        List<TrytonRecord> heads = rpc.search("sale.sale", domain, most, List.of(List.of("id", "ASC")), HEAD);
        Map<Long, List<TrytonNotes.Note>> said = notes.of(heads.stream().map(TrytonRecord::id).toList());
        return heads.stream().map(head -> new TrytonSale(head, said.getOrDefault(head.id(), List.of()))).toList();
    }

    /** In the customer's language, without titles and subtotals. */
    List<TrytonRecord> lines(TrytonSale sale) {
        return rpc.search("sale.line", List.of(List.of("sale", "=", sale.id()), List.of("type", "=", "line")), PAGE, null, LINE,
                master.in(language(sale)));
    }

    ErpQuote quote(TrytonSale sale) {
        TrytonRecord head = sale.head();
        TrytonMasterData.inOurCurrency("Sale " + sale.number(), head.in("currency").text("code"));
        List<ErpQuote.Line> lines = new ArrayList<>();
        for (TrytonRecord line : lines(sale)) {
            lines.add(line(sale, line, lines.size() + 1));
        }
        LocalDate date = date(sale);
        TrytonNotes.Note extended = sale.last(TrytonNotes.Fact.EXTENDED);
        LocalDate validUntil = extended == null ? date.plusDays(settings.validityDays()) : LocalDate.parse(extended.detail("until"));
        int days = master.days(head.whole("payment_term"));
        boolean unusual = !Objects.equals(head.whole("payment_term"), head.in("party").whole("customer_payment_term"));
        return new ErpQuote(sale.number(), version(sale, lines), sale.quoteState(), head.in("party").text("code"),
                head.whole("contact") == null ? null : String.valueOf(head.whole("contact")), language(sale),
                date, validUntil, days, unusual, BigDecimal.ZERO, head.in("create_uid").text("login"), request(head), lines, head.number("tax_amount"));
    }

    static LocalDate date(TrytonSale sale) {
        LocalDate date = sale.head().date("sale_date");
        return date == null ? sale.head().moment("create_date").toLocalDate() : date;
    }

    static String language(TrytonSale sale) {
        TrytonRecord lang = sale.head().in("party").in("lang");
        return TrytonMasterData.language(lang == null ? null : lang.text("code"));
    }

    /** Including VAT, what the customer accepted and was not invoiced. */
    BigDecimal notInvoiced(long party) {
        BigDecimal open = BigDecimal.ZERO;
        List<String> fields = List.of("number", "description", "origin", "state", "currency.code", "total_amount", "invoices.state",
                "invoices.total_amount");
        for (long after = 0; ; ) {
            List<TrytonRecord> heads = rpc.search("sale.sale", List.of(List.of("party", "=", party), List.of("id", ">", after),
                    List.of("state", "in", List.of("quotation", "confirmed", "processing"))), PAGE, List.of(List.of("id", "ASC")), fields);
            Map<Long, List<TrytonNotes.Note>> said = notes.of(heads.stream().map(TrytonRecord::id).toList());
            for (TrytonRecord head : heads) {
                TrytonSale sale = new TrytonSale(head, said.getOrDefault(head.id(), List.of()));
                if (sale.isOrder()) {
                    TrytonMasterData.inOurCurrency("Sale " + sale.number(), head.in("currency").text("code"));
                    open = open.add(head.number("total_amount").subtract(invoiced(head)).max(BigDecimal.ZERO));
                }
            }
            if (heads.size() < PAGE) {
                return open;
            }
            after = heads.get(PAGE - 1).id();
        }
    }

    private static BigDecimal invoiced(TrytonRecord sale) {
        return sale.all("invoices").stream().filter(invoice -> List.of("posted", "paid").contains(invoice.text("state")))
                .map(invoice -> invoice.number("total_amount")).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private ErpQuote.Line line(TrytonSale sale, TrytonRecord line, int position) {
        TrytonRecord product = product(sale, line, position);
        return new ErpQuote.Line(position, product.text("code"), description(line), unit(line), quantity(line),
                TrytonProducts.rounded(line.number("unit_price")), BigDecimal.ZERO, master.rate(line.ids("taxes")),
                TrytonProducts.rounded(Objects.requireNonNullElse(product.number("cost_price"), BigDecimal.ZERO)), line.number("amount"));
    }

    /** @throws ErpException INVALID where a line sells nothing that has a code */
    static TrytonRecord product(TrytonSale sale, TrytonRecord line, int position) {
        TrytonRecord product = line.in("product");
        if (product == null || product.text("code") == null) {
            throw new ErpException(ErpException.Kind.INVALID,
                    "Line %d of sale %s has no product with a code in Tryton".formatted(position, sale.number()));
        }
        return product;
    }

    static String description(TrytonRecord line) {
        String own = line.text("description");
        return own == null || own.isBlank() ? line.in("product").text("name") : own;
    }

    static String unit(TrytonRecord line) {
        return line.in("unit") == null ? "" : line.in("unit").text("symbol");
    }

    static BigDecimal quantity(TrytonRecord line) {
        return TrytonProducts.rounded(line.number("quantity"));
    }

    /** Changes with the lines, prices and terms, as Tryton's own time stamp does not; what only we see leaves it as it is. */
    private static String version(TrytonSale sale, List<ErpQuote.Line> lines) {
        StringBuilder content = new StringBuilder().append(sale.number()).append('|').append(sale.head().whole("party")).append('|')
                .append(sale.head().whole("payment_term"));
        for (ErpQuote.Line line : lines) {
            content.append('\n').append(line.product()).append('|').append(line.description()).append('|').append(line.unit()).append('|')
                    .append(line.quantity()).append('|').append(line.unitPrice()).append('|').append(line.vatRate());
        }
        return Sha256.hex(content.toString()).substring(0, VERSION_LENGTH);
    }

    private static String request(TrytonRecord head) {
        Matcher number = REQUEST.matcher(head.text("reference") + " " + head.text("description"));
        return number.find() ? number.group() : null;
    }
}
