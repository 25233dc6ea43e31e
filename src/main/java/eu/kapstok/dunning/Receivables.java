package eu.kapstok.dunning;

import eu.kapstok.claim.ClaimPayment;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpPage;
import eu.kapstok.erp.ErpReceivable;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the ERP told of what is open, and how far each of it was followed up. */
@Component
class Receivables {

    private static final int MOST_PAGES = 200;
    private static final String SELECT = """
            select id, invoice, customer, invoice_date, due_date, total, open, level, courtesy_on, last_letter_on, term_until, charges_from,
                   called_on, promise_broken, plan_broken, kept_on, handed_over_on, written_off_on, claim_filed_on, abroad_until
            from kapstok.dunning_receivable
            """;

    /**
     * What the ERP answered for one customer.
     *
     * @param at when it was asked
     */
    record Answer(Instant at, List<ErpReceivable> open) {

        /** As it is kept with a letter. */
        String text() {
            return open.stream().map(one -> "%s %s %s %s".formatted(one.id(), one.dueDate(), one.open().toPlainString(), one.currency()))
                    .collect(Collectors.joining("\n"));
        }
    }

    private static final Before NEVER = new Before(BigDecimal.ZERO, Instant.EPOCH);

    private record Before(BigDecimal open, Instant seenAt) {
    }

    private final JdbcClient sql;
    private final JdbcTemplate batches;
    private final Erp erp;
    private final Clock clock;

    Receivables(JdbcClient sql, JdbcTemplate batches, Erp erp, Clock clock) {
        this.sql = sql;
        this.batches = batches;
        this.erp = erp;
        this.clock = clock;
    }

    /** Asks the ERP what is open of a customer now, and keeps it: what it no longer names is settled. */
    Answer refresh(String customer) {
        Instant asked = now();
        Map<String, ErpReceivable> told = new LinkedHashMap<>();
        String cursor = null;
        int pages = 0;
        do {
            ErpPage<ErpReceivable> page = erp.receivables(customer, null, cursor);
            page.items().forEach(one -> told.put(one.id(), one));
            cursor = page.next();
        } while (cursor != null && ++pages < MOST_PAGES);
        keep(told.values(), asked);
        settle(customer, asked);
        return new Answer(asked, List.copyOf(told.values()));
    }

