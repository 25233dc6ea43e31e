package eu.kapstok.dunning;

import eu.kapstok.claim.RateEntries;
import eu.kapstok.engine.BusinessCalendar;
import eu.kapstok.engine.JobQueue;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpPage;
import eu.kapstok.erp.ErpReceivable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The runs: one a day, page by page, each page in a transaction of its own, so that one that is cut goes on where it was. */
@Service
class DunningRuns {

    private static final String SELLER_COUNTRY = "BE";
    private static final int JUDGED_AT_ONCE = 200;
    private static final int STARTED_AT_ONCE = 200;

    private final JdbcClient sql;
    private final JdbcTemplate batches;
    private final Erp erp;
    private final Receivables receivables;
    private final Debtors debtors;
    private final DunningCases cases;
    private final NextSteps nextSteps;
    private final DunningProcess process;
    private final DunningRunProcess runProcess;
    private final Redirect redirect;
    private final RateEntries rates;
    private final BusinessCalendar calendar;
    private final JobQueue queue;
    private final DunningSettings settings;
    private final Clock clock;

    DunningRuns(JdbcClient sql, JdbcTemplate batches, Erp erp, Receivables receivables, Debtors debtors, DunningCases cases,
                NextSteps nextSteps, @Lazy DunningProcess process, @Lazy DunningRunProcess runProcess, Redirect redirect,
                RateEntries rates, BusinessCalendar calendar, JobQueue queue, DunningSettings settings, Clock clock) {
        this.sql = sql;
        this.batches = batches;
        this.erp = erp;
        this.receivables = receivables;
        this.debtors = debtors;
        this.cases = cases;
        this.nextSteps = nextSteps;
        this.process = process;
        this.runProcess = runProcess;
        this.redirect = redirect;
        this.rates = rates;
        this.calendar = calendar;
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
    }

    /** Starts today's run by hand. */
    @Transactional
    public void ask() {
        runProcess.askedFor(LocalDate.now(clock));
    }

    /**
     * Begins the run of a day, once; one of an earlier day that still waits is overtaken.
     *
     * @param byTimer nobody asked: on a holiday there is none
     */
    @Transactional
    public boolean open(LocalDate day, boolean byTimer) {
        if (byTimer && !calendar.isWorkingDay(day, SELLER_COUNTRY)) {
            return false;
        }
        int opened = sql.sql("insert into kapstok.dunning_run (day, state, began_at) values (?, 'READING', ?) on conflict (day) do nothing")
                .params(Receivables.day(day), Timestamp.from(now())).update();
        if (opened == 0) {
            return false;
        }
        List<LocalDate> waiting = sql.sql("select day from kapstok.dunning_run where day < ? and state = 'WAITING' order by day for update")
                .param(Receivables.day(day)).query(LocalDate.class).list();
        waiting.forEach(old -> {
            to(old, DunningRun.State.OVERTAKEN);
            runProcess.overtaken(old);
        });
        rates.askForMissing(day);
        return true;
    }

    /**
     * Reads one page of what is open.
     *
     * @return whether there is another
     */
    @Transactional
    public boolean readPage(LocalDate day) {
        record Place(String cursor) {
        }
        Place place = sql.sql("select place from kapstok.dunning_run where day = ? for update").param(Receivables.day(day))
                .query((row, index) -> new Place(row.getString(1))).single();
        Instant asked = now();
        ErpPage<ErpReceivable> page = erp.receivables(null, null, place.cursor());
        receivables.keep(page.items(), asked);
        LocalDate until = day.plusDays(NextSteps.AHEAD_DAYS);
        add(day, page.items().stream().filter(one -> one.open().signum() > 0 && !one.dueDate().isAfter(until)).map(ErpReceivable::customer)
                .collect(Collectors.toCollection(TreeSet::new)));
        sql.sql("update kapstok.dunning_run set place = ?, pages = pages + 1, invoices = invoices + ? where day = ?")
                .params(page.next(), page.items().size(), Receivables.day(day)).update();
        if (page.next() == null) {
            sql.sql("""
                    insert into kapstok.dunning_run_customer (day, customer)
                    select ?, customer from kapstok.dunning_debtor where case_since is not null or blocked_on is not null on conflict do nothing
                    """).param(Receivables.day(day)).update();
            // what was open and is not named now was settled, or slipped from one page to another
            sql.sql("""
                    insert into kapstok.dunning_run_customer (day, customer)
                    select distinct run.day, open.customer from kapstok.dunning_run run
                    join kapstok.dunning_receivable open on open.open <> 0 and open.seen_at < run.began_at where run.day = ?
                    on conflict do nothing
                    """).param(Receivables.day(day)).update();
            to(day, DunningRun.State.JUDGING);
        }
        return page.next() != null;
    }

