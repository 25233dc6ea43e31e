package eu.kapstok.erp.tryton;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * Where the reading of changes is: rounds over all that was written since the beginning of the round before, record by record, so
 * that nothing is missed that is written meanwhile and any number of records is got through.
 *
 * @param since what was written since then is read in this round
 * @param begun when this round began, by Tryton's clock
 * @param walk what is read now: 0 sales, 1 shipments, 2 arrivals, 3 invoices, 4 returns
 * @param after id of the last record that was told
 * @param told how many facts of the record after that one
 * @param arrivals day up to which arrivals were told
 */
record TrytonPlace(LocalDateTime since, LocalDateTime begun, int walk, long after, int told, LocalDate arrivals) {

    static final int WALKS = 5;

    static TrytonPlace startingAt(LocalDateTime now, LocalDate today) {
        return new TrytonPlace(now, now, 0, 0, 0, today);
    }

    static TrytonPlace of(String text) {
        String[] parts = text.split("\\|");
        return new TrytonPlace(LocalDateTime.parse(parts[0]), LocalDateTime.parse(parts[1]), Integer.parseInt(parts[2]),
                Long.parseLong(parts[3]), Integer.parseInt(parts[4]), LocalDate.parse(parts[5]));
    }

    boolean atTheBeginning() {
        return walk == 0 && after == 0 && told == 0;
    }

    TrytonPlace beginning(LocalDateTime now) {
        return new TrytonPlace(since, now, 0, 0, 0, arrivals);
    }

    TrytonPlace past(long record) {
        return new TrytonPlace(since, begun, walk, record, 0, arrivals);
    }

    TrytonPlace within(int facts) {
        return new TrytonPlace(since, begun, walk, after, told + facts, arrivals);
    }

    /** The next walk, or after the last one a new round. */
    TrytonPlace onwards(LocalDate today) {
        return walk + 1 < WALKS ? new TrytonPlace(since, begun, walk + 1, 0, 0, arrivals) : startingAt(begun, today);
    }

    @Override
    public String toString() {
        return String.join("|", since.toString(), begun.toString(), String.valueOf(walk), String.valueOf(after), String.valueOf(told),
                arrivals.toString());
    }
}
