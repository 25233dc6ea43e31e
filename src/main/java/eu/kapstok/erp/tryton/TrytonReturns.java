package eu.kapstok.erp.tryton;

import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpDelivered;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpGoods;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.erp.ErpOrderRejected;
import eu.kapstok.erp.ErpReturn;
import eu.kapstok.erp.ErpReturnRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Goods that come back, by Tryton's complaints: a complaint about each sale, approved, makes a sale of less than nothing, whose return
 * shipments are received parcel by parcel. It bills nothing, as what is given back is a credit note of its own. The number of the
 * return is the reference of the complaint, the key of the command begins its description, and a parcel's number stands on the
 * shipment that it came with.
 */
class TrytonReturns {

    private static final String LINES = "\nlines: ";
    private static final String SALE = "sale.sale";
    private static final String SHIPMENT = "model.stock.shipment.out.return.";
    private static final int LOOKS = 20;
    private static final long BETWEEN_LOOKS = 250;

    private final TrytonRpc rpc;
    private final TrytonSales sales;
    private final TrytonOrders orders;
    private final TrytonCustomers customers;
    private final TrytonReturnSales back;
    private final TrytonNotes notes;

    TrytonReturns(TrytonRpc rpc, TrytonSales sales, TrytonOrders orders, TrytonCustomers customers, TrytonReturnSales back,
                   TrytonNotes notes) {
        this.rpc = rpc;
        this.sales = sales;
        this.orders = orders;
        this.customers = customers;
        this.back = back;
        this.notes = notes;
    }

    List<ErpDelivered> delivered(String order) {
        return sales.sale(order).filter(TrytonSale::isOrder).map(sale -> delivered(sale.whenSettled())).orElse(List.of());
    }

    private List<ErpDelivered> delivered(TrytonSale sale) {
        ErpOrder order = orders.order(sale);
        List<TrytonReturnSale> returns = back.of(sale.id());
        List<TrytonRecord> lines = sales.lines(sale);
        LocalDate arrived = order.shipments().stream().filter(ErpOrder.Shipment::delivered).map(ErpOrder.Shipment::date)
                .max(Comparator.naturalOrder()).orElse(null);
        List<ErpDelivered> delivered = new ArrayList<>();
        for (int place = 1; place <= lines.size(); place++) {
            ErpOrder.Line line = order.lines().get(place - 1);
            long id = lines.get(place - 1).id();
            BigDecimal awaited = returns.stream().map(one -> one.awaited(id)).reduce(BigDecimal.ZERO, BigDecimal::add);
            delivered.add(new ErpDelivered(place, line.product(), line.description(), line.unit(), line.ordered(), line.delivered(),
                    line.delivered().signum() == 0 ? null : arrived, line.returned(), awaited, line.unitPrice(), line.vatRate()));
        }
        return delivered;
    }

    Optional<ErpReturn> find(String number) {
        List<TrytonReturnSale> parts = ours(number);
        return parts.isEmpty() ? Optional.empty() : Optional.of(read(number, parts));
    }

    ErpReturn register(ErpCommand command, ErpReturnRequest request) throws ErpOrderRejected {
        long party = customers.party(request.customer()).id();
        String mark = TrytonSale.PLACED + command.key();
        List<TrytonReturnSale> known = ours(request.number());
        if (known.stream().anyMatch(part -> !part.description().startsWith(mark + "\n"))) {
            throw invalid("There is a return " + request.number() + " already");
        }
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        Set<String> named = new HashSet<>();
        for (int place = 1; place <= request.goods().size(); place++) {
            ErpGoods goods = request.goods().get(place - 1);
            if (!named.add(goods.order() + "/" + goods.line())) {
                throw invalid("Line " + goods.line() + " of order " + goods.order() + " is named twice");
            }
            places.computeIfAbsent(goods.order(), order -> new ArrayList<>()).add(place);
        }
        if (places.isEmpty()) {
            throw invalid("A return has at least one line");
        }
        Map<String, TrytonSale> from = new HashMap<>();
        for (String order : places.keySet()) {
            TrytonSale sale = sales.sale(order).filter(TrytonSale::isOrder).filter(found -> found.head().whole("party") == party)
                    .orElseThrow(() -> invalid("Customer " + request.customer() + " has no order " + order));
            from.put(order, sale);
            if (known.stream().noneMatch(part -> part.sale() == sale.id())) {
                refuseMoreThanIsLeft(sale, places.get(order).stream().map(place -> request.goods().get(place - 1)).toList());
            }
        }
        for (Map.Entry<String, List<Integer>> part : places.entrySet()) {
            TrytonSale sale = from.get(part.getKey());
            if (known.stream().noneMatch(one -> one.sale() == sale.id())) {
                complain(sale, request, part.getValue(), mark);
            }
        }
        for (TrytonReturnSale part : ours(request.number())) {
            expect(part, request.number(), mark);
        }
        return read(request.number(), ours(request.number()));
    }