    /** Keeps what the ERP told; what was told later stays. */
    void keep(Collection<ErpReceivable> told, Instant asked) {
        if (told.isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(asked, clock.getZone());
        Map<String, Before> before = before(told.stream().map(ErpReceivable::id).toList());
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> payments = new ArrayList<>();
        List<Object[]> sales = new ArrayList<>();
        List<ErpReceivable> dated = told.stream().filter(one -> one.payments() != null
                && !before.getOrDefault(one.id(), NEVER).seenAt().isAfter(asked)).toList();
        for (ErpReceivable one : told) {
            rows.add(new Object[] {one.id(), one.invoice(), one.customer(), day(one.invoiceDate()), day(one.dueDate()), one.total(), one.open(),
                    one.currency(), Timestamp.from(asked), day(today)});
            Before known = before.get(one.id());
            if (one.payments() == null && known != null && known.open().signum() > 0 && !known.seenAt().isAfter(asked) && one.open().compareTo(known.open()) < 0) {
                payments.add(new Object[] {one.id(), day(LocalDate.ofInstant(known.seenAt(), clock.getZone())),
                        known.open().subtract(one.open().max(BigDecimal.ZERO))});
            }
            if (known == null && one.invoice() != null && one.invoiceDate() != null) {
                sales.add(new Object[] {one.invoice(), one.customer(), day(one.invoiceDate()), day(one.dueDate()), one.total()});
            }
        }
        batches.batchUpdate("""
                insert into kapstok.dunning_receivable
                    (id, invoice, customer, invoice_date, due_date, total, open, currency, seen_at, first_seen_on)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set invoice = excluded.invoice, due_date = excluded.due_date, total = excluded.total,
                    open = excluded.open, seen_at = excluded.seen_at, settled_on = null
                where dunning_receivable.seen_at <= excluded.seen_at and dunning_receivable.customer = excluded.customer
                """, rows);
        pay(payments);
        payAsTold(dated);
        batches.batchUpdate("""
                insert into kapstok.dunning_sale (invoice, customer, invoice_date, due_date, total) values (?, ?, ?, ?, ?)
                on conflict (invoice) do nothing
                """, sales);
        pauseDisputed(told.stream().filter(one -> !before.containsKey(one.id())).map(ErpReceivable::invoice).filter(Objects::nonNull).toList());
    }

    /** What was not named when the ERP was asked is no longer open. */
    private void settle(String customer, Instant asked) {
        LocalDate today = LocalDate.ofInstant(asked, clock.getZone());
        List<Object[]> payments = sql.sql("""
                select id, open, seen_at from kapstok.dunning_receivable where customer = ? and open <> 0 and seen_at < ? for update
                """).params(customer, Timestamp.from(asked)).query((row, index) -> new Object[] {row.getString(1),
                day(LocalDate.ofInstant(row.getTimestamp(3).toInstant(), clock.getZone())), row.getBigDecimal(2)}).list();
        pay(payments.stream().filter(payment -> ((BigDecimal) payment[2]).signum() > 0).toList());
        sql.sql("""
                update kapstok.dunning_sale sale set settled_on = ? from kapstok.dunning_receivable gone
                where sale.invoice = gone.invoice and gone.customer = ? and gone.open <> 0 and gone.seen_at < ?
                """).params(day(today), customer, Timestamp.from(asked)).update();
        sql.sql("""
                update kapstok.dunning_receivable set open = 0, settled_on = ?, seen_at = ? where customer = ? and open <> 0 and seen_at < ?
                """).params(day(today), Timestamp.from(asked), customer, Timestamp.from(asked)).update();
    }

    private void pay(List<Object[]> payments) {
        batches.batchUpdate("""
                insert into kapstok.dunning_payment (receivable, paid_on, amount) values (?, ?, ?)
                on conflict (receivable, paid_on) do update set amount = dunning_payment.amount + excluded.amount
                """, payments);
    }

    /** Where the ERP tells the days, they count and not the day of our last look. */
    private void payAsTold(List<ErpReceivable> dated) {
        if (!dated.isEmpty()) {
            sql.sql("delete from kapstok.dunning_payment where receivable in (:ids)").param("ids", dated.stream().map(ErpReceivable::id).toList()).update();
            pay(dated.stream().flatMap(one -> one.payments().stream().map(payment -> new Object[] {one.id(), day(payment.date()), payment.amount()}))
                    .toList());
        }
    }

    private Map<String, Before> before(List<String> ids) {
        Map<String, Before> before = new HashMap<>();
        sql.sql("select id, open, seen_at from kapstok.dunning_receivable where id in (:ids)").param("ids", ids)
                .query(row -> {
                    before.put(row.getString(1), new Before(row.getBigDecimal(2), row.getTimestamp(3).toInstant()));
                });
        return before;
    }

    /** A dispute may have been there before the invoice was known here. */
    private void pauseDisputed(List<String> invoices) {
        if (!invoices.isEmpty()) {
            sql.sql("""
                    insert into kapstok.dunning_pause (receivable, kind, key, from_day)
                    select r.id, 'DISPUTE', d.case_key, d.opened_on from kapstok.dunning_dispute d
                    join kapstok.dunning_receivable r on r.invoice = d.invoice and r.customer = d.customer
                    where d.settled_on is null and d.invoice in (:invoices) on conflict do nothing
                    """).param("invoices", invoices).update();
        }
    }

    /** What is open of a customer, credits too, by due date. */
    List<Receivable> open(String customer) {
        return open(List.of(customer)).getOrDefault(customer, List.of());
    }

    /** What is open, by customer. */
    Map<String, List<Receivable>> open(Collection<String> customers) {
        if (customers.isEmpty()) {
            return Map.of();
        }
        return withPauses(sql.sql(SELECT + "where customer in (:customers) and open <> 0 order by due_date, id")
                .param("customers", customers).query(Receivables::receivable).list()).stream()
                .collect(Collectors.groupingBy(Receivable::customer));
    }

    List<Receivable> find(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : withPauses(sql.sql(SELECT + "where id in (:ids) order by due_date, id").param("ids", ids)
                .query(Receivables::receivable).list());
    }

    private List<Receivable> withPauses(List<Receivable> plain) {
        if (plain.isEmpty()) {
            return plain;
        }
        Map<String, List<Pause>> pauses = sql.sql("""
                        select receivable, kind, key, from_day, until_day from kapstok.dunning_pause where receivable in (:ids)
                        """).param("ids", plain.stream().map(Receivable::id).toList())
                .query((row, index) -> new Pause(row.getString(1), Pause.Kind.valueOf(row.getString(2)), row.getString(3),
                        row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class))).list().stream()
                .collect(Collectors.groupingBy(Pause::receivable));
        return plain.stream().map(one -> new Receivable(one.id(), one.invoice(), one.customer(), one.invoiceDate(), one.dueDate(),
                one.total(), one.open(), one.level(), one.courtesyOn(), one.lastLetterOn(), one.termUntil(), one.chargesFrom(),
                one.calledOn(), one.promiseBroken(), one.planBroken(), one.keptOn(), one.handedOverOn(), one.writtenOffOn(),
                one.claimFiledOn(), one.abroadUntil(), pauses.getOrDefault(one.id(), List.of()))).toList();
    }

