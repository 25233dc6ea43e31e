package eu.kapstok.dunning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands behind the figures of receivables: the invoices and promises that were counted, page by page. */
@Component
class FigureRows {

    private static final int PAGE = 50;

    /** What was counted, as addresses name it. */
    enum Kind {
        SALES, DISPUTED, OPEN, OVERDUE, CURRENT, KEPT, BROKEN, PROMISED, CANCELLED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String id) {
            return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
        }

        /** Receivables are those of one day, the others those of a period. */
        public boolean ofADay() {
            return this == OPEN || this == OVERDUE || this == CURRENT;
        }
    }

    /**
     * One invoice or promise.
     *
     * @param day of the invoice or the promise
     * @param due null for promises
     */
    record Row(String customer, String name, String id, LocalDate day, LocalDate due, BigDecimal amount) {
    }

    private record Place(String day, String id) {

        static Place read(String text) {
            return text != null && text.matches("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])~.{1,140}|\\d{4}-(0[13-9]|1[0-2])-(29|30)~.{1,140}"
                    + "|\\d{4}-(0[13578]|1[02])-31~.{1,140}") ? new Place(text.substring(0, 10), text.substring(11)) : new Place("0001-01-01", "");
        }
    }

    private final JdbcClient sql;

    FigureRows(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * @param until last day of the period; of receivables the day whose end they are of
     * @param after place that the page goes on after, null or anything else: from the beginning
     */
    DunningLists.Page<Row> of(Kind kind, LocalDate from, LocalDate until, String after) {
        Place place = Place.read(after);
        List<Row> found = sql.sql("select f.*, c.name from (" + select(kind) + ") f left join kapstok.customer c on c.number = f.customer order by "
                        + (kind.ofADay() ? "f.due" : "f.day") + ", f.id").param("from", from).param("until", until).param("day", place.day())
                .param("id", place.id()).param("state", kind == Kind.PROMISED ? "OPEN" : kind.name()).param("size", PAGE + 1)
                .query((row, index) -> new Row(row.getString("customer"), row.getString("name"), row.getString("id"),
                        row.getObject("day", LocalDate.class), row.getObject("due", LocalDate.class), row.getBigDecimal("amount"))).list();
        if (found.size() <= PAGE) {
            return new DunningLists.Page<>(found, null);
        }
        Row last = found.get(PAGE - 1);
        return new DunningLists.Page<>(found.subList(0, PAGE), (kind.ofADay() ? last.due() : last.day()) + "~" + last.id());
    }

    private static String select(Kind kind) {
        return switch (kind) {
            case SALES, DISPUTED -> """
                    select s.customer, s.invoice as id, s.invoice_date as day, s.due_date as due, s.total as amount from kapstok.dunning_sale s
                    where s.invoice_date between :from and :until and (s.invoice_date, s.invoice) > (cast(:day as date), :id)
                    """ + (kind == Kind.DISPUTED ? "and s.total > 0 and exists (select from kapstok.dunning_dispute d where d.invoice = s.invoice) " : "")
                    + "order by s.invoice_date, s.invoice limit :size";
            case OPEN, OVERDUE, CURRENT -> """
                    select r.customer, r.id, r.invoice_date as day, r.due_date as due, r.open + coalesce((select sum(p.amount)
                        from kapstok.dunning_payment p where p.receivable = r.id and p.paid_on > :until), 0) as amount
                    from kapstok.dunning_receivable r where (r.due_date, r.id) > (cast(:day as date), :id) and r.first_seen_on <= :until
                    and (r.settled_on is null or r.settled_on > :until) and (r.open <> 0 or r.settled_on is not null)
                    """ + (kind == Kind.OVERDUE ? "and r.due_date < :until " : kind == Kind.CURRENT ? "and r.due_date >= :until " : "")
                    + "order by r.due_date, r.id limit :size";
            case KEPT, BROKEN, PROMISED, CANCELLED -> """
                    select p.customer, p.id, p.promised_on as day, cast(null as date) as due, p.amount from kapstok.dunning_promise p
                    where p.promised_on between :from and :until and p.state = :state and (p.promised_on, p.id) > (cast(:day as date), :id)
                    order by p.promised_on, p.id limit :size
                    """;
        };
    }
}