    /** A parcel that was begun before is booked to its end, and no further. */
    ErpReturn receive(String number, ErpReturn.Receipt receipt) {
        List<TrytonReturnSale> parts = ours(number);
        if (parts.isEmpty()) {
            throw new ErpException(ErpException.Kind.NOT_FOUND, "There is no return " + number);
        }
        ErpReturn known = read(number, parts);
        String parcel = parcel(number, receipt.parcel());
        boolean begun = parts.stream().flatMap(part -> part.shipments().stream()).anyMatch(shipment -> parcel.equals(shipment.reference()));
        if (!begun && known.receipts().stream().anyMatch(before -> before.parcel() == receipt.parcel())) {
            return known;
        }
        if (!begun) {
            refuse(known, receipt);
        }
        Map<Integer, BigDecimal> came = receipt.parts().stream()
                .collect(Collectors.toMap(ErpReturn.Receipt.Part::line, ErpReturn.Receipt.Part::quantity));
        for (TrytonReturnSale part : parts) {
            Map<Long, BigDecimal> ofPart = new HashMap<>();
            List<Integer> places = places(part);
            for (int line = 0; line < part.lines().size(); line++) {
                if (came.containsKey(places.get(line))) {
                    ofPart.put(part.lines().get(line).back(), came.get(places.get(line)));
                }
            }
            if (!ofPart.isEmpty()) {
                book(part, parcel, receipt.date(), ofPart);
            }
        }
        return read(number, ours(number));
    }

    void close(ErpCommand command, String number, String reason) {
        List<TrytonReturnSale> parts = ours(number);
        if (parts.isEmpty()) {
            throw new ErpException(ErpException.Kind.NOT_FOUND, "There is no return " + number);
        }
        for (TrytonReturnSale part : parts) {
            if (part.closed() || part.result() == null) {
                continue;
            }
            List<Long> waiting = part.shipments().stream().filter(TrytonReturnSale.Shipment::waits).map(TrytonReturnSale.Shipment::id).toList();
            if (!waiting.isEmpty()) {
                if (notes.of(List.of(part.result())).isEmpty()) {
                    Map<String, String> details = TrytonCommands.details(command);
                    details.put("reason", reason);
                    notes.add(part.result(), TrytonNotes.Fact.CLOSED, details);
                }
                rpc.tell(SHIPMENT + "cancel", List.of(waiting));
            }
            TrytonRecord sale = rpc.records(SALE, List.of(part.result()), List.of("state", "shipment_state", "lines", "lines.moves",
                    "lines.moves_ignored", "lines.moves_recreated")).get(0);
            if ("exception".equals(sale.text("shipment_state"))) {
                ignore(part.result(), sale);
            }
        }
        if (read(number, ours(number)).state() == ErpReturn.State.OPEN) {
            throw new ErpException(ErpException.Kind.WRONG_STATE, "Tryton left return %s as it was".formatted(number));
        }
    }

    /** A parcel by the number of its return. */
    record Parcel(String goodsReturn, int number) {
    }

    /** What Tryton's own warehouse booked with a shipment; empty where the portal did, or it is no return of ours. */
    Optional<Parcel> bookedInTryton(long shipment, List<Long> saleLines) {
        List<TrytonRecord> lines = rpc.records("sale.line", saleLines, List.of("sale", "sale.origin"));
        for (TrytonRecord line : lines) {
            String origin = line.in("sale").text("origin");
            if (origin == null || !origin.startsWith("sale.complaint,")) {
                continue;
            }
            String number = rpc.records("sale.complaint", List.of(Long.valueOf(origin.substring("sale.complaint,".length()))),
                    List.of("reference")).get(0).text("reference");
            List<TrytonReturnSale> parts = number == null ? List.of() : ours(number);
            Integer parcel = parcels(number, parts).get(shipment);
            boolean own = parts.stream().flatMap(part -> part.shipments().stream()).anyMatch(one -> one.id() == shipment
                    && one.reference() != null && one.reference().startsWith(number + "/"));
            if (parcel != null && !own) {
                return Optional.of(new Parcel(number, parcel));
            }
        }
        return Optional.empty();
    }