    /** Payments after the due date, which interest stops at. */
    List<ClaimPayment> paymentsAfterDue(Receivable receivable) {
        return sql.sql("select paid_on, amount from kapstok.dunning_payment where receivable = ? and paid_on > ? order by paid_on")
                .params(receivable.id(), receivable.dueDate())
                .query((row, index) -> new ClaimPayment(row.getObject(1, LocalDate.class), row.getBigDecimal(2))).list();
    }

    void pause(Collection<String> ids, Pause.Kind kind, String key, LocalDate from, LocalDate until) {
        batches.batchUpdate("""
                insert into kapstok.dunning_pause (receivable, kind, key, from_day, until_day) values (?, ?, ?, ?, ?)
                on conflict (receivable, kind, key) do update set until_day = excluded.until_day
                """, ids.stream().map(id -> new Object[] {id, kind.name(), key, day(from), day(until)}).toList());
    }

    /** From then on it is followed up again. */
    void resume(Pause.Kind kind, String key, LocalDate lastDay) {
        sql.sql("""
                update kapstok.dunning_pause set until_day = ? where kind = ? and key = ? and (until_day is null or until_day > ?)
                """).params(day(lastDay), kind.name(), key, day(lastDay)).update();
    }

    /** @param column one of the days that a receivable carries */
    void mark(Collection<String> ids, String column, Object value) {
        batches.batchUpdate("update kapstok.dunning_receivable set " + column + " = ? where id = ?",
                ids.stream().map(id -> new Object[] {value instanceof LocalDate date ? day(date) : value, id}).toList());
    }

    private static Receivable receivable(ResultSet row, int index) throws SQLException {
        return new Receivable(row.getString("id"), row.getString("invoice"), row.getString("customer"), date(row, "invoice_date"),
                date(row, "due_date"), row.getBigDecimal("total"), row.getBigDecimal("open"), row.getInt("level"), date(row, "courtesy_on"),
                date(row, "last_letter_on"), date(row, "term_until"), date(row, "charges_from"), date(row, "called_on"),
                row.getBoolean("promise_broken"), row.getBoolean("plan_broken"), date(row, "kept_on"), date(row, "handed_over_on"),
                date(row, "written_off_on"), date(row, "claim_filed_on"), date(row, "abroad_until"), List.of());
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static Date day(LocalDate date) {
        return date == null ? null : Date.valueOf(date);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
