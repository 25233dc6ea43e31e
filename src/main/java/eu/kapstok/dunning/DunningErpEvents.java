package eu.kapstok.dunning;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.erp.ErpEvent;
import eu.kapstok.erp.ErpEventHandler;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hears of payments and invoices; how much is open is always asked, never told. */
@Component
class DunningErpEvents implements ErpEventHandler {

    private static final String INVOICE_ISSUED = "invoice-issued";

    private final JdbcClient sql;
    private final Debtors debtors;
    private final DunningProcess process;
    private final JobQueue queue;

    DunningErpEvents(JdbcClient sql, @Lazy Debtors debtors, @Lazy DunningProcess process, JobQueue queue) {
        this.sql = sql;
        this.debtors = debtors;
        this.process = process;
        this.queue = queue;
    }

    @Override
    public Set<String> types() {
        return Set.of(DunningProcess.PAYMENT_RECEIVED, INVOICE_ISSUED);
    }

    @Override
    public boolean handle(ErpEvent event) {
        if (event.type().equals(INVOICE_ISSUED)) {
            queue.enqueue(KeepSale.TYPE, event.key());
        } else if (sql.sql("select exists (select from kapstok.dunning_debtor where customer = ?)").param(event.key()).query(Boolean.class).single()) {
            Debtor debtor = debtors.take(event.key());
            if (!process.happened(DunningProcess.PAYMENT_RECEIVED, event.key()) && debtor.blocked()) {
                queue.enqueue(ReleasePaid.TYPE, event.key());
            }
        }
        return true;
    }
}
