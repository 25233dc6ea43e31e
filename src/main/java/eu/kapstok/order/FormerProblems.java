package eu.kapstok.order;

import eu.kapstok.engine.FormerProcess;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Problems with orders had a process of their own before complaints took them up: those that an older version left open become complaints. */
@Component
class FormerProblems implements ApplicationRunner {

    static final String PROCESS = "order-problem";

    private static final Logger LOG = LoggerFactory.getLogger(FormerProblems.class);

    private record Open(String number, String customer, UUID contact, String order, String text) {
    }

    private final JdbcClient sql;
    private final ProblemIntake intake;
    private final FormerProcess former;
    private final TransactionTemplate transaction;

    FormerProblems(JdbcClient sql, ProblemIntake intake, FormerProcess former, TransactionTemplate transaction) {
        this.sql = sql;
        this.intake = intake;
        this.former = former;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        sql.sql("""
                select p.number, p.customer, p.contact_id, o.number as sales_order, p.text from kapstok.order_problem p
                join kapstok.customer_order o on o.id = p.order_id where p.answered_at is null order by p.number
                """).query(FormerProblems::open).list().forEach(open -> transaction.executeWithoutResult(status -> takeOver(open)));
        for (String number : former.running(PROCESS)) {
            LOG.warn("Problem {} was answered, but who reported it may not have been told", number);
            former.end(PROCESS, number, "Answered before complaints took problems up");
        }
    }

    /** The customer is asked nothing again; of two nodes that start one does it. */
    private void takeOver(Open open) {
        if (sql.sql("update kapstok.order_problem set answered_at = now(), answered_by = ? where number = ? and answered_at is null")
                .params(PROCESS, open.number()).update() == 0) {
            return;
        }
        String complaint = intake.open(open.number(), open.customer(), open.contact(), open.order(), open.text());
        former.end(PROCESS, open.number(), "Became complaint " + complaint);
        LOG.info("Problem {} became complaint {}", open.number(), complaint);
    }

    private static Open open(ResultSet row, int index) throws SQLException {
        return new Open(row.getString("number"), row.getString("customer"), row.getObject("contact_id", UUID.class), row.getString("sales_order"),
                row.getString("text"));
    }
}
