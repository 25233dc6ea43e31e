package eu.kapstok.quote;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is different between two versions of a quote, for the customer who saw the earlier one.
 *
 * @param earlierVersion the version it is compared with
 * @param lines by position of the newer version: what stood there before; null where the line is new
 * @param dropped lines that are gone
 * @param earlierGross total including VAT before, null when it is the same
 * @param earlierValidUntil last day before, null when it is the same
 * @param asked what the customer asked of lines of the earlier version
 */
record QuoteChanges(int earlierVersion, Map<Integer, QuoteLine> lines, List<QuoteLine> dropped, BigDecimal earlierGross,
                    BigDecimal earlierNet, LocalDate earlierValidUntil, List<Asked> asked) {

    /**
     * What the customer asked of a line, and what became of it.
     *
     * @param now the line in the newer version, null where it is gone
     */
    record Asked(WishedLine wish, QuoteLine now) {

        boolean met() {
            return wish.dropped() ? now == null : now != null && now.quantity().compareTo(wish.wished()) == 0;
        }
    }

    static QuoteChanges between(QuoteVersion earlier, QuoteVersion newer) {
        return between(earlier, newer, List.of());
    }

    /** @param wishes what the customer asked of the earlier one */
    static QuoteChanges between(QuoteVersion earlier, QuoteVersion newer, List<WishedLine> wishes) {
        Map<String, QuoteLine> before = new LinkedHashMap<>();
        earlier.lines().forEach(line -> before.put(key(line, before), line));
        Map<Integer, QuoteLine> changed = new LinkedHashMap<>();
        Map<String, QuoteLine> seen = new LinkedHashMap<>();
        Map<Integer, QuoteLine> kept = new HashMap<>();
        for (QuoteLine line : newer.lines()) {
            String key = key(line, seen);
            seen.put(key, line);
            QuoteLine old = before.remove(key);
            if (old != null) {
                kept.put(old.position(), line);
            }
            if (old == null || !same(old, line)) {
                changed.put(line.position(), old);
            }
        }
        return new QuoteChanges(earlier.version(), changed, List.copyOf(before.values()),
                earlier.gross().compareTo(newer.gross()) == 0 ? null : earlier.gross(),
                earlier.net().compareTo(newer.net()) == 0 ? null : earlier.net(),
                Objects.equals(earlier.validUntil(), newer.validUntil()) ? null : earlier.validUntil(),
                wishes.stream().map(wish -> new Asked(wish, kept.get(wish.position()))).toList());
    }

    /** Lines belong together by product; the second line with one product by being its second. */
    private static String key(QuoteLine line, Map<String, QuoteLine> taken) {
        int number = 1;
        while (taken.containsKey(line.product() + "#" + number)) {
            number++;
        }
        return line.product() + "#" + number;
    }

    private static boolean same(QuoteLine one, QuoteLine other) {
        return one.description().equals(other.description()) && one.unit().equals(other.unit())
                && one.quantity().compareTo(other.quantity()) == 0 && one.unitPrice().compareTo(other.unitPrice()) == 0
                && one.discountPercent().compareTo(other.discountPercent()) == 0
                && one.vatRate().compareTo(other.vatRate()) == 0;
    }

    boolean changed(QuoteLine line) {
        return lines.containsKey(line.position());
    }

    /** What stood there before, null where the line is new. */
    QuoteLine before(QuoteLine line) {
        return lines.get(line.position());
    }

    boolean none() {
        return lines.isEmpty() && dropped.isEmpty() && earlierGross == null && earlierValidUntil == null;
    }
}
