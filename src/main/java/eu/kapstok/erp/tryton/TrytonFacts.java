package eu.kapstok.erp.tryton;

import eu.kapstok.erp.ErpEvent;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what happened from how a record is now; what the portal itself did is no news. */
class TrytonFacts {

    private static final Logger LOG = LoggerFactory.getLogger(TrytonFacts.class);
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,59}");
    /** What has to be read of a shipment. */
    static final List<String> SHIPMENT = List.of("number", "state", "effective_date", "planned_date");

    /** What has to be read of goods that came back. */
    static final List<String> RETURN = List.of("state", "incoming_moves", "incoming_moves.origin");
    /** What has to be read of an invoice. */
    static final List<String> INVOICE = List.of("number", "party.code", "total_amount", "payment_lines", "reconciliation_lines");

    private static final String OF_INVOICE = "account.invoice,";
    private static final String OF_SALE_LINE = "sale.line,";
    private static final Set<String> ON_ITS_WAY = Set.of("waiting", "assigned", "picked", "packed");

    private final TrytonRpc rpc;
    private final TrytonSales sales;
    private final TrytonOrders orders;
    private final TrytonReturns returns;
    private final Function<String, Optional<String>> toldVersion;

    /** @param toldVersion version of a quote in the newest fact that was told of it */
    TrytonFacts(TrytonRpc rpc, TrytonSales sales, TrytonOrders orders, TrytonReturns returns,
                Function<String, Optional<String>> toldVersion) {
        this.rpc = rpc;
        this.sales = sales;
        this.orders = orders;
        this.returns = returns;
        this.toldVersion = toldVersion;
    }

    /** What cannot be read is named in the log and told once it can. */
    List<ErpEvent> of(TrytonSale sale) {
        String number = sale.number();
        if (number == null || sale.isReturn() || !sale.settled()) {
            return List.of();
        }
        if (!NUMBER.matcher(number).matches()) {
            LOG.warn("Sale {} has a number that no case here can have; it is left out", number);
            return List.of();
        }
        try {
            return fact(sale).stream().toList();
        } catch (ErpException unreadable) {
            if (unreadable.kind() != ErpException.Kind.INVALID) {
                throw unreadable;
            }
            LOG.warn("{}; nothing is told of sale {}", unreadable.getMessage(), number);
            return List.of();
        }
    }

    private Optional<ErpEvent> fact(TrytonSale sale) {
        String number = sale.number();
        if (sale.confirmed()) {
            return sale.placed() || sale.last(TrytonNotes.Fact.ACCEPTED) != null ? Optional.empty()
                    : Optional.of(new ErpEvent("order:PLACED:" + number, "order-placed", number));
        }
        if (sale.cancelled()) {
            return cancelled(sale);
        }
        if (sale.isOrder()) {
            return Optional.empty();
        }
        var quote = sales.quote(sale);
        Optional<String> told = toldVersion.apply(number);
        if (told.isEmpty()) {
            return Optional.of(new ErpEvent("quote:SUBMITTED:%s:%s".formatted(number, quote.version()), "quote-submitted", number,
                    quote.requestReference()));
        }
        // a version may come back, and is then told anew
        return told.get().equals(quote.version()) ? Optional.empty() : Optional.of(new ErpEvent("quote:REVISED:%s:%s:%s"
                .formatted(number, quote.version(), sale.head().text("_timestamp")), "quote-revised", number));
    }

    private Optional<ErpEvent> cancelled(TrytonSale sale) {
        String number = sale.number();
        if (sale.isOrder()) {
            return sale.lastWord() == TrytonNotes.Fact.CANCELLED ? Optional.empty()
                    : Optional.of(new ErpEvent("order:CANCELLED:" + number, "order-cancelled", number));
        }
        return sale.lastWord() != null ? Optional.empty() : toldVersion.apply(number).map(version ->
                new ErpEvent("quote:WITHDRAWN:%s:%s".formatted(number, version), "quote-withdrawn", number));
    }

    /** Of each sale that goods of the shipment belong to. */
    List<ErpEvent> of(TrytonRecord shipment) {
        boolean left = shipment.text("state").equals("done");
        if (!left && !(ON_ITS_WAY.contains(shipment.text("state")) && shipment.date("planned_date") != null)) {
            return List.of();
        }
        List<ErpEvent> events = new ArrayList<>();
        List<String> numbers = numbers(shipment);
        for (String number : numbers) {
            Optional<TrytonSale> sale = sales.sale(number).filter(TrytonSale::confirmed);
            if (left) {
                String others = numbers.indexOf(number) == 0 ? "" : ":" + number;
                events.add(new ErpEvent("order:SHIPPED:" + shipment.text("number") + others, "order-shipped", number));
                sale.map(orders::order).filter(order -> order.state() == ErpOrder.State.DELIVERED)
                        .ifPresent(order -> events.add(new ErpEvent("order:DELIVERED:" + number, "order-delivered", number)));
            } else {
                sale.flatMap(this::delay).ifPresent(events::add);
            }
        }
        return events;
    }

    /** Goods of a return of ours that Tryton's own warehouse booked. */
    List<ErpEvent> ofReturn(TrytonRecord shipment) {
        List<Long> lines = shipment.all("incoming_moves").stream().map(move -> move.text("origin"))
                .filter(origin -> origin != null && origin.startsWith(OF_SALE_LINE))
                .map(origin -> Long.valueOf(origin.substring(OF_SALE_LINE.length()))).distinct().toList();
        return lines.isEmpty() ? List.of() : returns.bookedInTryton(shipment.id(), lines).stream()
                .map(parcel -> new ErpEvent("return:RECEIVED:%s:%d".formatted(parcel.goodsReturn(), parcel.number()), "return-received",
                        parcel.goodsReturn())).toList();
    }

    /** That it was issued, and each payment for it; a credit note that is used for it is no payment. */
    List<ErpEvent> ofInvoice(TrytonRecord invoice) {
        String number = invoice.text("number");
        if (number == null || !NUMBER.matcher(number).matches()) {
            return List.of();
        }
        List<ErpEvent> events = new ArrayList<>(List.of(new ErpEvent("invoice:ISSUED:" + number, "invoice-issued", number)));
        Set<Long> lines = new TreeSet<>(invoice.ids("payment_lines"));
        lines.addAll(invoice.idsOrNone("reconciliation_lines"));
        if (invoice.number("total_amount").signum() > 0) {
            rpc.records("account.move.line", List.copyOf(lines), List.of("move_origin")).stream()
                    .filter(line -> line.text("move_origin") == null || !line.text("move_origin").startsWith(OF_INVOICE)
                            || line.text("move_origin").equals(OF_INVOICE + invoice.id()))
                    .sorted(Comparator.comparing(TrytonRecord::id))
                    .forEach(line -> events.add(new ErpEvent("payment:RECEIVED:%s:%d".formatted(number, line.id()), "payment-received",
                            invoice.in("party").text("code"), number)));
        }
        return events;
    }

    /** Where another day is planned now than the customer was promised. */
    private Optional<ErpEvent> delay(TrytonSale sale) {
        TrytonNotes.Note confirmed = sale.last(TrytonNotes.Fact.CONFIRMED);
        if (confirmed == null) {
            return Optional.empty();
        }
        String planned = orders.order(sale).promisedDate().toString();
        return planned.equals(confirmed.detail("promised")) ? Optional.empty()
                : Optional.of(new ErpEvent("order:DELAYED:%s:%s".formatted(sale.number(), planned), "order-delayed", sale.number()));
    }

    private List<String> numbers(TrytonRecord shipment) {
        return rpc.search("stock.move", List.of(List.of("shipment", "=", "stock.shipment.out," + shipment.id()),
                        List.of("state", "!=", "cancelled")), 1000, null, List.of("sale", "sale.number")).stream()
                .filter(move -> move.in("sale") != null).map(move -> move.in("sale")).sorted(Comparator.comparing(TrytonRecord::id))
                .map(sale -> sale.text("number")).filter(number -> NUMBER.matcher(number).matches()).distinct().toList();
    }
}