    /** Only what the portal registered. */
    private List<TrytonReturnSale> ours(String number) {
        return back.of(number).stream().filter(part -> part.description() != null && part.description().startsWith(TrytonSale.PLACED)
                && part.description().contains(LINES)).toList();
    }

    private void refuseMoreThanIsLeft(TrytonSale sale, List<ErpGoods> goods) {
        List<ErpDelivered> delivered = delivered(sale.whenSettled());
        List<TrytonRecord> lines = sales.lines(sale);
        for (ErpGoods one : goods) {
            ErpDelivered line = delivered.stream().filter(candidate -> candidate.line() == one.line()).findFirst()
                    .orElseThrow(() -> invalid("Order " + sale.number() + " has no line " + one.line()));
            if (TrytonOrders.service(lines.get(one.line() - 1))) {
                throw invalid("Line %d of order %s is a service, which does not come back".formatted(one.line(), sale.number()));
            }
            if (one.quantity().signum() <= 0 || one.quantity().compareTo(line.left()) > 0) {
                throw invalid("Of line %d of order %s, %s can come back, not %s".formatted(one.line(), sale.number(),
                        line.left().stripTrailingZeros().toPlainString(), one.quantity().toPlainString()));
            }
        }
    }

    private void complain(TrytonSale sale, ErpReturnRequest request, List<Integer> places, String mark) throws ErpOrderRejected {
        List<TrytonRecord> lines = sales.lines(sale);
        List<Map<String, Object>> named = new ArrayList<>();
        for (int place : places) {
            ErpGoods goods = request.goods().get(place - 1);
            named.add(Map.of("line", lines.get(goods.line() - 1).id(), "quantity", TrytonJson.MAPPER.getNodeFactory().numberNode(goods.quantity())));
        }
        Map<String, Object> values = new HashMap<>();
        values.put("type", type());
        values.put("customer", sale.head().whole("party"));
        values.put("company", rpc.who().company());
        values.put("origin", SALE + "," + sale.id());
        values.put("reference", request.number());
        values.put("description", mark + "\n" + request.reference() + ": " + request.reason()
                + LINES + places.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        values.put("actions", List.of(List.of("create", List.of(Map.of("action", "sale_return", "sale_lines", List.of(List.of("create", named)))))));
        TrytonCommands.refusing(() -> rpc.tell("model.sale.complaint.create", List.of(List.of(values))));
    }

    /** A kind of complaint about sales; one is made where Tryton has none yet. */
    private long type() {
        return rpc.search("sale.complaint.type", List.of(List.of("origin.model", "=", SALE)), 1, List.of(List.of("id", "ASC")), List.of("name"))
                .stream().map(TrytonRecord::id).findFirst().orElseGet(() -> {
                    long model = rpc.search("ir.model", List.of(List.of("model", "=", SALE)), 1, null, List.of("model")).get(0).id();
                    return rpc.tell("model.sale.complaint.type.create", List.of(List.of(Map.of("name", "Portal", "origin", model)))).path(0)
                            .longValue();
                });
    }

    /** From the complaint to the return shipment, each step only where it was not made. */
    private void expect(TrytonReturnSale known, String number, String mark) throws ErpOrderRejected {
        List<Long> complaint = List.of(known.complaint());
        if (known.result() == null) {
            for (String button : List.of("wait", "approve")) {
                TrytonCommands.refusing(() -> rpc.tell("model.sale.complaint." + button, List.of(complaint)));
            }
        }
        TrytonReturnSale part = until(number, known.complaint(), one -> one.result() != null);
        if ("draft".equals(part.state())) {
            rpc.tell("model.sale.sale.write", List.of(List.of(part.result()),
                    Map.of("invoice_method", "manual", "reference", number, "description", mark)));
            TrytonCommands.refusing(() -> rpc.tell("model.sale.sale.quote", List.of(List.of(part.result()))));
        }
        if (Set.of("draft", "quotation").contains(part.state())) {
            TrytonCommands.refusing(() -> rpc.tell("model.sale.sale.confirm", List.of(List.of(part.result()))));
        }
        until(number, known.complaint(), one -> !one.shipments().isEmpty());
    }

    /** Tryton works on what was approved or confirmed after it answered. */
    private TrytonReturnSale until(String number, long complaint, Predicate<TrytonReturnSale> ready) {
        for (int looks = 0; looks < LOOKS; looks++) {
            Optional<TrytonReturnSale> part = back.of(number).stream().filter(one -> one.complaint() == complaint).filter(ready).findFirst();
            if (part.isPresent()) {
                return part.get();
            }
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new ErpException(ErpException.Kind.UNKNOWN, "Interrupted while Tryton works on return " + number, interrupted);
            }
        }
        throw new ErpException(ErpException.Kind.BUSY, "Tryton works on return %s later".formatted(number));
    }

