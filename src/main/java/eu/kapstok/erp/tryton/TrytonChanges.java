package eu.kapstok.erp.tryton;

import eu.kapstok.erp.ErpChanges;
import eu.kapstok.erp.ErpEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What Tryton's own users did, found by asking what was written. Tryton stamps a record with the time at which the writing began,
 * so that each round looks back a little further than the one before ended; a fact that is told twice has the same id. A place that is
 * later than anything in Tryton is one of a history that is no more: a backup was put back, or it is another database.
 */
class TrytonChanges {

    /** A record, and how to tell what happened to it. */
    private record Changed(long id, java.util.function.Supplier<List<ErpEvent>> facts) {
    }

    private static final Duration OVERLAP = Duration.ofMinutes(2);
    /** So far back is read again where the place is later than anything that was written. */
    private static final Duration READ_AGAIN = Duration.ofDays(1);
    private static final int AT_ONCE = 50;
    private static final List<String> MODELS = List.of("sale.sale", "stock.shipment.out", "account.invoice",
            "stock.shipment.out.return");
    private static final List<List<String>> BY_ID = List.of(List.of("id", "ASC"));
    private static final LocalDateTime LONG_AGO = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final TrytonRpc rpc;
    private final TrytonSales sales;
    private final TrytonFacts facts;
    private final TrytonSettings settings;
    private final Duration budget;
    private final Clock clock;

    /** @param budget how long one answer may take */
    TrytonChanges(TrytonRpc rpc, TrytonSales sales, TrytonFacts facts, TrytonSettings settings, Duration budget, Clock clock) {
        this.rpc = rpc;
        this.sales = sales;
        this.facts = facts;
        this.settings = settings;
        this.budget = budget;
        this.clock = clock;
    }

    ErpChanges since(String place, int most) {
        if (place == null) {
            return new ErpChanges(List.of(), TrytonPlace.startingAt(newest(), today()).toString());
        }
        long begin = System.nanoTime();
        TrytonPlace at = TrytonPlace.of(place);
        boolean lost = false;
        if (at.atTheBeginning()) {
            LocalDateTime newest = newest();
            lost = newest.isBefore(at.since());
            at = lost ? TrytonPlace.startingAt(newest.minus(READ_AGAIN), at.arrivals()).beginning(newest) : at.beginning(newest);
        }
        List<ErpEvent> told = new ArrayList<>();
        while (told.size() < most && System.nanoTime() - begin < budget.toNanos()) {
            List<Changed> records = records(at);
            for (Changed record : records) {
                List<ErpEvent> all = record.facts().get();
                List<ErpEvent> left = all.subList(Math.min(at.told(), all.size()), all.size());
                int room = Math.min(most - told.size(), left.size());
                told.addAll(left.subList(0, room));
                if (room < left.size()) {
                    return new ErpChanges(told, at.within(room).toString(), lost);
                }
                at = at.past(record.id());
            }
            if (records.size() < AT_ONCE) {
                boolean last = at.walk() + 1 == TrytonPlace.WALKS;
                at = at.onwards(today());
                if (last) {
                    break;
                }
            }
        }
        return new ErpChanges(told, at.toString(), lost);
    }

    private List<Changed> records(TrytonPlace at) {
        List<Object> domain = new ArrayList<>();
        domain.add(List.of("id", ">", at.after()));
        if (at.walk() == 0) {
            domain.add(writtenSince(at));
            return sales.with(domain, AT_ONCE).stream().map(sale -> new Changed(sale.id(), () -> facts.of(sale))).toList();
        }
        return switch (at.walk()) {
            case 1 -> {
                domain.add(writtenSince(at));
                yield changed("stock.shipment.out", domain, TrytonFacts.SHIPMENT, facts::of);
            }
            case 2 -> {
                domain.add(List.of("state", "=", "done"));
                domain.add(List.of("effective_date", ">", at.arrivals().minusDays(settings.transitDays())));
                domain.add(List.of("effective_date", "<=", today().minusDays(settings.transitDays())));
                yield changed("stock.shipment.out", domain, TrytonFacts.SHIPMENT, facts::of);
            }
            case 3 -> {
                domain.add(writtenSince(at));
                domain.add(List.of("type", "=", "out"));
                domain.add(List.of("state", "in", List.of("posted", "paid")));
                yield changed("account.invoice", domain, TrytonFacts.INVOICE, facts::ofInvoice);
            }
            default -> {
                domain.add(writtenSince(at));
                domain.add(List.of("state", "in", List.of("received", "done")));
                yield changed("stock.shipment.out.return", domain, TrytonFacts.RETURN, facts::ofReturn);
            }
        };
    }

    private List<Changed> changed(String model, List<Object> domain, List<String> fields, Function<TrytonRecord, List<ErpEvent>> told) {
        return rpc.search(model, domain, AT_ONCE, BY_ID, fields).stream().map(record -> new Changed(record.id(), () -> told.apply(record))).toList();
    }

    private static List<Object> writtenSince(TrytonPlace at) {
        LocalDateTime since = at.since().minus(OVERLAP);
        return List.of("OR", List.of("write_date", ">=", since),
                List.of(Arrays.asList("write_date", "=", null), List.of("create_date", ">=", since)));
    }

    /** The last time at which anything was written, by Tryton's clock. */
    private LocalDateTime newest() {
        return MODELS.stream().flatMap(model -> Stream.of(newest(model, "write_date"), newest(model, "create_date")))
                .flatMap(Optional::stream).max(LocalDateTime::compareTo).orElse(LONG_AGO);
    }

    private Optional<LocalDateTime> newest(String model, String field) {
        return rpc.search(model, List.of(Arrays.asList(field, "!=", null)), 1, List.of(List.of(field, "DESC")), List.of(field), Map.of())
                .stream().map(record -> record.moment(field)).filter(Objects::nonNull).findFirst();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
