package eu.kapstok.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpGoods;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.erp.ErpOrderRejected;
import eu.kapstok.erp.ErpOrderRequest;
import eu.kapstok.erp.ErpPrice;
import eu.kapstok.erp.ErpReplacement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes a sale of what a customer ordered without a quote. The key of the command stands in the sale's description from the moment
 * the sale exists, and is looked up before one is made.
 */
class TrytonCarts {

    private static final List<String> SAME = List.of("company", "party", "shipment_party", "invoice_party", "shipment_address", "invoice_address",
            "currency", "payment_term", "warehouse");

    private final TrytonRpc rpc;
    private final TrytonSales sales;
    private final TrytonOrders orders;
    private final TrytonNotes notes;
    private final TrytonCustomers customers;
    private final TrytonProducts products;
    private final TrytonAddresses addresses;
    private final TrytonCommands commands;
    private final TrytonLines fillIn;
    private final TrytonSettings settings;

    TrytonCarts(TrytonRpc rpc, TrytonSales sales, TrytonOrders orders, TrytonNotes notes, TrytonCustomers customers,
                TrytonProducts products, TrytonAddresses addresses, TrytonCommands commands, TrytonLines fillIn,
                TrytonSettings settings) {
        this.rpc = rpc;
        this.sales = sales;
        this.orders = orders;
        this.notes = notes;
        this.customers = customers;
        this.products = products;
        this.addresses = addresses;
        this.commands = commands;
        this.fillIn = fillIn;
        this.settings = settings;
    }

    /** Under the prices that the customer was told, which must be theirs. */
    ErpOrder place(ErpCommand command, ErpOrderRequest request) throws ErpOrderRejected {
        TrytonRecord party = customers.party(request.customer());
        if (request.lines().isEmpty()) {
            throw new ErpException(ErpException.Kind.INVALID, "An order has at least one line");
        }
        String description = TrytonSale.PLACED + command.key();
        Optional<TrytonSale> known = made(party.id(), description);
        if (known.isEmpty()) {
            check(request);
            make(party.id(), description, request);
            known = made(party.id(), description);
        }
        TrytonSale sale = known.orElseThrow(() -> new ErpException(ErpException.Kind.UNKNOWN, "The sale that was made is not there"));
        if (sale.last(TrytonNotes.Fact.PLACED) == null) {
            notes.add(sale.id(), TrytonNotes.Fact.PLACED, details(command, request));
        }
        if (sale.number() == null) {
            number(sale);
        }
        return orders.order(made(party.id(), description).orElseThrow());
    }

    /** Free of charge, to where the first of the goods went; it is confirmed at once and billed by nobody. */
    ErpOrder replace(ErpCommand command, ErpReplacement request) throws ErpOrderRejected {
        TrytonRecord party = customers.party(request.customer());
        String description = TrytonSale.PLACED + command.key();
        Optional<TrytonSale> known = made(party.id(), description);
        if (known.isEmpty()) {
            makeFree(party.id(), description, request);
            known = made(party.id(), description);
        }
        TrytonSale sale = known.orElseThrow(() -> new ErpException(ErpException.Kind.UNKNOWN, "The sale that was made is not there"));
        if (sale.last(TrytonNotes.Fact.PLACED) == null) {
            Map<String, String> details = TrytonCommands.details(command);
            details.put("reason", request.reason());
            notes.add(sale.id(), TrytonNotes.Fact.PLACED, details);
        }
        if (sale.number() == null) {
            number(sale);
        }
        return commands.confirm(command, made(party.id(), description).orElseThrow().number());
    }

    private void makeFree(long party, String description, ErpReplacement request) throws ErpOrderRejected {
        if (request.goods().isEmpty()) {
            throw invalid("A replacement has at least one line");
        }
        Map<String, Object> head = null;
        List<Map<String, Object>> lines = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (ErpGoods goods : request.goods()) {
            TrytonSale from = sales.sale(goods.order()).filter(TrytonSale::isOrder).filter(found -> found.head().whole("party") == party)
                    .orElseThrow(() -> invalid("Customer " + request.customer() + " has no order " + goods.order()));
            List<TrytonRecord> sold = sales.lines(from);
            if (goods.line() < 1 || goods.line() > sold.size()) {
                throw invalid("Order " + goods.order() + " has no line " + goods.line());
            }
            TrytonRecord line = sold.get(goods.line() - 1);
            if (goods.quantity().signum() <= 0 || goods.quantity().compareTo(TrytonSales.quantity(line)) > 0) {
                throw invalid("Of line %d of order %s, %s can be taken, not %s".formatted(goods.line(), goods.order(),
                        TrytonSales.quantity(line).toPlainString(), goods.quantity().toPlainString()));
            }
            codes.add(TrytonSales.product(from, line, goods.line()).text("code"));
            lines.add(free(line, goods.quantity()));
            head = head == null ? head(from) : head;
        }
        commands.refuseEnded(codes);
        head.put("reference", request.reference());
        head.put("description", description);
        head.put("lines", List.of(List.of("create", lines)));
        Map<String, Object> whole = head;
        TrytonCommands.refusing(() -> rpc.tell("model.sale.sale.create", List.of(List.of(whole))));
    }

    private Map<String, Object> head(TrytonSale from) {
        TrytonRecord same = rpc.records("sale.sale", List.of(from.id()), SAME).get(0);
        Map<String, Object> head = new HashMap<>();
        SAME.forEach(field -> head.put(field, same.whole(field)));
        head.put("invoice_method", "manual");
        head.put("shipment_method", "order");
        return head;
    }

