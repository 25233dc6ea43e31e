package eu.kapstok.dunning;

import eu.kapstok.claim.ClaimCalculator;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.ErpCustomer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who owes us something; whoever changes anything of a customer's case takes the debtor first. */
@Component
class Debtors {

    private static final String SELECT = """
            select d.customer, c.name, c.kind, c.country, c.language, c.segment, c.vat_number, c.account_manager, d.case_since, d.action,
                   d.next_look, d.insolvent, d.by_post, d.blocked_on, d.blocked_by_hand, d.block_count, d.released_until,
                   (select max(h.until_day) from kapstok.dunning_hold h where h.customer = d.customer and h.ended_at is null) as held_until
            from kapstok.dunning_debtor d join kapstok.customer c on c.number = d.customer
            """;

    private final JdbcClient sql;
    private final CustomerService customers;
    private final Clock clock;

    Debtors(JdbcClient sql, CustomerService customers, Clock clock) {
        this.sql = sql;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * The debtor as they are now; nobody else changes anything of their case until the caller's transaction ends.
     *
     * @throws IllegalStateException when neither the ERP nor we know the customer
     */
    Debtor take(String customer) {
        know(List.of(customer));
        sql.sql("select customer from kapstok.dunning_debtor where customer = ? for update").param(customer).query(String.class).optional();
        return find(customer).orElseThrow(() -> new IllegalStateException("There is no customer " + customer));
    }

    Optional<Debtor> find(String customer) {
        return Optional.ofNullable(find(List.of(customer)).get(customer));
    }

    /** The customer as a debtor, also before a run judged them; empty where nobody heard of that customer. */
    @Transactional
    public Optional<Debtor> heardOf(String customer) {
        Optional<Debtor> debtor = find(customer);
        if (debtor.isEmpty() && sql.sql("""
                select exists (select from kapstok.customer where number = :customer)
                    or exists (select from kapstok.dunning_receivable where customer = :customer and open <> 0)
                """).param("customer", customer).query(Boolean.class).single()) {
            know(List.of(customer));
            return find(customer);
        }
        return debtor;
    }

    Map<String, Debtor> find(Collection<String> numbers) {
        return numbers.isEmpty() ? Map.of() : sql.sql(SELECT + "where d.customer in (:numbers)").param("numbers", numbers)
                .query(Debtors::debtor).list().stream().collect(Collectors.toMap(Debtor::customer, Function.identity()));
    }

    /** Makes them known here, and by the ERP where the customer is new. */
    void know(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return;
        }
        List<String> known = sql.sql("select number from kapstok.customer where number in (:numbers)").param("numbers", numbers)
                .query(String.class).list();
        numbers.stream().filter(number -> !known.contains(number)).forEach(customers::fromErp);
        sql.sql("""
                insert into kapstok.dunning_debtor (customer) select number from kapstok.customer where number in (:numbers) order by number
                on conflict (customer) do nothing
                """).param("numbers", numbers).update();
    }

    void beginCase(String customer) {
        Timestamp now = Timestamp.from(clock.instant());
        sql.sql("update kapstok.dunning_debtor set case_since = ?, action = 'NONE' where customer = ?").params(now, customer).update();
        sql.sql("insert into kapstok.dunning_case (customer, opened_at) values (?, ?)").params(customer, now).update();
    }

    void endCase(String customer, String outcome) {
        sql.sql("update kapstok.dunning_debtor set case_since = null, action = 'NONE', next_look = null where customer = ?").param(customer).update();
        sql.sql("update kapstok.dunning_case set ended_at = ?, outcome = ? where customer = ? and ended_at is null")
                .params(Timestamp.from(clock.instant()), outcome, customer).update();
    }

    void comesTo(String customer, Action action, LocalDate look) {
        sql.sql("update kapstok.dunning_debtor set action = ?, next_look = ? where customer = ?")
                .params(action.name(), Receivables.day(look), customer).update();
    }

    void blocked(String customer, LocalDate on, boolean byHand) {
        sql.sql("""
                update kapstok.dunning_debtor set blocked_on = ?, blocked_by_hand = ?, block_count = block_count + 1 where customer = ?
                """).params(Receivables.day(on), byHand, customer).update();
    }

    void released(String customer) {
        sql.sql("update kapstok.dunning_debtor set blocked_on = null where customer = ?").param(customer).update();
    }

    void mayOrder(String customer, LocalDate until) {
        sql.sql("update kapstok.dunning_debtor set released_until = ? where customer = ?").params(Receivables.day(until), customer).update();
    }

    void insolvent(String customer, boolean insolvent) {
        sql.sql("update kapstok.dunning_debtor set insolvent = ? where customer = ?").params(insolvent, customer).update();
    }

    void byPost(String customer, boolean byPost) {
        sql.sql("update kapstok.dunning_debtor set by_post = ? where customer = ?").params(byPost, customer).update();
    }

    void hold(String customer, String reason, LocalDate until, String by) {
        sql.sql("insert into kapstok.dunning_hold (customer, reason, until_day, held_by, held_at) values (?, ?, ?, ?, ?)")
                .params(customer, reason, Receivables.day(until), by, Timestamp.from(clock.instant())).update();
    }

    void endHold(String customer, String by) {
        sql.sql("update kapstok.dunning_hold set ended_at = ?, ended_by = ? where customer = ? and ended_at is null")
                .params(Timestamp.from(clock.instant()), by, customer).update();
    }

    /** Adds a line to what is told of the case; {@code by} null where nobody did it. */
    void note(String customer, String kind, String text, String by) {
        sql.sql("insert into kapstok.dunning_note (customer, kind, text, written_by, written_at) values (?, ?, ?, ?, ?)")
                .params(customer, kind, text, by, Timestamp.from(clock.instant())).update();
    }

    /** The next number of its kind and year, such as {@code L2026-00042}. */
    String nextNumber(String prefix) {
        String series = prefix + LocalDate.now(clock).getYear();
        int value = sql.sql("""
                insert into kapstok.dunning_number values (?, 1) on conflict (series) do update set last = dunning_number.last + 1 returning last
                """).param(series).query(Integer.class).single();
        return "%s-%05d".formatted(series, value);
    }

    private static Debtor debtor(ResultSet row, int index) throws SQLException {
        ErpCustomer.Kind kind = ClaimCalculator.kindOf(ErpCustomer.Kind.valueOf(row.getString("kind")), row.getString("vat_number"));
        Timestamp since = row.getTimestamp("case_since");
        return new Debtor(row.getString("customer"), row.getString("name"), kind, row.getString("country").strip(), row.getString("language").strip(),
                row.getString("segment"), row.getString("vat_number"), row.getString("account_manager"),
                since == null ? null : since.toInstant(), Action.valueOf(row.getString("action")), row.getObject("next_look", LocalDate.class),
                row.getBoolean("insolvent"), row.getBoolean("by_post"), row.getObject("blocked_on", LocalDate.class),
                row.getBoolean("blocked_by_hand"), row.getInt("block_count"), row.getObject("released_until", LocalDate.class), row.getObject("held_until", LocalDate.class));
    }
}
