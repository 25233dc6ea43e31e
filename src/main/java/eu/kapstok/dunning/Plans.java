package eu.kapstok.dunning;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plans to pay in parts, and whether the parts came. */
@Component
class Plans {

    private final JdbcClient sql;
    private final JdbcTemplate batches;
    private final Receivables receivables;
    private final Debtors debtors;
    private final Clock clock;

    Plans(JdbcClient sql, JdbcTemplate batches, Receivables receivables, Debtors debtors, Clock clock) {
        this.sql = sql;
        this.batches = batches;
        this.receivables = receivables;
        this.debtors = debtors;
        this.clock = clock;
    }

    /** From now on these are left alone, until it is answered and as long as it is kept. */
    Plan ask(String customer, Collection<NextStep.Item> items, List<Plan.Instalment> instalments, String words, String by, boolean agreed) {
        BigDecimal total = items.stream().map(NextStep.Item::open).reduce(BigDecimal.ZERO, BigDecimal::add);
        Plan plan = new Plan(debtors.nextNumber("A"), customer, clock.instant(), by, words, total,
                agreed ? Plan.State.RUNNING : Plan.State.ASKED, null, instalments);
        sql.sql("""
                insert into kapstok.dunning_plan (id, customer, asked_at, asked_by, words, total, state, decided_at) values (?, ?, ?, ?, ?, ?, ?, ?)
                """).params(plan.id(), customer, Timestamp.from(plan.askedAt()), by, words, total, plan.state().name(),
                agreed ? Timestamp.from(plan.askedAt()) : null).update();
        batches.batchUpdate("insert into kapstok.dunning_plan_item (plan, receivable, open) values (?, ?, ?)",
                items.stream().map(item -> new Object[] {plan.id(), item.receivable().id(), item.receivable().open()}).toList());
        addInstalments(plan.id(), instalments);
        receivables.pause(items.stream().map(item -> item.receivable().id()).toList(), Pause.Kind.PLAN, plan.id(), LocalDate.now(clock), null);
        return plan;
    }

    /** @param instalments as agreed, which may be others than were asked for */
    void agree(Plan plan, List<Plan.Instalment> instalments, String answer, String by) {
        sql.sql("delete from kapstok.dunning_plan_instalment where plan = ?").param(plan.id()).update();
        addInstalments(plan.id(), instalments);
        decided(plan.id(), Plan.State.RUNNING, answer, by);
    }

    void refuse(Plan plan, String answer, String by) {
        decided(plan.id(), Plan.State.REFUSED, answer, by);
        over(plan.id());
        receivables.resume(Pause.Kind.PLAN, plan.id(), LocalDate.now(clock).minusDays(1));
    }

    private void decided(String id, Plan.State state, String answer, String by) {
        Timestamp now = Timestamp.from(clock.instant());
        sql.sql("update kapstok.dunning_plan set state = ?, answer = ?, decided_by = ?, decided_at = ?, ended_at = ? where id = ?")
                .params(state.name(), answer, by, now, state == Plan.State.REFUSED ? now : null, id).update();
    }

    private void addInstalments(String plan, List<Plan.Instalment> instalments) {
        for (int i = 0; i < instalments.size(); i++) {
            sql.sql("insert into kapstok.dunning_plan_instalment (plan, position, due, amount) values (?, ?, ?, ?)")
                    .params(plan, i + 1, Receivables.day(instalments.get(i).due()), instalments.get(i).amount()).update();
        }
    }

    /** Sees whether the parts of a customer's plan came. */
    void check(String customer, LocalDate today) {
        for (Plan plan : underWay(customer)) {
            BigDecimal left = left(plan.id());
            BigDecimal paid = plan.total().subtract(left);
            sql.sql("""
                    update kapstok.dunning_plan_instalment i set done = true where i.plan = :plan and not i.done and :paid >=
                        (select sum(e.amount) from kapstok.dunning_plan_instalment e where e.plan = i.plan and e.position <= i.position)
                    """).param("plan", plan.id()).param("paid", paid).update();
            if (left.signum() == 0) {
                end(plan, Plan.State.KEPT, today);
            } else if (plan.state() == Plan.State.RUNNING && paid.compareTo(plan.dueBefore(today)) < 0) {
                end(plan, Plan.State.BROKEN, today.minusDays(1));
                receivables.mark(stillOpen(plan.id()), "plan_broken", true);
            }
        }
    }

