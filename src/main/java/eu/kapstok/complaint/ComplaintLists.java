package eu.kapstok.complaint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists of complaints, page by page, the newest first. */
@Component
class ComplaintLists {

    /** A row's place in its list, as part of an address. */
    record Place(Instant at, UUID id) {

        /** Null, and so the list from its start, for what was never such a place. */
        static Place read(String text) {
            int middle = text == null ? -1 : text.indexOf('~');
            if (middle < 0) {
                return null;
            }
            try {
                return new Place(Instant.parse(text.substring(0, middle)), UUID.fromString(text.substring(middle + 1)));
            } catch (DateTimeException | IllegalArgumentException notAPlace) {
                return null;
            }
        }

        String write() {
            return at + "~" + id;
        }
    }

    /** @param next where the list goes on, null at its end */
    record Page(List<Row> rows, String next) {
    }

    /**
     * @param team staff group, null before it was judged
     * @param resolution null before a decision
     * @param late whether something of it was late
     */
    record Row(Place place, String number, ComplaintState state, String customer, ComplaintReason reason, String team,
               Resolution resolution, Instant answerDue, Instant answeredAt, Instant settlementDue, boolean late) {

        /** Colour of its state. */
        public String css() {
            return state.css();
        }
    }

    /**
     * What the staff's list is narrowed down to; every part null where it is not.
     *
     * @param state one alone; null: those that run
     * @param text start of the number
     * @param customers whose cases are wanted as well when {@code text} is given
     */
    record Filter(ComplaintState state, String team, ComplaintReason reason, String text, Collection<String> customers) {
    }

    private static final String COLUMNS = """
            select c.id, c.number, c.state, c.customer, c.reason, c.team, c.resolution, c.reported_at, c.answer_due, c.answered_at,
                   c.settlement_due, c.answer_late_at is not null or c.settlement_late_at is not null as late
            from kapstok.complaint c
            """;

    private final JdbcClient database;

    ComplaintLists(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param text part of the number, null for all
     * @param after where an earlier page ended, null for the first one
     */
    Page ofCustomer(String customer, String text, Place after, int size) {
        StringBuilder sql = new StringBuilder(COLUMNS).append("where c.customer = :customer ");
        if (text != null) {
            sql.append("and c.number ilike :text ");
        }
        JdbcClient.StatementSpec query = database.sql(ordered(sql, after)).param("customer", customer).param("limit", size + 1);
        return page(bound(text == null ? query : query.param("text", "%" + literal(text) + "%"), after), size);
    }

    Page ofAll(Filter filter, Place after, int size) {
        StringBuilder sql = new StringBuilder(COLUMNS).append(filter.state() == null ? "where c.closed_at is null " : "where c.state = :state ");
        if (filter.team() != null) {
            sql.append("and c.team = :team ");
        }
        if (filter.reason() != null) {
            sql.append("and c.reason = :reason ");
        }
        if (filter.text() != null) {
            sql.append("and (c.number like :start or c.customer in (:customers)) ");
        }
        JdbcClient.StatementSpec query = database.sql(ordered(sql, after)).param("limit", size + 1);
        if (filter.state() != null) {
            query = query.param("state", filter.state().name());
        }
        if (filter.team() != null) {
            query = query.param("team", filter.team());
        }
        if (filter.reason() != null) {
            query = query.param("reason", filter.reason().name());
        }
        if (filter.text() != null) {
            query = query.param("start", literal(filter.text()) + "%")
                    .param("customers", filter.customers().isEmpty() ? List.of("") : List.copyOf(filter.customers()));
        }
        return page(bound(query, after), size);
    }

    /** The newest complaints about a product, whoever's. */
    List<Row> ofProduct(String product, int most) {
        return database.sql(COLUMNS + """
                join (select complaint_id from kapstok.complaint_line where product = :product order by reported_at desc, id desc
                      limit :most) l on l.complaint_id = c.id
                order by c.reported_at desc, c.id desc""").param("product", product).param("most", most).query(ComplaintLists::row).list();
    }

    private static String ordered(StringBuilder sql, Place after) {
        if (after != null) {
            sql.append("and (c.reported_at, c.id) < (:at, :id) ");
        }
        return sql.append("order by c.reported_at desc, c.id desc limit :limit").toString();
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec query, Place after) {
        return after == null ? query : query.param("at", after.at().atOffset(ZoneOffset.UTC)).param("id", after.id());
    }

    /** What was typed, with nothing in it that a pattern would take for a wildcard. */
    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Page page(JdbcClient.StatementSpec query, int size) {
        List<Row> found = query.query(ComplaintLists::row).list();
        if (found.size() <= size) {
            return new Page(found, null);
        }
        List<Row> rows = List.copyOf(found.subList(0, size));
        return new Page(rows, rows.get(size - 1).place().write());
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        String resolution = row.getString("resolution");
        return new Row(new Place(row.getTimestamp("reported_at").toInstant(), row.getObject("id", UUID.class)), row.getString("number"),
                ComplaintState.valueOf(row.getString("state")), row.getString("customer"), ComplaintReason.valueOf(row.getString("reason")),
                row.getString("team"), resolution == null ? null : Resolution.valueOf(resolution), row.getTimestamp("answer_due").toInstant(),
                row.getTimestamp("answered_at") == null ? null : row.getTimestamp("answered_at").toInstant(),
                row.getTimestamp("settlement_due").toInstant(), row.getBoolean("late"));
    }
}
