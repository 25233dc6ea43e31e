package eu.kapstok.quote;

import eu.kapstok.notifications.CaseMails;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A quote as staff see it: the newest version, with cost and margin.
 *
 * @param customer null before the first snapshot, as all that follows from one
 * @param problem why the ERP refused the order, null where it did not
 * @param answer null before the customer answered
 */
record QuoteStaffView(String number, QuoteStatus status, String customer, String customerName, int version, LocalDate date,
                      LocalDate validUntil, String createdBy, String language, int paymentTermDays,
                      boolean nonStandardTerms, List<Line> lines, BigDecimal listTotal, BigDecimal net, BigDecimal vat,
                      BigDecimal gross, BigDecimal cost, BigDecimal discountPct, BigDecimal marginPct, BigDecimal creditUsePct,
                      List<String> reasons, String problem, String order, List<Approval> approvals, Answer answer,
                      List<Document> documents, List<CaseMails.CaseMail> mails, List<Event> history, List<Task> tasks) {

    record Line(String product, String description, String unit, BigDecimal quantity, BigDecimal unitPrice,
                BigDecimal discountPercent, BigDecimal vatRate, BigDecimal net, BigDecimal cost, BigDecimal marginPct) {
    }

    record Approval(int version, String group, String by, QuoteApproval.Decision decision, String comment, Instant at) {
    }

    /** @param sealed whether the evidence of an acceptance is as it was written, null where there is none */
    record Answer(QuoteAnswer.Kind kind, String by, Instant at, String reference, LocalDate wishedDate, String text,
                  String ip, Boolean sealed) {
    }

    record Document(UUID id, String title, String fileName, Instant at) {
    }

    record Event(String text, String by, Instant at) {
    }

    /** @param who group or person, null where it is the customer's */
    record Task(String id, String name, String who) {
    }
}
