package eu.kapstok.quote;

import eu.kapstok.portal.ListPage;
import eu.kapstok.portal.ListPlace;
import eu.kapstok.portal.ListQuery;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of quotes, one query a page, each page beginning after the last row of the one before. */
@Component
class QuoteLists {

    /**
     * A quote as its customer sees it: the version that was sent last.
     *
     * @param order number of the order it became, null before
     * @param reference the customer's own, null where none
     */
    record CustomerRow(ListPlace place, String number, QuoteStatus status, LocalDate date, LocalDate validUntil, BigDecimal net,
                       BigDecimal gross, boolean business, String order, String reference) {
    }

    /**
     * A quote as staff see it: the newest version.
     *
     * @param customer number, null before the first snapshot, as all that follows from one
     * @param lastEvent what happened last
     * @param since when that was
     */
    record StaffRow(ListPlace place, String number, QuoteStatus status, String customer, LocalDate validUntil, BigDecimal net,
                    BigDecimal marginPct, QuoteEvent.Type lastEvent, List<String> lastArguments, Instant since) {
    }

    private final JdbcClient database;

    QuoteLists(JdbcClient database) {
        this.database = database;
    }

    /**
     * A customer's quotes, the newest first.
     *
     * @param text part of the number or of the customer's reference, null for all
     * @param after where an earlier page ended, null for the first one
     */
    ListPage<CustomerRow> ofCustomer(String customer, Collection<QuoteStatus> statuses, String text, ListPlace after, int size) {
        return new ListQuery("""
                select q.id, q.number, q.status, q.first_sent_at, q.order_number, v.quote_date, v.net, v.gross, v.business,
                       case when q.current_version = q.sent_version then q.valid_until else v.valid_until end as valid_until,
                       a.purchase_reference
                from kapstok.quote q
                join kapstok.quote_version v on v.quote_id = q.id and v.version = q.sent_version
                left join kapstok.quote_answer a on a.quote_id = q.id and a.version = q.sent_version
                """, "q.first_sent_at", "q.id").where("q.customer = :customer", "customer", customer).where("q.first_sent_at is not null")
                .where("q.status in (:statuses)", "statuses", names(statuses)).containing(text, "q.number", "a.purchase_reference")
                .page(database, after, size, QuoteLists::customerRow, CustomerRow::place);
    }

    /**
     * The quotes that run, the newest first.
     *
     * @param text start of the quote's or the customer's number, null for all
     * @param customers whose quotes are wanted as well when {@code text} is given
     */
    ListPage<StaffRow> running(Collection<QuoteStatus> statuses, String text, Collection<String> customers, ListPlace after, int size) {
        return new ListQuery("""
                select q.id, q.number, q.status, q.submitted_at, q.customer, q.valid_until, v.net, v.margin_pct,
                       e.type, e.arguments, e.at
                from kapstok.quote q
                left join kapstok.quote_version v on v.quote_id = q.id and v.version = q.current_version
                left join kapstok.quote_event e on e.quote_id = q.id and e.position = q.history_length
                """, "q.submitted_at", "q.id").where("q.closed_at is null").where("q.status in (:statuses)", "statuses", names(statuses))
                .startingWith(text, "q.number", customers, "q.customer").page(database, after, size, QuoteLists::staffRow, StaffRow::place);
    }

    private static List<String> names(Collection<QuoteStatus> statuses) {
        return statuses.stream().map(QuoteStatus::name).toList();
    }

    private static CustomerRow customerRow(ResultSet row, int number) throws SQLException {
        return new CustomerRow(ListPlace.of(row, "first_sent_at"), row.getString("number"), QuoteStatus.valueOf(row.getString("status")),
                row.getObject("quote_date", LocalDate.class), row.getObject("valid_until", LocalDate.class),
                row.getBigDecimal("net"), row.getBigDecimal("gross"), row.getBoolean("business"),
                row.getString("order_number"), row.getString("purchase_reference"));
    }

    private static StaffRow staffRow(ResultSet row, int number) throws SQLException {
        String type = row.getString("type");
        Array arguments = row.getArray("arguments");
        Timestamp since = row.getTimestamp("at");
        return new StaffRow(ListPlace.of(row, "submitted_at"), row.getString("number"), QuoteStatus.valueOf(row.getString("status")), row.getString("customer"),
                row.getObject("valid_until", LocalDate.class), row.getBigDecimal("net"), row.getBigDecimal("margin_pct"),
                type == null ? null : QuoteEvent.Type.valueOf(type),
                arguments == null ? List.of() : List.of((String[]) arguments.getArray()),
                since == null ? row.getTimestamp("submitted_at").toInstant() : since.toInstant());
    }
}
