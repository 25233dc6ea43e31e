package eu.kapstok.dunning;

import eu.kapstok.engine.FormerProcess;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Objections to invoices had a process of their own before complaints took them up: those that an older version left open become complaints. */
@Component
class FormerObjections implements ApplicationRunner {

    static final String PROCESS = "invoice-dispute";

    private static final Logger LOG = LoggerFactory.getLogger(FormerObjections.class);

    private record Open(String number, String customer, UUID contact, String invoice, String words) {
    }

    private final JdbcClient sql;
    private final DisputeIntake intake;
    private final InvoiceDisputes disputes;
    private final FormerProcess former;
    private final TransactionTemplate transaction;

    FormerObjections(JdbcClient sql, DisputeIntake intake, InvoiceDisputes disputes, FormerProcess former, TransactionTemplate transaction) {
        this.sql = sql;
        this.intake = intake;
        this.disputes = disputes;
        this.former = former;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        sql.sql("select number, customer, contact_id, invoice, words from kapstok.dunning_objection where outcome is null order by number")
                .query(FormerObjections::open).list().forEach(open -> transaction.executeWithoutResult(status -> takeOver(open)));
        for (String number : former.running(PROCESS)) {
            LOG.warn("Objection {} was answered, but who raised it may not have been told", number);
            former.end(PROCESS, number, "Answered before complaints took objections up");
        }
    }

    /** The customer is asked nothing again, and the invoice is left alone all the while; of two nodes that start one does it. */
    private void takeOver(Open open) {
        if (sql.sql("update kapstok.dunning_objection set outcome = 'COMPLAINT' where number = ? and outcome is null").param(open.number()).update() == 0) {
            return;
        }
        String complaint = intake.open(open.number(), open.customer(), open.contact(), open.invoice(), open.words(), null);
        disputes.settled(open.invoice(), open.number());
        former.end(PROCESS, open.number(), "Became complaint " + complaint);
        LOG.info("Objection {} became complaint {}", open.number(), complaint);
    }

    private static Open open(ResultSet row, int index) throws SQLException {
        return new Open(row.getString("number"), row.getString("customer"), row.getObject("contact_id", UUID.class), row.getString("invoice"),
                row.getString("words"));
    }
}