    /** The parcel's number goes onto the shipment first, so that it is found again whatever happens; Tryton plans another one for what is missing. */
    private void book(TrytonReturnSale part, String parcel, LocalDate day, Map<Long, BigDecimal> came) {
        TrytonReturnSale.Shipment shipment = part.shipments().stream().filter(one -> parcel.equals(one.reference())).findFirst()
                .or(() -> part.shipments().stream().filter(TrytonReturnSale.Shipment::waits).findFirst())
                .orElseThrow(() -> new ErpException(ErpException.Kind.BUSY, "Tryton expects nothing more of return %s now".formatted(part.reference())));
        List<Long> one = List.of(shipment.id());
        if (shipment.waits()) {
            rpc.tell(SHIPMENT + "write", List.of(one, Map.of("reference", parcel, "effective_date", day)));
            for (TrytonReturnSale.Move move : shipment.moves()) {
                BigDecimal quantity = came.getOrDefault(move.back(), BigDecimal.ZERO);
                if (quantity.compareTo(move.quantity()) != 0) {
                    rpc.tell("model.stock.move.write", List.of(List.of(move.id()),
                            Map.of("quantity", TrytonJson.MAPPER.getNodeFactory().numberNode(quantity))));
                }
            }
            rpc.tell(SHIPMENT + "receive", List.of(one));
        }
        if (!shipment.state().equals("done")) {
            rpc.tell(SHIPMENT + "done", List.of(one));
        }
    }

    private static void refuse(ErpReturn known, ErpReturn.Receipt receipt) {
        if (known.state() == ErpReturn.State.CLOSED) {
            throw new ErpException(ErpException.Kind.WRONG_STATE, "Return " + known.number() + " is closed");
        }
        if (receipt.parts().isEmpty()) {
            throw invalid("A parcel with nothing in it is no receipt");
        }
        Set<Integer> counted = new HashSet<>();
        for (ErpReturn.Receipt.Part part : receipt.parts()) {
            ErpReturn.Line line = known.lines().stream().filter(one -> one.line() == part.line()).findFirst()
                    .orElseThrow(() -> invalid("Return " + known.number() + " has no line " + part.line()));
            if (part.quantity().signum() <= 0 || !counted.add(part.line())) {
                throw invalid("Line " + part.line() + " of return " + known.number() + " is counted twice, or not above 0");
            }
            if (line.received().add(part.quantity()).compareTo(line.announced()) > 0) {
                throw invalid("Of line %d of return %s, %s were announced and %s are here already".formatted(part.line(), known.number(),
                        line.announced().toPlainString(), line.received().toPlainString()));
            }
        }
    }

    /** What was waited for and will not come is not asked for again. */
    private void ignore(long sale, TrytonRecord read) {
        List<Long> moves = new ArrayList<>();
        for (TrytonRecord line : read.all("lines")) {
            Set<Long> settled = new HashSet<>(line.ids("moves_ignored"));
            settled.addAll(line.ids("moves_recreated"));
            List<Long> own = line.ids("moves").stream().filter(move -> !settled.contains(move)).toList();
            rpc.records("stock.move", own, List.of("state")).stream().filter(move -> move.text("state").equals("cancelled"))
                    .map(TrytonRecord::id).forEach(moves::add);
        }
        rpc.wizard("sale.handle.shipment.exception", SALE, List.of(sale),
                Map.of("ask", Map.of("recreate_moves", List.of(), "domain_moves", moves)), "ask", "handle");
    }

