package eu.kapstok.quote;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A line of a version beside what the customer wants of it.
 *
 * @param position in that version
 * @param present quantity in that version
 * @param wished quantity that the customer wants, null where the line is to go
 * @param remark null where there is none
 */
record WishedLine(int position, String product, String description, String unit, BigDecimal present, BigDecimal wished,
                  String remark) {

    public boolean dropped() {
        return wished == null;
    }

    /** Whether only a remark was made about it. */
    public boolean stays() {
        return wished != null && wished.compareTo(present) == 0;
    }

    /** Those lines of the version that the customer wants otherwise, in its order. */
    static List<WishedLine> of(QuoteVersion version, List<QuoteLineWish> wishes) {
        Map<Integer, QuoteLineWish> byPosition = wishes.stream().collect(Collectors.toMap(QuoteLineWish::position, Function.identity()));
        return version.lines().stream().filter(line -> byPosition.containsKey(line.position()))
                .map(line -> of(line, byPosition.get(line.position()))).toList();
    }

    private static WishedLine of(QuoteLine line, QuoteLineWish wish) {
        return new WishedLine(line.position(), line.product(), line.description(), line.unit(), line.quantity(),
                wish.dropped() ? null : wish.quantity(), wish.remark());
    }
}
