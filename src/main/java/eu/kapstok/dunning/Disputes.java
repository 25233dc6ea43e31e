package eu.kapstok.dunning;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which invoices somebody says are not right. */
@Service
class Disputes implements InvoiceDisputes {

    private static final int MOST = 500;

    private final JdbcClient sql;
    private final Receivables receivables;
    private final Debtors debtors;
    private final CaseNews news;
    private final Clock clock;

    Disputes(JdbcClient sql, Receivables receivables, Debtors debtors, CaseNews news, Clock clock) {
        this.sql = sql;
        this.receivables = receivables;
        this.debtors = debtors;
        this.news = news;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void disputed(String invoice, String customer, String caseKey) {
        debtors.take(customer);
        if (sql.sql("select exists (select from kapstok.dunning_receivable where invoice = ? and customer <> ?)").params(invoice, customer)
                .query(Boolean.class).single()) {
            throw new IllegalArgumentException("Invoice %s is not customer %s's".formatted(invoice, customer));
        }
        LocalDate today = LocalDate.now(clock);
        int added = sql.sql("""
                insert into kapstok.dunning_dispute as known (invoice, case_key, customer, opened_on) values (?, ?, ?, ?)
                on conflict (invoice, case_key) do update set settled_on = null where known.settled_on is not null
                """).params(invoice, caseKey, customer, Receivables.day(today)).update();
        if (added == 1) {
            receivables.pause(idsOf(invoice), Pause.Kind.DISPUTE, caseKey, today, null);
            debtors.note(customer, "DISPUTED", invoice + " " + caseKey, null);
            news.tell(DunningProcess.INVOICE_DISPUTED, customer);
        }
    }

    @Override
    @Transactional
    public void settled(String invoice, String caseKey) {
        LocalDate today = LocalDate.now(clock);
        sql.sql("select customer from kapstok.dunning_dispute where invoice = ? and case_key = ? and settled_on is null").params(invoice, caseKey)
                .query(String.class).optional().ifPresent(customer -> {
                    debtors.take(customer);
                    sql.sql("update kapstok.dunning_dispute set settled_on = ? where invoice = ? and case_key = ?")
                            .params(Receivables.day(today), invoice, caseKey).update();
                    end(invoice, caseKey, today.minusDays(1));
                    debtors.note(customer, "SETTLED", invoice + " " + caseKey, null);
                    news.tell(DunningProcess.DISPUTE_SETTLED, customer);
                });
    }

    /** Which case says that an invoice is not right, by invoice, at most 500; the newest where several do. */
    Map<String, String> casesOf(String customer) {
        Map<String, String> cases = new LinkedHashMap<>();
        sql.sql("""
                select invoice, case_key from kapstok.dunning_dispute where customer = ? and settled_on is null
                order by opened_on desc, case_key desc limit ?
                """).params(customer, MOST).query((row, index) -> cases.putIfAbsent(row.getString("invoice"), row.getString("case_key"))).list();
        return cases;
    }

    /** Only of that invoice: a case may dispute several. */
    private void end(String invoice, String caseKey, LocalDate lastDay) {
        sql.sql("""
                update kapstok.dunning_pause p set until_day = ? from kapstok.dunning_receivable r
                where r.id = p.receivable and r.invoice = ? and p.kind = 'DISPUTE' and p.key = ?
                """).params(Receivables.day(lastDay), invoice, caseKey).update();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isDisputed(String invoice) {
        return sql.sql("select exists (select from kapstok.dunning_dispute where invoice = ? and settled_on is null)").param(invoice)
                .query(Boolean.class).single();
    }

    private List<String> idsOf(String invoice) {
        return sql.sql("select id from kapstok.dunning_receivable where invoice = ?").param(invoice).query(String.class).list();
    }
}
