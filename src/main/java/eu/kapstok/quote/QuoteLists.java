package eu.kapstok.quote;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of quotes, one query a page, each page beginning after the last row of the one before. */
@Component
class QuoteLists {

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
    record Page<T>(List<T> rows, String next) {
    }

    /**
     * A quote as its customer sees it: the version that was sent last.
     *
     * @param order number of the order it became, null before
     * @param reference the customer's own, null where none
     */
    record CustomerRow(Place place, String number, QuoteStatus status, LocalDate date, LocalDate validUntil, BigDecimal net,
                       BigDecimal gross, boolean business, String order, String reference) {
    }

    /**
     * A quote as staff see it: the newest version.
     *
     * @param customer number, null before the first snapshot, as all that follows from one
     * @param lastEvent what happened last
     * @param since when that was
     */
    record StaffRow(Place place, String number, QuoteStatus status, String customer, LocalDate validUntil, BigDecimal net,
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
    Page<CustomerRow> ofCustomer(String customer, Collection<QuoteStatus> statuses, String text, Place after, int size) {
        StringBuilder sql = new StringBuilder("""
                select q.id, q.number, q.status, q.first_sent_at, q.order_number, v.quote_date, v.net, v.gross, v.business,
                       case when q.current_version = q.sent_version then q.valid_until else v.valid_until end as valid_until,
                       a.purchase_reference
                from kapstok.quote q
                join kapstok.quote_version v on v.quote_id = q.id and v.version = q.sent_version
                left join kapstok.quote_answer a on a.quote_id = q.id and a.version = q.sent_version
                where q.customer = :customer and q.first_sent_at is not null and q.status in (:statuses)
                """);
        if (text != null) {
            sql.append("and (q.number ilike :text or a.purchase_reference ilike :text) ");
        }
        if (after != null) {
            sql.append("and (q.first_sent_at, q.id) < (:at, :id) ");
        }
        sql.append("order by q.first_sent_at desc, q.id desc limit :limit");
        JdbcClient.StatementSpec query = database.sql(sql.toString()).param("customer", customer)
                .param("statuses", statuses.stream().map(QuoteStatus::name).toList()).param("limit", size + 1);
        return page(bound(query, text, after).query(QuoteLists::customerRow).list(), size);
    }

    /**
     * The quotes that run, the newest first.
     *
     * @param text start of the quote's or the customer's number, null for all
     * @param customers whose quotes are wanted as well when {@code text} is given
     */
    Page<StaffRow> running(Collection<QuoteStatus> statuses, String text, Collection<String> customers, Place after, int size) {
        StringBuilder sql = new StringBuilder("""
                select q.id, q.number, q.status, q.submitted_at, q.customer, q.valid_until, v.net, v.margin_pct,
                       e.type, e.arguments, e.at
                from kapstok.quote q
                left join kapstok.quote_version v on v.quote_id = q.id and v.version = q.current_version
                left join kapstok.quote_event e on e.quote_id = q.id and e.position = q.history_length
                where q.closed_at is null and q.status in (:statuses)
                """);
        if (text != null) {
            sql.append("and (q.number like :start or q.customer in (:customers)) ");
        }
        if (after != null) {
            sql.append("and (q.submitted_at, q.id) < (:at, :id) ");
        }
        sql.append("order by q.submitted_at desc, q.id desc limit :limit");
        JdbcClient.StatementSpec query = database.sql(sql.toString())
                .param("statuses", statuses.stream().map(QuoteStatus::name).toList()).param("limit", size + 1);
        if (text != null) {
            query = query.param("start", literal(text) + "%")
                    .param("customers", customers.isEmpty() ? List.of("") : List.copyOf(customers));
        }
        return page(bound(query, null, after).query(QuoteLists::staffRow).list(), size);
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec query, String text, Place after) {
        JdbcClient.StatementSpec bound = query;
        if (text != null) {
            bound = bound.param("text", "%" + literal(text) + "%");
        }
        if (after != null) {
            bound = bound.param("at", after.at().atOffset(ZoneOffset.UTC)).param("id", after.id());
        }
        return bound;
    }

    /** What was typed, with nothing in it that a pattern would take for a wildcard. */
    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static <T extends Record> Page<T> page(List<T> found, int size) {
        if (found.size() <= size) {
            return new Page<>(found, null);
        }
        List<T> rows = List.copyOf(found.subList(0, size));
        T last = rows.get(size - 1);
        Place place = last instanceof CustomerRow row ? row.place() : ((StaffRow) last).place();
        return new Page<>(rows, place.write());
    }

    private static CustomerRow customerRow(ResultSet row, int number) throws SQLException {
        return new CustomerRow(new Place(row.getTimestamp("first_sent_at").toInstant(), row.getObject("id", UUID.class)),
                row.getString("number"), QuoteStatus.valueOf(row.getString("status")),
                row.getObject("quote_date", LocalDate.class), row.getObject("valid_until", LocalDate.class),
                row.getBigDecimal("net"), row.getBigDecimal("gross"), row.getBoolean("business"),
                row.getString("order_number"), row.getString("purchase_reference"));
    }

    private static StaffRow staffRow(ResultSet row, int number) throws SQLException {
        String type = row.getString("type");
        Array arguments = row.getArray("arguments");
        Timestamp since = row.getTimestamp("at");
        return new StaffRow(new Place(row.getTimestamp("submitted_at").toInstant(), row.getObject("id", UUID.class)),
                row.getString("number"), QuoteStatus.valueOf(row.getString("status")), row.getString("customer"),
                row.getObject("valid_until", LocalDate.class), row.getBigDecimal("net"), row.getBigDecimal("margin_pct"),
                type == null ? null : QuoteEvent.Type.valueOf(type),
                arguments == null ? List.of() : List.of((String[]) arguments.getArray()),
                since == null ? row.getTimestamp("submitted_at").toInstant() : since.toInstant());
    }
}
