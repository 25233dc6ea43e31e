package eu.kapstok.claim;

import eu.kapstok.erp.ErpAddress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a customer owes as a whole on a day, and for how long.
 *
 * @param rows by due date
 */
public record Statement(LocalDate date, String customer, String customerName, ErpAddress address, Locale language, List<Row> rows) {

    public Statement {
        rows = List.copyOf(rows);
    }

    /**
     * @param total EUR including VAT, below 0 for a credit note
     * @param open EUR that is left of it
     * @param disputed whether the customer says that it is not right
     */
    public record Row(String number, LocalDate date, LocalDate due, BigDecimal total, BigDecimal open, boolean disputed) {
    }

    /** How long a sum is overdue. */
    public enum Age {
        NOT_DUE(Integer.MIN_VALUE, 0), DAYS_30(1, 30), DAYS_60(31, 60), DAYS_90(61, 90), OLDER(91, Integer.MAX_VALUE);

        private final int from;
        private final int until;

        Age(int from, int until) {
            this.from = from;
            this.until = until;
        }

        static Age of(long days) {
            return Arrays.stream(values()).filter(age -> days >= age.from && days <= age.until).findFirst().orElseThrow();
        }
    }

    /** @param open EUR, credit notes taken off */
    public record Aged(Age age, BigDecimal open) {
    }

    /** Days after the due date, below 1 for what is not overdue. */
    public long daysLate(Row row) {
        return ChronoUnit.DAYS.between(row.due(), date);
    }

    public List<Aged> ageing() {
        return Arrays.stream(Age.values()).map(age -> new Aged(age, rows.stream().filter(row -> Age.of(daysLate(row)) == age).map(Row::open)
                .reduce(new BigDecimal("0.00"), BigDecimal::add))).toList();
    }

    public BigDecimal open() {
        return rows.stream().map(Row::open).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    public BigDecimal overdue() {
        return rows.stream().filter(row -> daysLate(row) > 0).map(Row::open).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }
}
