package eu.kapstok.contract;

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

/** The lists of contracts, page by page. */
@Component
class ContractLists {

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
     * @param endsOn null where it ends by notice only
     * @param noticeOn last day to give notice, null where none is needed
     */
    record Row(Place place, String number, String title, ContractState state, String customer, LocalDate signBy, LocalDate startsOn,
               LocalDate endsOn, LocalDate noticeOn) {

        /** Colour of its state. */
        public String css() {
            return state.css();
        }
    }

    private static final String COLUMNS = """
            select id, number, title, state, customer, sign_by, starts_on, ends_on, notice_on, requested_at from kapstok.contract
            """;

    private final JdbcClient database;

    ContractLists(JdbcClient database) {
        this.database = database;
    }

    /** What a customer was sent in one of these states, the newest first. */
    Page ofCustomer(String customer, Collection<ContractState> states, Place after, int size) {
        return page(bound(database.sql(ordered(new StringBuilder(COLUMNS)
                        .append("where customer = :customer and sent_at is not null and state in (:states) "), after))
                .param("customer", customer), states, after, size), size);
    }

    /**
     * The contracts in one of these states, the newest first.
     *
     * @param text start of the contract's number, null for all
     * @param customers whose contracts are wanted as well when {@code text} is given
     */
    Page ofAll(Collection<ContractState> states, String text, Collection<String> customers, Place after, int size) {
        StringBuilder sql = new StringBuilder(COLUMNS).append("where state in (:states) ");
        if (states.stream().noneMatch(ContractState::closed)) {
            sql.append("and closed_at is null ");
        }
        if (text != null) {
            sql.append("and (number like :start or customer in (:customers)) ");
        }
        JdbcClient.StatementSpec query = bound(database.sql(ordered(sql, after)), states, after, size);
        if (text != null) {
            query = query.param("start", text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                    .param("customers", customers.isEmpty() ? List.of("") : List.copyOf(customers));
        }
        return page(query, size);
    }

    private static String ordered(StringBuilder sql, Place after) {
        if (after != null) {
            sql.append("and (requested_at, id) < (:at, :id) ");
        }
        return sql.append("order by requested_at desc, id desc limit :limit").toString();
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec query, Collection<ContractState> states, Place after, int size) {
        JdbcClient.StatementSpec known = query.param("states", states.stream().map(ContractState::name).toList()).param("limit", size + 1);
        return after == null ? known : known.param("at", after.at().atOffset(ZoneOffset.UTC)).param("id", after.id());
    }

    private static Page page(JdbcClient.StatementSpec query, int size) {
        List<Row> found = query.query(ContractLists::row).list();
        if (found.size() <= size) {
            return new Page(found, null);
        }
        List<Row> rows = List.copyOf(found.subList(0, size));
        return new Page(rows, rows.get(size - 1).place().write());
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(new Place(row.getTimestamp("requested_at").toInstant(), row.getObject("id", UUID.class)), row.getString("number"),
                row.getString("title"), ContractState.valueOf(row.getString("state")), row.getString("customer"),
                row.getObject("sign_by", LocalDate.class), row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class),
                row.getObject("notice_on", LocalDate.class));
    }
}