    /** What is open of what the plan is about. */
    BigDecimal left(String plan) {
        return sql.sql("""
                select coalesce(sum(greatest(0, least(r.open, i.open))), 0) from kapstok.dunning_plan_item i
                join kapstok.dunning_receivable r on r.id = i.receivable where i.plan = ?
                """).param(plan).query(BigDecimal.class).single();
    }

    private List<String> stillOpen(String plan) {
        return sql.sql("""
                select r.id from kapstok.dunning_plan_item i join kapstok.dunning_receivable r on r.id = i.receivable
                where i.plan = ? and r.open > 0
                """).param(plan).query(String.class).list();
    }

    private void end(Plan plan, Plan.State state, LocalDate lastDay) {
        sql.sql("update kapstok.dunning_plan set state = ?, ended_at = ? where id = ?")
                .params(state.name(), Timestamp.from(clock.instant()), plan.id()).update();
        over(plan.id());
        receivables.resume(Pause.Kind.PLAN, plan.id(), lastDay);
    }

    /** Nothing more is expected of it. */
    private void over(String plan) {
        sql.sql("update kapstok.dunning_plan_instalment set done = true where plan = ? and not done").param(plan).update();
    }

    /** Whether a part of a running plan is still to come. */
    boolean expected(String plan, LocalDate due) {
        return sql.sql("""
                select exists (select from kapstok.dunning_plan_instalment i join kapstok.dunning_plan p on p.id = i.plan
                where i.plan = ? and i.due = ? and not i.done and p.state = 'RUNNING')
                """).params(plan, Receivables.day(due)).query(Boolean.class).single();
    }

    /** Whether anything that it is about is disputed. */
    boolean disputed(String plan) {
        return sql.sql("""
                select exists (select from kapstok.dunning_plan_item i join kapstok.dunning_pause d on d.receivable = i.receivable
                where i.plan = ? and d.kind = 'DISPUTE' and d.until_day is null)
                """).param(plan).query(Boolean.class).single();
    }

    Optional<Plan> find(String id) {
        return withInstalments(sql.sql("select * from kapstok.dunning_plan where id = ?").param(id).query(Row::of).list()).stream().findFirst();
    }

    /** Asked or running. */
    List<Plan> underWay(String customer) {
        return withInstalments(sql.sql("""
                select * from kapstok.dunning_plan where customer = ? and state in ('ASKED', 'RUNNING') order by asked_at, id
                """).param(customer).query(Row::of).list());
    }

    /** Newest first. */
    List<Plan> ofCustomer(String customer, int most) {
        return withInstalments(sql.sql("select * from kapstok.dunning_plan where customer = ? order by asked_at desc limit ?")
                .params(customer, most).query(Row::of).list());
    }

    /** Asked or running, by the day on which they were asked, after that place. */
    List<Plan> underWay(Instant after, String id, int most) {
        return withInstalments(sql.sql("""
                select * from kapstok.dunning_plan where state in ('ASKED', 'RUNNING') and (asked_at, id) > (?, ?) order by asked_at, id limit ?
                """).params(Timestamp.from(after), id, most).query(Row::of).list());
    }

    private List<Plan> withInstalments(List<Row> rows) {
        return rows.stream().map(row -> row.with(sql.sql("select due, amount from kapstok.dunning_plan_instalment where plan = ? order by position")
                .param(row.id()).query((one, index) -> new Plan.Instalment(one.getObject(1, LocalDate.class), one.getBigDecimal(2))).list())).toList();
    }

    private record Row(String id, String customer, Instant askedAt, String askedBy, String words, BigDecimal total, Plan.State state,
                       String answer) {

        static Row of(ResultSet row, int index) throws SQLException {
            return new Row(row.getString("id"), row.getString("customer"), row.getTimestamp("asked_at").toInstant(), row.getString("asked_by"),
                    row.getString("words"), row.getBigDecimal("total"), Plan.State.valueOf(row.getString("state")), row.getString("answer"));
        }

        Plan with(List<Plan.Instalment> instalments) {
            return new Plan(id, customer, askedAt, askedBy, words, total, state, answer, instalments);
        }
    }
}