    private static Map<String, Object> free(TrytonRecord line, BigDecimal quantity) {
        Map<String, Object> values = new HashMap<>();
        values.put("type", "line");
        values.put("product", line.whole("product"));
        values.put("quantity", TrytonJson.MAPPER.getNodeFactory().numberNode(quantity));
        values.put("unit", line.whole("unit"));
        values.put("unit_price", BigDecimal.ZERO);
        values.put("description", line.text("description"));
        values.put("taxes", List.of(List.of("add", line.ids("taxes"))));
        return values;
    }

    private static ErpException invalid(String message) {
        return new ErpException(ErpException.Kind.INVALID, message);
    }

    /** Tryton gives a number with the quotation; a sale that it refuses to quote is cancelled. */
    private void number(TrytonSale sale) throws ErpOrderRejected {
        try {
            TrytonCommands.refusing(() -> commands.step("quote", sale));
        } catch (ErpOrderRejected refused) {
            commands.step("cancel", sale);
            throw refused;
        }
    }

    private Optional<TrytonSale> made(long party, String description) {
        return sales.with(List.of(List.of("party", "=", party), List.of("description", "=", description)), 10).stream()
                .filter(sale -> sale.number() != null || !sale.cancelled()).findFirst();
    }

    private void check(ErpOrderRequest request) throws ErpOrderRejected {
        Map<String, ErpPrice> own = products.pricesOf(request.customer(),
                        request.lines().stream().map(ErpOrderRequest.Line::product).distinct().toList()).stream()
                .collect(Collectors.toMap(ErpPrice::product, Function.identity()));
        for (ErpOrderRequest.Line line : request.lines()) {
            ErpPrice price = own.get(line.product());
            if (price == null) {
                throw new ErpOrderRejected("Product %s is not sold to customer %s".formatted(line.product(), request.customer()));
            }
            if (line.quantity().signum() <= 0 || line.quantity().compareTo(price.minimumQuantity()) < 0
                    || price.wholeUnits() && line.quantity().stripTrailingZeros().scale() > 0) {
                throw new ErpOrderRejected("Product %s is not sold by %s".formatted(line.product(), line.quantity().toPlainString()));
            }
            if (line.unitPrice().compareTo(price.unitPrice()) != 0) {
                throw new ErpOrderRejected("The price of %s is %s now, the customer was told %s".formatted(line.product(),
                        price.unitPrice().toPlainString(), line.unitPrice().toPlainString()));
            }
        }
    }

    /** What Tryton's own client would fill in, it has to be asked for. */
    private void make(long party, String description, ErpOrderRequest request) throws ErpOrderRejected {
        Map<String, Object> head = new HashMap<>();
        head.put("party", party);
        head.put("company", rpc.who().company());
        for (String empty : List.of("shipment_party", "invoice_party", "payment_term", "price_list", "invoice_address",
                "shipment_address")) {
            head.put(empty, null);
        }
        head.put("lines", List.of());
        JsonNode changes = rpc.ask("model.sale.sale.on_change", List.of(head, List.of("party")), Map.of()).path(0);
        changes.fields().forEachRemaining(change -> head.replace(change.getKey(), change.getValue().isNull() ? null : change.getValue()));
        head.values().removeIf(java.util.Objects::isNull);
        Long address = addresses.of(party, request.deliveryAddress(), request.elsewhere());
        if (address != null) {
            head.put("shipment_address", address);
        }
        if (request.contact() != null && request.contact().matches("\\d{1,18}")) {
            head.put("contact", Long.valueOf(request.contact()));
        }
        if (request.wishedDate() != null) {
            head.put("shipping_date", request.wishedDate().minusDays(settings.transitDays()));
        }
        Map<String, Long> ids = products.sold(request.lines().stream().map(ErpOrderRequest.Line::product).distinct().toList());
        List<Map<String, Object>> lines = new ArrayList<>();
        for (ErpOrderRequest.Line line : request.lines()) {
            lines.add(line(head, line, ids.get(line.product())));
        }
        head.put("lines", List.of(List.of("create", lines)));
        head.put("description", description);
        if (request.purchaseReference() != null) {
            head.put("reference", request.purchaseReference());
        }
        TrytonCommands.refusing(() -> rpc.tell("model.sale.sale.create", List.of(List.of(head))));
    }

    private Map<String, Object> line(Map<String, Object> head, ErpOrderRequest.Line asked, Long product) throws ErpOrderRejected {
        if (product == null) {
            throw new ErpOrderRejected("Product %s is no longer sold".formatted(asked.product()));
        }
        Object quantity = TrytonJson.MAPPER.getNodeFactory().numberNode(asked.quantity());
        TrytonLines.Filled filled = fillIn.of(head, product, quantity);
        Map<String, Object> values = new HashMap<>();
        values.put("type", "line");
        values.put("product", product);
        values.put("quantity", quantity);
        values.put("unit_price", asked.unitPrice());
        values.put("unit", filled.unit());
        values.put("taxes", List.of(List.of("add", filled.taxes())));
        return values;
    }

    private static Map<String, String> details(ErpCommand command, ErpOrderRequest request) {
        Map<String, String> details = TrytonCommands.details(command);
        details.put("contact", request.contact());
        details.put("wished", request.wishedDate() == null ? null : request.wishedDate().toString());
        if (request.elsewhere() != null) {
            details.put("phone", request.elsewhere().phone());
            details.put("instruction", request.elsewhere().instruction());
        }
        return details;
    }
}