    private void add(LocalDate day, Collection<String> customers) {
        batches.batchUpdate("insert into kapstok.dunning_run_customer (day, customer) values (?, ?) on conflict do nothing",
                customers.stream().map(customer -> new Object[] {Receivables.day(day), customer}).toList());
    }

    /**
     * Foresees what comes next for some of the customers.
     *
     * @return whether there are more
     */
    @Transactional
    public boolean judge(LocalDate day) {
        String after = sql.sql("select judged from kapstok.dunning_run where day = ? for update").param(Receivables.day(day)).query(String.class).single();
        List<String> next = sql.sql("select customer from kapstok.dunning_run_customer where day = ? and customer > ? order by customer limit ?")
                .params(Receivables.day(day), after, JUDGED_AT_ONCE).query(String.class).list();
        if (next.isEmpty()) {
            snapshot(day);
            to(day, DunningRun.State.STARTING);
            return false;
        }
        debtors.know(next);
        Instant began = sql.sql("select began_at from kapstok.dunning_run where day = ?").param(Receivables.day(day)).query(Timestamp.class).single()
                .toInstant();
        // what the ERP did not name in this run was settled, or slipped from one page to another
        sql.sql("select distinct customer from kapstok.dunning_receivable where customer in (:customers) and open <> 0 and seen_at < :began")
                .param("customers", next).param("began", Timestamp.from(began)).query(String.class).list().forEach(receivables::refresh);
        Map<String, NextStep> foreseen = foresee(next, day);
        batches.batchUpdate("update kapstok.dunning_run_customer set action = ?, step = ? where day = ? and customer = ?",
                foreseen.entrySet().stream().map(one -> new Object[] {one.getValue().action().name(),
                        one.getValue().step() == null ? null : one.getValue().step().name(), Receivables.day(day), one.getKey()}).toList());
        long letters = foreseen.values().stream().filter(one -> one.action() == Action.LETTER).count();
        sql.sql("update kapstok.dunning_run set judged = ?, letters = letters + ? where day = ?")
                .params(next.get(next.size() - 1), letters, Receivables.day(day)).update();
        return true;
    }

    /** What would come next for these customers on a day. */
    Map<String, NextStep> foresee(List<String> customers, LocalDate day) {
        if (customers.isEmpty()) {
            return Map.of();
        }
        Map<String, Debtor> known = debtors.find(customers);
        Map<String, List<Receivable>> open = receivables.open(customers);
        Set<String> busy = busy(customers);
        Map<String, NextStep> foreseen = new HashMap<>();
        known.forEach((customer, debtor) -> {
            List<Receivable> own = open.getOrDefault(customer, List.of());
            NextSteps.Situation situation = busy.contains(customer) ? cases.situation(debtor, own)
                    : new NextSteps.Situation(debtor, own, false, false, Set.of());
            foreseen.put(customer, nextSteps.foresee(situation, day));
        });
        return foreseen;
    }

    /** Who has letters, promises or plans under way; of the others nothing more has to be asked. */
    private Set<String> busy(List<String> customers) {
        return customers.isEmpty() ? Set.of() : new HashSet<>(sql.sql("""
                select customer from kapstok.dunning_letter where customer in (:customers) and state in ('DECIDED', 'RENDERED', 'TO_POST')
                union select customer from kapstok.dunning_promise where customer in (:customers) and state = 'OPEN'
                union select customer from kapstok.dunning_plan where customer in (:customers) and state in ('ASKED', 'RUNNING')
                """).param("customers", customers).query(String.class).list());
    }

    /** The first run waits, and each that would send many letters or follows a release that was not for everybody. */
    @Transactional
    public boolean releaseNeeded(LocalDate day) {
        DunningRun run = find(day).orElseThrow();
        boolean needed = !redirect.live() && run.letters() > 0 || run.letters() > settings.releaseAbove();
        if (needed) {
            to(day, DunningRun.State.WAITING);
        }
        return needed;
    }

    /**
     * @param segment only customers of it, null for all
     * @param to address that gets all letters, null for the customers
     * @param dropped customers that are left out of this run
     */
    @Transactional
    public void release(LocalDate day, String segment, String to, Collection<String> dropped, String by) {
        sql.sql("update kapstok.dunning_run set segment = ?, redirect = ?, released_by = ?, state = 'STARTING' where day = ?")
                .params(segment, to, by, Receivables.day(day)).update();
        if (!dropped.isEmpty()) {
            sql.sql("update kapstok.dunning_run_customer set dropped = true where day = :day and customer in (:customers)")
                    .param("day", Receivables.day(day)).param("customers", dropped).update();
        }
    }

    @Transactional
    public void giveUp(LocalDate day) {
        to(day, DunningRun.State.GIVEN_UP);
    }

