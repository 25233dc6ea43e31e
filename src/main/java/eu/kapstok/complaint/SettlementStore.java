package eu.kapstok.complaint;

import eu.kapstok.erp.ErpInvoice;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Settlements as records. */
@Component
class SettlementStore {

    private static final int LONGEST_PROBLEM = 2000;

    private final JdbcClient sql;

    SettlementStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The newest of a complaint. */
    Optional<Settlement> ofComplaint(String complaint) {
        return sql.sql("select * from kapstok.settlement where complaint = ? order by round desc limit 1").param(complaint)
                .query((row, index) -> settlement(row)).optional();
    }

    /** Begins another attempt to carry out a decision; what was done before stays. */
    void plan(String complaint, int round, String creditProblem) {
        sql.sql("""
                insert into kapstok.settlement (complaint, round, attempt, credit_problem) values (:complaint, :round, 1, :problem)
                on conflict (complaint, round) do update
                set attempt = kapstok.settlement.attempt + 1, credit_problem = :problem, problem = null
                """).param("complaint", complaint).param("round", round).param("problem", shortened(creditProblem)).update();
    }

    void planCredit(Settlement settlement, String invoice, List<Settlement.Part> parts) {
        sql.sql("insert into kapstok.settlement_credit (complaint, round, invoice, attempt, parts) values (?, ?, ?, ?, ?)")
                .params(settlement.complaint(), settlement.round(), invoice, settlement.attempt(), Settlement.written(parts)).update();
    }

    void credited(Settlement settlement, Settlement.Credit credit, ErpInvoice note, BigDecimal toPayOut) {
        sql.sql("""
                update kapstok.settlement_credit set credit_note = ?, net = ?, vat = ?, to_pay_out = ?
                where complaint = ? and round = ? and invoice = ? and attempt = ?
                """).params(note.number(), note.net().negate(), note.vat().negate(), toPayOut, settlement.complaint(), settlement.round(),
                credit.invoice(), credit.attempt()).update();
    }

    void refundBy(Settlement settlement, LocalDate day) {
        sql.sql("update kapstok.settlement set refund_by = ? where complaint = ? and round = ?")
                .params(day, settlement.complaint(), settlement.round()).update();
    }

    /** @param order null where it was cancelled */
    void replaced(Settlement settlement, String order, LocalDate promised) {
        sql.sql("update kapstok.settlement set replacement_order = ?, replacement_promised = ? where complaint = ? and round = ?")
                .params(order, promised, settlement.complaint(), settlement.round()).update();
    }

    void repaired(Settlement settlement, String repair, LocalDate promised) {
        sql.sql("update kapstok.settlement set repair_order = ?, repair_promised = ? where complaint = ? and round = ?")
                .params(repair, promised, settlement.complaint(), settlement.round()).update();
    }

    void problem(Settlement settlement, String problem) {
        sql.sql("update kapstok.settlement set problem = ? where complaint = ? and round = ?")
                .params(shortened(problem), settlement.complaint(), settlement.round()).update();
    }

    void refunded(Settlement settlement, Instant at, String by, String note) {
        sql.sql("update kapstok.settlement set refunded_at = ?, refunded_by = ?, refund_note = ? where complaint = ? and round = ?")
                .params(Timestamp.from(at), by, note, settlement.complaint(), settlement.round()).update();
    }

    void byHand(Settlement settlement, String note, String by) {
        sql.sql("update kapstok.settlement set by_hand = ?, by_hand_by = ? where complaint = ? and round = ?")
                .params(note, by, settlement.complaint(), settlement.round()).update();
    }

    private Settlement settlement(ResultSet row) throws SQLException {
        String complaint = row.getString("complaint");
        int round = row.getInt("round");
        Timestamp refunded = row.getTimestamp("refunded_at");
        return new Settlement(complaint, round, row.getInt("attempt"), row.getString("replacement_order"),
                row.getObject("replacement_promised", LocalDate.class), row.getString("repair_order"),
                row.getObject("repair_promised", LocalDate.class), row.getString("credit_problem"), row.getString("problem"),
                row.getObject("refund_by", LocalDate.class), refunded == null ? null : refunded.toInstant(), row.getString("by_hand"),
                credits(complaint, round));
    }

    private List<Settlement.Credit> credits(String complaint, int round) {
        return sql.sql("select * from kapstok.settlement_credit where complaint = ? and round = ? order by attempt, invoice")
                .params(complaint, round).query((row, index) -> new Settlement.Credit(row.getString("invoice"), row.getInt("attempt"),
                        Settlement.read(row.getString("parts")), row.getString("credit_note"), row.getBigDecimal("net"),
                        row.getBigDecimal("vat"), row.getBigDecimal("to_pay_out"))).list();
    }

    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST_PROBLEM ? text : text.substring(0, LONGEST_PROBLEM);
    }
}
