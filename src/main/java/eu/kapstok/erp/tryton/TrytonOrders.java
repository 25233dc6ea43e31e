package eu.kapstok.erp.tryton;

import eu.kapstok.erp.ErpDestination;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpOrder;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a sale says as an order, with what was sent of it; services count as sent with the goods. */
class TrytonOrders {

    private static final String OUT = "stock.shipment.out,";
    private static final String RETURN = "stock.shipment.out.return,";
    private static final int MANY = 2000;
    private static final List<String> MOVE = List.of("shipment", "shipment.number", "shipment.state", "shipment.effective_date",
            "shipment.planned_date", "quantity", "origin", "state");

    private final TrytonRpc rpc;
    private final TrytonSales sales;
    private final TrytonMasterData master;
    private final TrytonReturnSales back;
    private final TrytonSettings settings;
    private final Clock clock;

    TrytonOrders(TrytonRpc rpc, TrytonSales sales, TrytonMasterData master, TrytonReturnSales back, TrytonSettings settings,
                 Clock clock) {
        this.rpc = rpc;
        this.sales = sales;
        this.master = master;
        this.back = back;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws ErpException INVALID where its totals and its lines differ */
    ErpOrder order(TrytonSale sale) {
        TrytonRecord head = sale.head();
        TrytonMasterData.inOurCurrency("Sale " + sale.number(), head.in("currency").text("code"));
        List<TrytonRecord> saleLines = sales.lines(sale);
        List<TrytonRecord> moves = sale.confirmed() ? moves(sale) : List.of();
        List<ErpOrder.Line> lines = lines(sale, saleLines, moves);
        BigDecimal net = head.number("untaxed_amount");
        if (lines.stream().map(ErpOrder.Line::net).reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(net) != 0) {
            throw new ErpException(ErpException.Kind.INVALID,
                    "The lines of sale %s do not add up to its total in Tryton; set it to draft and quote it again".formatted(sale.number()));
        }
        TrytonNotes.Note agreed = sale.last(TrytonNotes.Fact.ACCEPTED, TrytonNotes.Fact.PLACED);
        TrytonNotes.Note cancelled = sale.last(TrytonNotes.Fact.CANCELLED);
        LocalDate wished = agreed == null || agreed.detail("wished") == null ? null : LocalDate.parse(agreed.detail("wished"));
        ErpDestination elsewhere = elsewhere(head, agreed);
        return new ErpOrder(sale.number(), state(sale, lines), head.in("party").text("code"), sale.isQuote() ? sale.number() : null,
                reference(sale), sale.confirmed() ? promised(sale, moves) : null, lines, net, head.number("tax_amount"),
                head.number("total_amount"), TrytonSales.date(sale),
                elsewhere == null && head.whole("shipment_address") != null ? String.valueOf(head.whole("shipment_address")) : null,
                elsewhere, wished, shipments(saleLines, moves), BigDecimal.ZERO,
                !sale.cancelled() || cancelled == null ? null : cancelled.detail("reason"));
    }

    private List<TrytonRecord> moves(TrytonSale sale) {
        return rpc.search("stock.move", List.of(List.of("sale", "=", sale.id()), List.of("state", "!=", "cancelled")), MANY, null, MOVE)
                .stream().filter(move -> move.text("shipment") != null).toList();
    }

    private List<ErpOrder.Line> lines(TrytonSale sale, List<TrytonRecord> saleLines, List<TrytonRecord> moves) {
        Map<String, BigDecimal> shipped = quantities(moves, move -> left(move));
        Map<String, BigDecimal> arrived = quantities(moves, this::arrived);
        Map<String, BigDecimal> returned = quantities(moves,
                move -> move.text("shipment").startsWith(RETURN) && move.text("state").equals("done"));
        List<TrytonReturnSale> returns = shipped.isEmpty() ? List.of() : back.of(sale.id());
        List<TrytonRecord> goods = saleLines.stream().filter(line -> !service(line)).toList();
        boolean allShipped = all(sale, goods, shipped);
        boolean allArrived = all(sale, goods, arrived);
        List<ErpOrder.Line> lines = new ArrayList<>();
        for (TrytonRecord line : saleLines) {
            BigDecimal ordered = TrytonSales.quantity(line);
            String origin = origin(line);
            lines.add(new ErpOrder.Line(TrytonSales.product(sale, line, lines.size() + 1).text("code"), ordered,
                    service(line) ? allShipped ? ordered : BigDecimal.ZERO : shipped.getOrDefault(origin, BigDecimal.ZERO),
                    service(line) ? allArrived ? ordered : BigDecimal.ZERO : arrived.getOrDefault(origin, BigDecimal.ZERO),
                    returns.stream().map(one -> one.received(line.id())).reduce(returned.getOrDefault(origin, BigDecimal.ZERO), BigDecimal::add),
                    TrytonSales.description(line), TrytonSales.unit(line),
                    TrytonProducts.rounded(line.number("unit_price")), BigDecimal.ZERO, master.rate(line.ids("taxes")),
                    line.number("amount")));
        }
        return lines;
    }

    /** Of services alone it is all once the sale is done. */
    private static boolean all(TrytonSale sale, List<TrytonRecord> goods, Map<String, BigDecimal> done) {
        return goods.isEmpty() ? sale.state().equals("done") : goods.stream().allMatch(
                line -> done.getOrDefault(origin(line), BigDecimal.ZERO).compareTo(TrytonSales.quantity(line)) >= 0);
    }

    private static Map<String, BigDecimal> quantities(List<TrytonRecord> moves, java.util.function.Predicate<TrytonRecord> counted) {
        return moves.stream().filter(move -> move.text("origin") != null).filter(counted)
                .collect(Collectors.toMap(move -> move.text("origin"), TrytonSales::quantity, BigDecimal::add));
    }

    private static boolean left(TrytonRecord move) {
        return move.text("shipment").startsWith(OUT) && move.in("shipment").text("state").equals("done");
    }

    private boolean arrived(TrytonRecord move) {
        return left(move) && arrived(move.in("shipment").date("effective_date"));
    }

    private boolean arrived(LocalDate sent) {
        return !sent.plusDays(settings.transitDays()).isAfter(LocalDate.now(clock));
    }

    private static String origin(TrytonRecord line) {
        return "sale.line," + line.id();
    }

    /** @param line with its product */
    static boolean service(TrytonRecord line) {
        return line.in("product") != null && "service".equals(line.in("product").text("type"));
    }

    private static ErpOrder.State state(TrytonSale sale, List<ErpOrder.Line> lines) {
        if (sale.cancelled()) {
            return ErpOrder.State.CANCELLED;
        }
        if (!sale.confirmed()) {
            return ErpOrder.State.OPEN;
        }
        if (lines.stream().allMatch(line -> line.delivered().compareTo(line.ordered()) >= 0)) {
            return ErpOrder.State.DELIVERED;
        }
        return lines.stream().anyMatch(line -> line.shipped().signum() > 0) ? ErpOrder.State.IN_DELIVERY : ErpOrder.State.CONFIRMED;
    }

    /** The last day that is planned for what leaves. */
    private LocalDate promised(TrytonSale sale, List<TrytonRecord> moves) {
        return moves.stream().filter(move -> move.text("shipment").startsWith(OUT)).map(move -> move.in("shipment"))
                .map(shipment -> shipment.date("planned_date") == null ? shipment.date("effective_date") : shipment.date("planned_date"))
                .filter(Objects::nonNull).max(Comparator.naturalOrder())
                .orElseGet(() -> TrytonSales.date(sale).plusDays(settings.leadDays()));
    }

    private List<ErpOrder.Shipment> shipments(List<TrytonRecord> saleLines, List<TrytonRecord> moves) {
        Map<String, TrytonRecord> lines = saleLines.stream().collect(Collectors.toMap(TrytonOrders::origin, line -> line));
        Map<String, List<TrytonRecord>> byNumber = moves.stream().filter(TrytonOrders::left)
                .collect(Collectors.groupingBy(move -> move.in("shipment").text("number"), TreeMap::new, Collectors.toList()));
        List<ErpOrder.Shipment> shipments = new ArrayList<>();
        byNumber.forEach((number, sent) -> {
            LocalDate date = sent.get(0).in("shipment").date("effective_date");
            shipments.add(new ErpOrder.Shipment(number, date, null, null, sent.stream()
                    .filter(move -> lines.containsKey(move.text("origin"))).map(move -> {
                        TrytonRecord line = lines.get(move.text("origin"));
                        return new ErpOrder.Shipment.Line(line.in("product").text("code"), TrytonSales.description(line),
                                TrytonSales.unit(line), TrytonSales.quantity(move));
                    }).toList(), arrived(date)));
        });
        shipments.sort(Comparator.comparing(ErpOrder.Shipment::date));
        return shipments;
    }

    private static String reference(TrytonSale sale) {
        TrytonNotes.Note accepted = sale.last(TrytonNotes.Fact.ACCEPTED);
        return accepted == null ? sale.head().text("reference") : accepted.detail("reference");
    }

    /** An address that only this sale knows is not active in Tryton. */
    private static ErpDestination elsewhere(TrytonRecord head, TrytonNotes.Note agreed) {
        TrytonRecord place = head.in("shipment_address");
        if (place == null || place.flag("active")) {
            return null;
        }
        return new ErpDestination(place.text("party_name"), place.text("street"), place.text("postal_code"), place.text("city"),
                place.in("country") == null ? null : place.in("country").text("code"), agreed == null ? null : agreed.detail("phone"),
                agreed == null ? null : agreed.detail("instruction"));
    }
}
