package eu.kapstok.order;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists of orders, page by page. */
@Component
class OrderLists {

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
     * @param key number, the cart's id before there is one
     * @param number null before the ERP gave one
     * @param reference the customer's own, null where none
     * @param promisedDate null before it is confirmed
     */
    record Row(Place place, String key, String number, OrderState state, String customer, String reference, LocalDate orderDate,
               LocalDate promisedDate, BigDecimal net, BigDecimal gross) {

        /** Colour of its state. */
        public String css() {
            return state.css();
        }
    }

    private static final String COLUMNS = """
            select id, number, cart_id, state, customer, reference, order_date, promised_date, net, gross, placed_at
            from kapstok.customer_order
            """;

    private final JdbcClient database;

    OrderLists(JdbcClient database) {
        this.database = database;
    }

    /**
     * A customer's orders, the newest first.
     *
     * @param text part of the number or of the customer's reference, null for all
     * @param after where an earlier page ended, null for the first one
     */
    Page ofCustomer(String customer, Collection<OrderState> states, String text, Place after, int size) {
        StringBuilder sql = new StringBuilder(COLUMNS).append("where customer = :customer and state in (:states) ");
        if (text != null) {
            sql.append("and (number ilike :text or reference ilike :text) ");
        }
        JdbcClient.StatementSpec query = database.sql(ordered(sql, after)).param("customer", customer)
                .param("states", states.stream().map(OrderState::name).toList()).param("limit", size + 1);
        return page(bound(text == null ? query : query.param("text", "%" + literal(text) + "%"), after), size);
    }

    /**
     * The orders in one of these states, the newest first.
     *
     * @param states those of orders that run, or one alone
     * @param text start of the order's number, null for all
     * @param customers whose orders are wanted as well when {@code text} is given
     */
    Page ofAll(Collection<OrderState> states, String text, Collection<String> customers, Place after, int size) {
        StringBuilder sql = new StringBuilder(COLUMNS).append("where state in (:states) ");
        if (states.stream().noneMatch(OrderState::closed)) {
            sql.append("and closed_at is null ");
        }
        if (text != null) {
            sql.append("and (number like :start or customer in (:customers)) ");
        }
        JdbcClient.StatementSpec query = database.sql(ordered(sql, after))
                .param("states", states.stream().map(OrderState::name).toList()).param("limit", size + 1);
        if (text != null) {
            query = query.param("start", literal(text) + "%")
                    .param("customers", customers.isEmpty() ? List.of("") : List.copyOf(customers));
        }
        return page(bound(query, after), size);
    }

    private static String ordered(StringBuilder sql, Place after) {
        if (after != null) {
            sql.append("and (placed_at, id) < (:at, :id) ");
        }
        return sql.append("order by placed_at desc, id desc limit :limit").toString();
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec query, Place after) {
        return after == null ? query : query.param("at", after.at().atOffset(ZoneOffset.UTC)).param("id", after.id());
    }

    /** What was typed, with nothing in it that a pattern would take for a wildcard. */
    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Page page(JdbcClient.StatementSpec query, int size) {
        List<Row> found = query.query(OrderLists::row).list();
        if (found.size() <= size) {
            return new Page(found, null);
        }
        List<Row> rows = List.copyOf(found.subList(0, size));
        return new Page(rows, rows.get(size - 1).place().write());
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        String number = row.getString("number");
        return new Row(new Place(row.getTimestamp("placed_at").toInstant(), row.getObject("id", UUID.class)),
                number == null ? row.getString("cart_id") : number, number, OrderState.valueOf(row.getString("state")),
                row.getString("customer"), row.getString("reference"), row.getObject("order_date", LocalDate.class),
                row.getObject("promised_date", LocalDate.class), row.getBigDecimal("net"), row.getBigDecimal("gross"));
    }
}
