package eu.kapstok.dunning;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The staff's lists of what is owed, page by page; each goes on after the last row's key. */
@Component
class DunningLists {

    private static final int PAGE = 25;

    /** @param next key after which the list goes on, null at its end */
    record Page<T>(List<T> rows, String next) {
    }

    /** What a customer owes by age; credit is taken off. */
    record Aged(String customer, String name, BigDecimal notDue, BigDecimal days30, BigDecimal days60, BigDecimal days90, BigDecimal older,
                BigDecimal open, int level, Action action, boolean blocked) {
    }

    record PromiseRow(Promise promise, String name) {
    }

    /**
     * What is to come in by an agreement.
     *
     * @param agreement the promise or plan
     * @param part of the plan, 0 for a promise
     * @param saysPaid the customer says that it is on its way
     */
    record Coming(LocalDate day, String key, String agreement, int part, String customer, String name, BigDecimal amount, boolean saysPaid) {
    }

    record PlanRow(Plan plan, String name, BigDecimal left) {
    }

    record Blocked(String customer, String name, LocalDate since, boolean byHand, BigDecimal open) {
    }

    private final JdbcClient sql;
    private final Plans plans;
    private final Debtors debtors;
    private final Clock clock;

    DunningLists(JdbcClient sql, Plans plans, Debtors debtors, Clock clock) {
        this.sql = sql;
        this.plans = plans;
        this.debtors = debtors;
        this.clock = clock;
    }

    /** Customers with something open, by number. */
    Page<Aged> ageing(String after) {
        List<Aged> found = sql.sql("""
                select r.*, c.name, coalesce(d.action, 'NONE') as action, d.blocked_on is not null as blocked from (
                    select customer, coalesce(sum(open) filter (where due_date >= :today), 0) as not_due,
                        coalesce(sum(open) filter (where due_date < :today and due_date >= :d30), 0) as days30,
                        coalesce(sum(open) filter (where due_date < :d30 and due_date >= :d60), 0) as days60,
                        coalesce(sum(open) filter (where due_date < :d60 and due_date >= :d90), 0) as days90,
                        coalesce(sum(open) filter (where due_date < :d90), 0) as older, sum(open) as open, max(level) as level
                    from kapstok.dunning_receivable where open <> 0 and customer > :after group by customer order by customer limit :size) r
                left join kapstok.customer c on c.number = r.customer left join kapstok.dunning_debtor d on d.customer = r.customer
                order by r.customer
                """).param("today", day(0)).param("d30", day(30)).param("d60", day(60)).param("d90", day(90))
                .param("after", after == null ? "" : after).param("size", PAGE + 1)
                .query((row, index) -> new Aged(row.getString("customer"), row.getString("name"), row.getBigDecimal("not_due"),
                        row.getBigDecimal("days30"), row.getBigDecimal("days60"), row.getBigDecimal("days90"), row.getBigDecimal("older"),
                        row.getBigDecimal("open"), row.getInt("level"), Action.valueOf(row.getString("action")), row.getBoolean("blocked"))).list();
        return page(found, found.size() > PAGE ? found.get(PAGE - 1).customer() : null);
    }

    /** Open promises, the next day first. */
    Page<PromiseRow> promises(String after) {
        Key key = Key.read(after);
        List<PromiseRow> found = sql.sql("""
                select p.*, c.name as customer_name from kapstok.dunning_promise p left join kapstok.customer c on c.number = p.customer
                where p.state = 'OPEN' and (p.promised_on, p.id) > (cast(:day as date), :id) order by p.promised_on, p.id limit :size
                """).param("day", key.day()).param("id", key.id()).param("size", PAGE + 1)
                .query((row, index) -> new PromiseRow(Promises.promise(row, index), row.getString("customer_name"))).list();
        return page(found, found.size() <= PAGE ? null
                : found.get(PAGE - 1).promise().promisedOn() + "~" + found.get(PAGE - 1).promise().id());
    }

