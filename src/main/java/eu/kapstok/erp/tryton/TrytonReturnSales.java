package eu.kapstok.erp.tryton;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads what comes back, the portal's returns and those that Tryton's users made. */
class TrytonReturnSales {

    private static final String SALE = "sale.sale,";
    private static final String SALE_LINE = "sale.line,";
    private static final int MANY = 1000;
    private static final List<List<String>> BY_ID = List.of(List.of("id", "ASC"));
    private static final List<String> ACTION = List.of("result", "complaint", "complaint.reference", "complaint.description", "complaint.origin",
            "complaint.state", "sale_lines", "sale_lines.line", "sale_lines.quantity");
    private static final List<String> SHIPMENT = List.of("number", "state", "reference", "effective_date", "incoming_moves",
            "incoming_moves.origin", "incoming_moves.quantity", "incoming_moves.state");

    private final TrytonRpc rpc;
    private final TrytonMasterData master;

    TrytonReturnSales(TrytonRpc rpc, TrytonMasterData master) {
        this.rpc = rpc;
        this.master = master;
    }

    /** Of one sale; none where Tryton keeps no complaints. */
    List<TrytonReturnSale> of(long sale) {
        return master.now().complaints() ? with(List.of("complaint.origin", "=", SALE + sale)) : List.of();
    }

    /** Under the number of the return. */
    List<TrytonReturnSale> of(String number) {
        return with(List.of("complaint.reference", "=", number));
    }

    private List<TrytonReturnSale> with(List<Object> condition) {
        List<TrytonRecord> actions = rpc.search("sale.complaint.action", List.of(condition, List.of("action", "=", "sale_return"),
                List.of("complaint.state", "not in", List.of("rejected", "cancelled"))), MANY, BY_ID, ACTION).stream()
                .filter(action -> action.in("complaint").text("origin") != null && action.in("complaint").text("origin").startsWith(SALE)).toList();
        List<Long> results = actions.stream().map(TrytonReturnSales::result).filter(Objects::nonNull).toList();
        Map<Long, String> states = rpc.records("sale.sale", results, List.of("state")).stream()
                .collect(Collectors.toMap(TrytonRecord::id, sale -> sale.text("state")));
        Map<Long, List<TrytonRecord>> backs = new HashMap<>();
        Map<Long, List<TrytonReturnSale.Shipment>> shipments = new HashMap<>();
        if (!results.isEmpty()) {
            rpc.search("sale.line", List.of(List.of("sale", "in", results), List.of("type", "=", "line")), MANY, BY_ID,
                    List.of("sale", "quantity")).forEach(line -> backs.computeIfAbsent(line.whole("sale"), sale -> new ArrayList<>()).add(line));
            shipments.putAll(shipments(results, backs));
        }
        return actions.stream().map(action -> read(action, states, backs, shipments)).toList();
    }

    private Map<Long, List<TrytonReturnSale.Shipment>> shipments(List<Long> results, Map<Long, List<TrytonRecord>> backs) {
        Map<Long, Long> saleOfLine = new HashMap<>();
        backs.forEach((sale, lines) -> lines.forEach(line -> saleOfLine.put(line.id(), sale)));
        Map<Long, List<TrytonReturnSale.Shipment>> shipments = new HashMap<>();
        List<Long> ids = rpc.records("sale.sale", results, List.of("shipment_returns")).stream()
                .flatMap(sale -> sale.ids("shipment_returns").stream()).distinct().toList();
        for (TrytonRecord shipment : rpc.records("stock.shipment.out.return", ids, SHIPMENT).stream()
                .sorted(Comparator.comparing(TrytonRecord::id)).toList()) {
            List<TrytonReturnSale.Move> moves = shipment.all("incoming_moves").stream()
                    .filter(move -> move.text("origin") != null && move.text("origin").startsWith(SALE_LINE)
                            && !move.text("state").equals("cancelled"))
                    .map(move -> new TrytonReturnSale.Move(move.id(), Long.parseLong(move.text("origin").substring(SALE_LINE.length())),
                            TrytonSales.quantity(move))).toList();
            moves.stream().map(move -> saleOfLine.get(move.back())).filter(Objects::nonNull).distinct().forEach(sale ->
                    shipments.computeIfAbsent(sale, one -> new ArrayList<>()).add(new TrytonReturnSale.Shipment(shipment.id(),
                            shipment.text("number"), shipment.text("state"), shipment.text("reference"), shipment.date("effective_date"), moves)));
        }
        return shipments;
    }

    /** A complaint that names no lines is about all of them, which come back in their order. */
    private TrytonReturnSale read(TrytonRecord action, Map<Long, String> states, Map<Long, List<TrytonRecord>> backs,
                                  Map<Long, List<TrytonReturnSale.Shipment>> allShipments) {
        TrytonRecord complaint = action.in("complaint");
        long sale = Long.parseLong(complaint.text("origin").substring(SALE.length()));
        Long result = result(action);
        List<TrytonRecord> back = backs.getOrDefault(result == null ? -1 : result, List.of());
        List<TrytonReturnSale.Shipment> shipments = allShipments.getOrDefault(result == null ? -1 : result, List.of());
        List<TrytonRecord> named = action.all("sale_lines").stream().sorted(Comparator.comparing(TrytonRecord::id)).toList();
        List<Long> sold = !named.isEmpty() ? named.stream().map(line -> line.whole("line")).toList()
                : rpc.search("sale.line", List.of(List.of("sale", "=", sale), List.of("type", "=", "line")), MANY, null, List.of("type")).stream()
                .map(TrytonRecord::id).toList();
        List<TrytonReturnSale.Line> lines = new ArrayList<>();
        for (int place = 0; place < sold.size() && (result == null || place < back.size()); place++) {
            Long comes = result == null ? null : back.get(place).id();
            BigDecimal announced = result != null ? TrytonSales.quantity(back.get(place)).negate()
                    : named.isEmpty() || named.get(place).number("quantity") == null ? BigDecimal.ZERO : TrytonSales.quantity(named.get(place));
            BigDecimal received = shipments.stream().filter(TrytonReturnSale.Shipment::received).flatMap(shipment -> shipment.moves().stream())
                    .filter(move -> comes != null && move.back() == comes).map(TrytonReturnSale.Move::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
            lines.add(new TrytonReturnSale.Line(sold.get(place), comes, announced, received));
        }
        return new TrytonReturnSale(complaint.id(), sale, result, result == null ? null : states.get(result), complaint.text("reference"),
                complaint.text("description"), lines, shipments);
    }

    private static Long result(TrytonRecord action) {
        String result = action.text("result");
        return result == null || !result.startsWith(SALE) ? null : Long.valueOf(result.substring(SALE.length()));
    }
}
