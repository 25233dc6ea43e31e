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

    /**
     * @param lostTo who got the order instead, null where we do not know
     * @param sealed whether the evidence of an acceptance is as it was written, null where there is none
     * @param heard how one of ours heard it, null where the contact clicked
     */
    record Answer(QuoteAnswer.Kind kind, String by, Instant at, String reference, LocalDate wishedDate,
                  QuoteAnswer.DeclineReason reason, String text, String lostTo, String ip, Boolean sealed, Heard heard,
                  List<WishedLine> wishes) {
    }

    /** @param proof archived document, null where the note is the proof */
    record Heard(String by, OnBehalf.Channel channel, Instant at, String note, UUID proof) {
    }

    record Document(UUID id, String title, String fileName, Instant at) {
    }

    record Event(String text, String by, Instant at) {
    }

    /** @param who group or person, null where it is the customer's */
    record Task(String id, String name, String who) {
    }
}