    private ErpReturn read(String number, List<TrytonReturnSale> parts) {
        Map<Long, TrytonSale> sold = parts.stream().map(TrytonReturnSale::sale).distinct()
                .collect(Collectors.toMap(sale -> sale, sale -> sales.with(List.of(List.of("id", "=", sale)), 1).get(0)));
        Map<Integer, ErpReturn.Line> lines = new TreeMap<>();
        Map<Long, Integer> placeOfBack = new HashMap<>();
        for (TrytonReturnSale part : parts) {
            TrytonSale sale = sold.get(part.sale());
            List<TrytonRecord> saleLines = sales.lines(sale);
            List<Integer> places = places(part);
            for (int at = 0; at < part.lines().size(); at++) {
                TrytonReturnSale.Line line = part.lines().get(at);
                int orderLine = saleLines.stream().map(TrytonRecord::id).toList().indexOf(line.line()) + 1;
                TrytonRecord soldLine = saleLines.get(orderLine - 1);
                lines.put(places.get(at), new ErpReturn.Line(places.get(at), sale.number(), orderLine,
                        TrytonSales.product(sale, soldLine, orderLine).text("code"), TrytonSales.description(soldLine), TrytonSales.unit(soldLine),
                        line.announced(), line.received()));
                if (line.back() != null) {
                    placeOfBack.put(line.back(), places.get(at));
                }
            }
        }
        boolean all = lines.values().stream().allMatch(line -> line.received().compareTo(line.announced()) >= 0);
        ErpReturn.State state = all ? ErpReturn.State.RECEIVED
                : parts.stream().allMatch(TrytonReturnSale::closed) ? ErpReturn.State.CLOSED : ErpReturn.State.OPEN;
        return new ErpReturn(number, sold.get(parts.get(0).sale()).head().in("party").text("code"), state, List.copyOf(lines.values()),
                receipts(number, parts, placeOfBack));
    }

    private static List<ErpReturn.Receipt> receipts(String number, List<TrytonReturnSale> parts, Map<Long, Integer> placeOfBack) {
        Map<Long, Integer> parcels = parcels(number, parts);
        Map<Integer, List<TrytonReturnSale.Shipment>> byParcel = new TreeMap<>();
        parts.stream().flatMap(part -> part.shipments().stream()).filter(shipment -> parcels.containsKey(shipment.id()))
                .forEach(shipment -> byParcel.computeIfAbsent(parcels.get(shipment.id()), parcel -> new ArrayList<>()).add(shipment));
        List<ErpReturn.Receipt> receipts = new ArrayList<>();
        byParcel.forEach((parcel, shipments) -> receipts.add(new ErpReturn.Receipt(parcel, shipments.stream()
                .map(TrytonReturnSale.Shipment::date).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null),
                shipments.stream().flatMap(shipment -> shipment.moves().stream()).filter(move -> move.quantity().signum() > 0
                                && placeOfBack.containsKey(move.back()))
                        .map(move -> new ErpReturn.Receipt.Part(placeOfBack.get(move.back()), move.quantity())).toList())));
        receipts.sort(Comparator.comparing(ErpReturn.Receipt::date).thenComparing(ErpReturn.Receipt::parcel));
        return receipts;
    }

    /** By id of the shipment that was received; one that Tryton's own warehouse booked has the number of its turn, or the next free one. */
    private static Map<Long, Integer> parcels(String number, List<TrytonReturnSale> parts) {
        Map<Long, Integer> parcels = new HashMap<>();
        List<TrytonReturnSale.Shipment> all = parts.stream().flatMap(part -> part.shipments().stream())
                .sorted(Comparator.comparing(TrytonReturnSale.Shipment::id)).toList();
        for (TrytonReturnSale.Shipment shipment : all) {
            if (shipment.received() && shipment.reference() != null && shipment.reference().startsWith(number + "/")) {
                parcels.put(shipment.id(), Integer.valueOf(shipment.reference().substring(number.length() + 1)));
            }
        }
        for (int turn = 0; turn < all.size(); turn++) {
            TrytonReturnSale.Shipment shipment = all.get(turn);
            if (shipment.received() && !parcels.containsKey(shipment.id())) {
                int parcel = turn + 1;
                while (parcels.containsValue(parcel)) {
                    parcel++;
                }
                parcels.put(shipment.id(), parcel);
            }
        }
        return parcels;
    }

    /** Places of its lines in the return. */
    private static List<Integer> places(TrytonReturnSale part) {
        String places = part.description().substring(part.description().lastIndexOf(LINES) + LINES.length()).strip();
        return Arrays.stream(places.split(" ")).map(Integer::valueOf).toList();
    }

    private static String parcel(String number, int parcel) {
        return number + "/" + parcel;
    }

    private static ErpException invalid(String message) {
        return new ErpException(ErpException.Kind.INVALID, message);
    }
}
