package eu.kapstok.order;

import eu.kapstok.portal.ListPage;
import eu.kapstok.portal.ListPlace;
import eu.kapstok.portal.ListQuery;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists of orders, page by page. */
@Component
class OrderLists {

    /**
     * @param key number, the cart's id before there is one
     * @param number null before the ERP gave one
     * @param reference the customer's own, null where none
     * @param promisedDate null before it is confirmed
     */
    record Row(ListPlace place, String key, String number, OrderState state, String customer, String reference, LocalDate orderDate,
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
    ListPage<Row> ofCustomer(String customer, Collection<OrderState> states, String text, ListPlace after, int size) {
        return list().where("customer = :customer", "customer", customer).where("state in (:states)", "states", names(states))
                .containing(text, "number", "reference").page(database, after, size, OrderLists::row, Row::place);
    }

    /**
     * The orders in one of these states, the newest first.
     *
     * @param states those of orders that run, or one alone
     * @param text start of the order's number, null for all
     * @param customers whose orders are wanted as well when {@code text} is given
     */
    ListPage<Row> ofAll(Collection<OrderState> states, String text, Collection<String> customers, ListPlace after, int size) {
        ListQuery query = list().where("state in (:states)", "states", names(states));
        if (states.stream().noneMatch(OrderState::closed)) {
            query.where("closed_at is null");
        }
        return query.startingWith(text, "number", customers, "customer").page(database, after, size, OrderLists::row, Row::place);
    }

    private static ListQuery list() {
        return new ListQuery(COLUMNS, "placed_at", "id");
    }

    private static List<String> names(Collection<OrderState> states) {
        return states.stream().map(OrderState::name).toList();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        String number = row.getString("number");
        return new Row(ListPlace.of(row, "placed_at"), number == null ? row.getString("cart_id") : number, number, OrderState.valueOf(row.getString("state")),
                row.getString("customer"), row.getString("reference"), row.getObject("order_date", LocalDate.class),
                row.getObject("promised_date", LocalDate.class), row.getBigDecimal("net"), row.getBigDecimal("gross"));
    }
}
