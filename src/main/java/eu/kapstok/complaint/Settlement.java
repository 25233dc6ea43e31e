package eu.kapstok.complaint;

import eu.kapstok.erp.ErpCreditRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was done in the ERP to carry out a decision on a complaint.
 *
 * @param complaint number of the complaint
 * @param round number of the decision
 * @param attempt how often it was planned
 * @param replacementOrder null where none was made or it was cancelled
 * @param replacementPromised null as well
 * @param repairOrder null where none was made, as {@code repairPromised}
 * @param creditProblem why no credit note can be made, null where it can
 * @param problem what the ERP said against it, null where nothing
 * @param refundBy until when money is to be paid out, null where none is
 * @param refundedAt null before
 * @param byHand what was done by hand, null where nothing was
 */
record Settlement(String complaint, int round, int attempt, String replacementOrder, LocalDate replacementPromised, String repairOrder,
                  LocalDate repairPromised, String creditProblem, String problem, LocalDate refundBy, Instant refundedAt, String byHand,
                  List<Credit> credits) {

    /**
     * What is given back on an invoice.
     *
     * @param attempt in which it was planned
     * @param creditNote null before it was made, as the amounts
     * @param net EUR excluding VAT
     * @param toPayOut EUR including VAT that the customer had paid already
     */
    record Credit(String invoice, int attempt, List<Part> parts, String creditNote, BigDecimal net, BigDecimal vat, BigDecimal toPayOut) {

        boolean made() {
            return creditNote != null;
        }
    }

    /**
     * @param complaintLine place in the complaint, 0 where the complaint names none
     * @param invoiceLine place on the invoice
     * @param quantity null where an amount is given back
     * @param net EUR excluding VAT, null where a quantity is given back
     */
    record Part(int complaintLine, int invoiceLine, BigDecimal quantity, BigDecimal net) {

        ErpCreditRequest.Line asked() {
            return new ErpCreditRequest.Line(invoiceLine, quantity, net);
        }

        private String written() {
            return complaintLine + ":" + invoiceLine + ":" + (net == null ? quantity.toPlainString() : "@" + net.toPlainString());
        }

        private static Part read(String written) {
            String[] cells = written.split(":");
            boolean amount = cells[2].startsWith("@");
            return new Part(Integer.parseInt(cells[0]), Integer.parseInt(cells[1]), amount ? null : new BigDecimal(cells[2]),
                    amount ? new BigDecimal(cells[2].substring(1)) : null);
        }
    }

    static String written(List<Part> parts) {
        return parts.stream().map(Part::written).collect(Collectors.joining(","));
    }

    static List<Part> read(String parts) {
        return Arrays.stream(parts.split(",")).map(Part::read).toList();
    }

    List<Credit> made() {
        return credits.stream().filter(Credit::made).toList();
    }

    /** Those that this attempt is to make. */
    List<Credit> toMake() {
        return credits.stream().filter(credit -> !credit.made() && credit.attempt() == attempt).toList();
    }

    /** EUR including VAT. */
    BigDecimal toPayOut() {
        return made().stream().map(Credit::toPayOut).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    /** EUR including VAT that was given back, paid out or not. */
    BigDecimal credited() {
        return made().stream().map(credit -> credit.net().add(credit.vat())).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
