package eu.kapstok.contract;

import eu.kapstok.portal.ListPage;
import eu.kapstok.portal.ListPlace;
import eu.kapstok.portal.ListQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists of contracts, page by page. */
@Component
class ContractLists {

    /**
     * @param endsOn null where it ends by notice only
     * @param noticeOn last day to give notice, null where none is needed
     */
    record Row(ListPlace place, String number, String title, ContractState state, String customer, LocalDate signBy, LocalDate startsOn,
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

    /**
     * What a customer was sent in one of these states, the newest first.
     *
     * @param text part of the contract's number or title, null for all
     */
    ListPage<Row> ofCustomer(String customer, Collection<ContractState> states, String text, ListPlace after, int size) {
        return list(states).where("customer = :customer", "customer", customer).where("sent_at is not null")
                .containing(text, "number", "title").page(database, after, size, ContractLists::row, Row::place);
    }

    /**
     * The contracts in one of these states, the newest first.
     *
     * @param text start of the contract's number, null for all
     * @param customers whose contracts are wanted as well when {@code text} is given
     */
    ListPage<Row> ofAll(Collection<ContractState> states, String text, Collection<String> customers, ListPlace after, int size) {
        ListQuery query = list(states);
        if (states.stream().noneMatch(ContractState::closed)) {
            query.where("closed_at is null");
        }
        return query.startingWith(text, "number", customers, "customer").page(database, after, size, ContractLists::row, Row::place);
    }

    private static ListQuery list(Collection<ContractState> states) {
        return new ListQuery(COLUMNS, "requested_at", "id").where("state in (:states)", "states", states.stream().map(ContractState::name).toList());
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(ListPlace.of(row, "requested_at"), row.getString("number"),
                row.getString("title"), ContractState.valueOf(row.getString("state")), row.getString("customer"),
                row.getObject("sign_by", LocalDate.class), row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class),
                row.getObject("notice_on", LocalDate.class));
    }
}