    /** Customers that the run does not know. */
    List<String> unknown(LocalDate day, Collection<String> customers) {
        Set<String> known = new HashSet<>(customers.isEmpty() ? List.of() : sql.sql("""
                select customer from kapstok.dunning_run_customer where day = :day and customer in (:customers)
                """).param("day", Receivables.day(day)).param("customers", customers).query(String.class).list());
        return customers.stream().filter(customer -> !known.contains(customer)).toList();
    }

    /**
     * Brings some customers to their cases.
     *
     * @return whether there are more
     */
    @Transactional
    public boolean startSome(LocalDate day) {
        DunningRun run = sql.sql("select * from kapstok.dunning_run where day = ? for update").param(Receivables.day(day)).query(DunningRuns::run).single();
        record Entry(String customer, Action action, boolean dropped, String segment) {
        }
        List<Entry> next = sql.sql("""
                select r.customer, r.action, r.dropped, c.segment from kapstok.dunning_run_customer r
                left join kapstok.customer c on c.number = r.customer where r.day = ? and not r.done order by r.customer limit ?
                """).params(Receivables.day(day), STARTED_AT_ONCE).query((row, index) -> new Entry(row.getString(1),
                row.getString(2) == null ? Action.NONE : Action.valueOf(row.getString(2)), row.getBoolean(3), row.getString(4))).list();
        for (Entry entry : next) {
            if (!entry.dropped() && entry.action() != Action.NONE && (run.segment() == null || run.segment().equals(entry.segment()))) {
                bring(entry.customer(), entry.action());
            }
        }
        batches.batchUpdate("update kapstok.dunning_run_customer set done = true where day = ? and customer = ?",
                next.stream().map(entry -> new Object[] {Receivables.day(day), entry.customer()}).toList());
        sql.sql("update kapstok.dunning_run set started = started + ? where day = ?").params(next.size(), Receivables.day(day)).update();
        if (next.size() < STARTED_AT_ONCE) {
            sql.sql("update kapstok.dunning_run set state = 'DONE', ended_at = ? where day = ?").params(Timestamp.from(now()), Receivables.day(day)).update();
            return false;
        }
        return true;
    }

    /** Starts the customer's case, or wakes the one that runs when something is to be done. */
    private void bring(String customer, Action action) {
        Debtor debtor = debtors.take(customer);
        if (debtor.caseSince() == null) {
            if (action == Action.END || action == Action.RELEASE) {
                queue.enqueue(ReleasePaid.TYPE, customer);
            } else {
                debtors.beginCase(customer);
                process.overdueFound(customer);
            }
        } else if (debtor.action() == Action.WAIT && action != Action.WAIT) {
            process.happened(DunningProcess.MORE_OVERDUE_FOUND, customer);
        } else if (debtor.action() != action && debtor.action() != Action.NONE) {
            process.happened(DunningProcess.SITUATION_CHANGED, customer);
        }
    }

    /** What is owed as a whole at the end of the reading. */
    private void snapshot(LocalDate day) {
        sql.sql("""
                insert into kapstok.dunning_receivables_day (day, kind, open, overdue, customers, invoices)
                select ?, coalesce(c.kind, 'BUSINESS'), sum(r.open), coalesce(sum(r.open) filter (where r.due_date < ?), 0),
                       count(distinct r.customer), count(*)
                from kapstok.dunning_receivable r left join kapstok.customer c on c.number = r.customer where r.open <> 0 group by 2
                on conflict (day, kind) do update set open = excluded.open, overdue = excluded.overdue, customers = excluded.customers,
                    invoices = excluded.invoices
                """).params(Receivables.day(day), Receivables.day(day)).update();
    }

    Optional<DunningRun> find(LocalDate day) {
        return sql.sql("select * from kapstok.dunning_run where day = ?").param(Receivables.day(day)).query(DunningRuns::run).optional();
    }

    /** Newest first. */
    List<DunningRun> newest(int most) {
        return sql.sql("select * from kapstok.dunning_run order by day desc limit ?").param(most).query(DunningRuns::run).list();
    }

    private void to(LocalDate day, DunningRun.State state) {
        sql.sql("update kapstok.dunning_run set state = ? where day = ?").params(state.name(), Receivables.day(day)).update();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static DunningRun run(ResultSet row, int index) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new DunningRun(row.getObject("day", LocalDate.class), DunningRun.State.valueOf(row.getString("state")),
                row.getTimestamp("began_at").toInstant(), ended == null ? null : ended.toInstant(), row.getInt("pages"), row.getInt("invoices"),
                row.getInt("letters"), row.getString("segment"), row.getString("redirect"), row.getString("released_by"), row.getInt("started"));
    }
}
