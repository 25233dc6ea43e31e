package eu.kapstok.erp.tryton;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a line stands.
 *
 * @param sale number of the sale
 * @param place in that sale, from 1
 */
record TrytonSaleLine(String sale, int place) {

    private static final int MANY = 2000;

    /** By id of the line; titles and subtotals have no place. */
    static Map<Long, TrytonSaleLine> places(TrytonRpc rpc, List<Long> lines) {
        Map<Long, TrytonSaleLine> places = new HashMap<>();
        if (lines.isEmpty()) {
            return places;
        }
        List<Long> sales = rpc.records("sale.line", lines, List.of("sale")).stream().map(line -> line.whole("sale")).distinct().toList();
        Map<String, Integer> counted = new HashMap<>();
        for (long sale : sales) {
            rpc.search("sale.line", List.of(List.of("sale", "=", sale), List.of("type", "=", "line")), MANY, null, List.of("sale.number"))
                    .forEach(line -> {
                        String number = line.in("sale").text("number");
                        places.put(line.id(), new TrytonSaleLine(number, counted.merge(number, 1, Integer::sum)));
                    });
        }
        return places;
    }
}
