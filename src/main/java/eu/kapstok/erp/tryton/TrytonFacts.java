package eu.kapstok.erp.tryton;

import eu.kapstok.erp.ErpEvent;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private static final Set<String> ON_ITS_WAY = Set.of("waiting", "assigned", "picked", "packed");

    private final TrytonRpc rpc;
    private final TrytonSales sales;
    private final TrytonOrders orders;
    private final Function<String, Optional<String>> toldVersion;

    /** @param toldVersion version of a quote in the newest fact that was told of it */
    TrytonFacts(TrytonRpc rpc, TrytonSales sales, TrytonOrders orders, Function<String, Optional<String>> toldVersion) {
        this.rpc = rpc;
        this.sales = sales;
        this.orders = orders;
        this.toldVersion = toldVersion;
    }

    /** What cannot be read is named in the log and told once it can. */
    List<ErpEvent> of(TrytonSale sale) {
        String number = sale.number();
        if (number == null || !sale.settled()) {
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