    /** Promises and parts of plans that are to come in up to and with that day, the next day first; what is late is there too. */
    Page<Coming> coming(LocalDate until, String after) {
        Key key = Key.read(after);
        List<Coming> found = sql.sql("""
                select x.*, c.name from (
                    (select promised_on as day, id as key, id as agreement, 0 as part, customer, amount, paid_on is not null as says_paid
                     from kapstok.dunning_promise where state = 'OPEN' and promised_on <= :until
                     and promised_on >= cast(:day as date) and (promised_on > cast(:day as date) or id > :id) order by promised_on, id limit :size)
                    union all
                    (select i.due, i.plan || '-' || lpad(i.position::text, 2, '0'), i.plan, i.position, p.customer, i.amount, false
                     from kapstok.dunning_plan_instalment i join kapstok.dunning_plan p on p.id = i.plan and p.state = 'RUNNING'
                     where not i.done and i.due <= :until and i.due >= cast(:day as date)
                     and (i.due > cast(:day as date) or i.plan || '-' || lpad(i.position::text, 2, '0') > :id)
                     order by i.due, i.plan, i.position limit :size)) x
                left join kapstok.customer c on c.number = x.customer order by x.day, x.key limit :size
                """).param("until", Receivables.day(until)).param("day", key.day()).param("id", key.id()).param("size", PAGE + 1)
                .query((row, index) -> new Coming(row.getObject("day", LocalDate.class), row.getString("key"), row.getString("agreement"),
                        row.getInt("part"), row.getString("customer"), row.getString("name"), row.getBigDecimal("amount"),
                        row.getBoolean("says_paid"))).list();
        return page(found, found.size() <= PAGE ? null : found.get(PAGE - 1).day() + "~" + found.get(PAGE - 1).key());
    }

    /** Plans that are asked or run, the oldest first. */
    Page<PlanRow> plans(String after) {
        int middle = after == null ? -1 : after.indexOf('~');
        Instant from = Instant.EPOCH;
        String id = "";
        if (middle > 0) {
            try {
                from = Instant.parse(after.substring(0, middle));
                id = after.substring(middle + 1);
            } catch (DateTimeException notAPlace) {
                from = Instant.EPOCH;
            }
        }
        List<PlanRow> found = plans.underWay(from, id, PAGE + 1).stream().map(plan -> new PlanRow(plan,
                debtors.find(plan.customer()).map(Debtor::name).orElse(plan.customer()), plans.left(plan.id()))).toList();
        return page(found, found.size() <= PAGE ? null : found.get(PAGE - 1).plan().askedAt() + "~" + found.get(PAGE - 1).plan().id());
    }

    /** Customers whose orders are blocked, by number. */
    Page<Blocked> blocked(String after) {
        List<Blocked> found = sql.sql("""
                select d.customer, c.name, d.blocked_on, d.blocked_by_hand,
                    (select coalesce(sum(r.open), 0) from kapstok.dunning_receivable r where r.customer = d.customer and r.open <> 0) as open
                from kapstok.dunning_debtor d left join kapstok.customer c on c.number = d.customer
                where d.blocked_on is not null and d.customer > :after order by d.customer limit :size
                """).param("after", after == null ? "" : after).param("size", PAGE + 1)
                .query((row, index) -> new Blocked(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class), row.getBoolean(4),
                        row.getBigDecimal(5))).list();
        return page(found, found.size() > PAGE ? found.get(PAGE - 1).customer() : null);
    }

    /** Customers with something that is due by that day, by number. */
    Page<String> due(LocalDate until, String after) {
        List<String> found = sql.sql("""
                select distinct customer from kapstok.dunning_receivable where open <> 0 and customer > :after and due_date <= :until
                order by customer limit :size
                """).param("after", after == null ? "" : after).param("until", Receivables.day(until)).param("size", PAGE + 1)
                .query(String.class).list();
        return page(found, found.size() > PAGE ? found.get(PAGE - 1) : null);
    }

    private record Key(String day, String id) {

        /** The start of the list for what was never such a place. */
        static Key read(String text) {
            return text != null && text.matches("\\d{4}-\\d{2}-\\d{2}~[A-Z0-9-]{1,20}") ? new Key(text.substring(0, 10), text.substring(11))
                    : new Key("0001-01-01", "");
        }
    }

    private static <T> Page<T> page(List<T> found, String next) {
        return new Page<>(next == null ? found : found.subList(0, PAGE), next);
    }

    private Date day(int ago) {
        return Receivables.day(LocalDate.now(clock).minusDays(ago));
    }
}
