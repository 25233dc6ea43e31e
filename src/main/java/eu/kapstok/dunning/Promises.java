package eu.kapstok.dunning;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customers promise to pay, and whether they did. */
@Component
class Promises {

    private final JdbcClient sql;
    private final JdbcTemplate batches;
    private final Receivables receivables;
    private final Debtors debtors;
    private final Clock clock;

    Promises(JdbcClient sql, JdbcTemplate batches, Receivables receivables, Debtors debtors, Clock clock) {
        this.sql = sql;
        this.batches = batches;
        this.receivables = receivables;
        this.debtors = debtors;
        this.clock = clock;
    }

    /** Until the promised day these are left alone. */
    Promise make(String customer, Collection<NextStep.Item> items, LocalDate promisedOn, LocalDate paidOn, String by) {
        BigDecimal amount = items.stream().map(NextStep.Item::open).reduce(BigDecimal.ZERO, BigDecimal::add);
        Promise promise = new Promise(debtors.nextNumber("B"), customer, clock.instant(), by, promisedOn, paidOn, amount, Promise.State.OPEN);
        sql.sql("""
                insert into kapstok.dunning_promise (id, customer, made_at, made_by, promised_on, paid_on, amount, state)
                values (?, ?, ?, ?, ?, ?, ?, 'OPEN')
                """).params(promise.id(), customer, Timestamp.from(promise.madeAt()), by, Receivables.day(promisedOn), Receivables.day(paidOn),
                amount).update();
        batches.batchUpdate("insert into kapstok.dunning_promise_item (promise, receivable, open) values (?, ?, ?)",
                items.stream().map(item -> new Object[] {promise.id(), item.receivable().id(), item.receivable().open()}).toList());
        receivables.pause(items.stream().map(item -> item.receivable().id()).toList(), Pause.Kind.PROMISE, promise.id(), LocalDate.now(clock),
                promisedOn);
        return promise;
    }

    /** Sees whether open promises of a customer were kept by now, or broken. */
    void check(String customer, LocalDate today) {
        for (Promise promise : open(customer)) {
            BigDecimal left = sql.sql("""
                    select coalesce(sum(greatest(0, least(r.open, i.open))), 0) from kapstok.dunning_promise_item i
                    join kapstok.dunning_receivable r on r.id = i.receivable where i.promise = ?
                    """).param(promise.id()).query(BigDecimal.class).single();
            if (left.signum() == 0) {
                end(promise, Promise.State.KEPT, today);
            } else if (today.isAfter(promise.promisedOn())) {
                end(promise, Promise.State.BROKEN, promise.promisedOn());
                receivables.mark(stillOpen(promise.id()), "promise_broken", true);
            }
        }
    }

    private List<String> stillOpen(String promise) {
        return sql.sql("""
                select r.id from kapstok.dunning_promise_item i join kapstok.dunning_receivable r on r.id = i.receivable
                where i.promise = ? and r.open > 0
                """).param(promise).query(String.class).list();
    }

    private void end(Promise promise, Promise.State state, LocalDate lastDay) {
        sql.sql("update kapstok.dunning_promise set state = ?, ended_at = ? where id = ?")
                .params(state.name(), Timestamp.from(clock.instant()), promise.id()).update();
        receivables.resume(Pause.Kind.PROMISE, promise.id(), lastDay);
    }

    Optional<Promise> find(String id) {
        return sql.sql("select * from kapstok.dunning_promise where id = ?").param(id).query(Promises::promise).optional();
    }

    /** Whether anything that it is about is disputed. */
    boolean disputed(String promise) {
        return sql.sql("""
                select exists (select from kapstok.dunning_promise_item i join kapstok.dunning_pause d on d.receivable = i.receivable
                where i.promise = ? and d.kind = 'DISPUTE' and d.until_day is null)
                """).param(promise).query(Boolean.class).single();
    }

    List<Promise> open(String customer) {
        return sql.sql("select * from kapstok.dunning_promise where customer = ? and state = 'OPEN' order by made_at desc").param(customer)
                .query(Promises::promise).list();
    }

    /** Newest first. */
    List<Promise> ofCustomer(String customer, int most) {
        return sql.sql("select * from kapstok.dunning_promise where customer = ? order by made_at desc limit ?").params(customer, most)
                .query(Promises::promise).list();
    }

    /** Promises that were broken since that day. */
    int brokenSince(String customer, LocalDate day) {
        return sql.sql("""
                select (select count(*) from kapstok.dunning_promise where customer = :c and state = 'BROKEN' and made_at >= :day)
                     + (select count(*) from kapstok.dunning_plan where customer = :c and state = 'BROKEN' and asked_at >= :day)
                """).param("c", customer).param("day", Receivables.day(day)).query(Integer.class).single();
    }

    static Promise promise(ResultSet row, int index) throws SQLException {
        return new Promise(row.getString("id"), row.getString("customer"), row.getTimestamp("made_at").toInstant(), row.getString("made_by"),
                row.getObject("promised_on", LocalDate.class), row.getObject("paid_on", LocalDate.class), row.getBigDecimal("amount"),
                Promise.State.valueOf(row.getString("state")));
    }
}
