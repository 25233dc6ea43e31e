package eu.kapstok.dunning;

import eu.kapstok.engine.QueuedWork;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpCapability;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps that an invoice or credit note was issued, for the figures of receivables. */
@Component
class KeepSale implements QueuedWork {

    static final String TYPE = "dunning-sale";

    private final Erp erp;
    private final JdbcClient sql;

    /** The engine asks for all kinds of work before it is there itself. */
    KeepSale(@Lazy Erp erp, @Lazy JdbcClient sql) {
        this.erp = erp;
        this.sql = sql;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(String payload) {
        if (erp.capabilities().contains(ErpCapability.INVOICES)) {
            erp.invoice(payload).ifPresent(invoice -> sql.sql("""
                    insert into kapstok.dunning_sale (invoice, customer, invoice_date, due_date, total) values (?, ?, ?, ?, ?)
                    on conflict (invoice) do nothing
                    """).params(invoice.number(), invoice.customer(), Receivables.day(invoice.date()), Receivables.day(invoice.dueDate()),
                    invoice.total()).update());
        }
    }
}
