package eu.kapstok.complaint;

import eu.kapstok.portal.ListPage;
import eu.kapstok.portal.ListPlace;
import eu.kapstok.portal.ListQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists of complaints, page by page, the newest first. */
@Component
class ComplaintLists {

    /**
     * @param team staff group, null before it was judged
     * @param resolution null before a decision
     * @param late whether something of it was late
     * @param withdrawal whether it is a consumer's withdrawal from a contract
     */
    record Row(ListPlace place, String number, ComplaintState state, String customer, ComplaintReason reason, String team,
               Resolution resolution, Instant answerDue, Instant answeredAt, Instant settlementDue, boolean late, boolean withdrawal) {

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
                   c.settlement_due, c.answer_late_at is not null or c.settlement_late_at is not null as late, c.withdrawal
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
    ListPage<Row> ofCustomer(String customer, String text, ListPlace after, int size) {
        return list().where("c.customer = :customer", "customer", customer).containing(text, "c.number")
                .page(database, after, size, ComplaintLists::row, Row::place);
    }

    ListPage<Row> ofAll(Filter filter, ListPlace after, int size) {
        ListQuery query = list();
        if (filter.state() == null) {
            query.where("c.closed_at is null");
        } else {
            query.where("c.state = :state", "state", filter.state().name());
        }
        if (filter.team() != null) {
            query.where("c.team = :team", "team", filter.team());
        }
        if (filter.reason() != null) {
            query.where("c.reason = :reason", "reason", filter.reason().name());
        }
        return query.startingWith(filter.text(), "c.number", filter.customers(), "c.customer")
                .page(database, after, size, ComplaintLists::row, Row::place);
    }

    private static ListQuery list() {
        return new ListQuery(COLUMNS, "c.reported_at", "c.id");
    }

    /** The newest complaints about a product, whoever's. */
    List<Row> ofProduct(String product, int most) {
        return database.sql(COLUMNS + """
                join (select complaint_id from kapstok.complaint_line where product = :product order by reported_at desc, id desc
                      limit :most) l on l.complaint_id = c.id
                order by c.reported_at desc, c.id desc""").param("product", product).param("most", most).query(ComplaintLists::row).list();
    }

    /** The newest of the customer's complaints about that order. */
    List<Row> ofOrder(String order, String customer, int most) {
        return database.sql(COLUMNS + """
                where c.customer = :customer and c.id in (select complaint_id from kapstok.complaint_line where order_number = :order)
                order by c.reported_at desc, c.id desc limit :most""").param("customer", customer).param("order", order).param("most", most)
                .query(ComplaintLists::row).list();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        String resolution = row.getString("resolution");
        return new Row(ListPlace.of(row, "reported_at"), row.getString("number"),
                ComplaintState.valueOf(row.getString("state")), row.getString("customer"), ComplaintReason.valueOf(row.getString("reason")),
                row.getString("team"), resolution == null ? null : Resolution.valueOf(resolution), row.getTimestamp("answer_due").toInstant(),
                row.getTimestamp("answered_at") == null ? null : row.getTimestamp("answered_at").toInstant(),
                row.getTimestamp("settlement_due").toInstant(), row.getBoolean("late"), row.getBoolean("withdrawal"));
    }
}
