package eu.kapstok.complaint;

import eu.kapstok.customer.CustomerCases;
import eu.kapstok.dunning.InvoiceDisputes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes complaints in, and lets customers take them back. */
@Service
class Complaints implements CustomerCases {

    /** Who works on it before the table says something else. */
    private static final String FIRST_TEAM = "customer-service";

    private final ComplaintFiles files;
    private final ComplaintRepository complaints;
    private final ComplaintReturnProcess process;
    private final ComplaintMails mails;
    private final ServiceHours hours;
    private final ComplaintSettings settings;
    private final InvoiceDisputes disputes;
    private final JdbcClient database;
    private final Clock clock;

    Complaints(ComplaintFiles files, ComplaintRepository complaints, @Lazy ComplaintReturnProcess process, ComplaintMails mails,
               ServiceHours hours, ComplaintSettings settings, InvoiceDisputes disputes, JdbcClient database, Clock clock) {
        this.files = files;
        this.complaints = complaints;
        this.process = process;
        this.mails = mails;
        this.hours = hours;
        this.settings = settings;
        this.disputes = disputes;
        this.database = database;
        this.clock = clock;
    }

    /** One report of a customer at a time, so that two of them cannot claim the same goods. */
    void takeTurns(String customer) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param("complaint:" + customer).query((row, index) -> true).list();
    }

    /** The complaint that was made of a draft already. */
    Optional<Complaint> reported(String customer, String token) {
        return complaints.findByToken(customer, token);
    }

    /** Whether these goods were repaired before, and so in vain. */
    boolean repairedBefore(NewComplaint.Line line) {
        return line.order() != null && complaints.closedWith(line.order(), line.orderLine(), Resolution.REPAIR, Closing.SETTLED);
    }

    /**
     * Keeps it and begins its case; an invoice that is said to be wrong is left alone from now on. The caller keeps its photos in the same transaction.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException when that token was used
     */
    @Transactional
    public Complaint report(NewComplaint report) {
        Instant now = clock.instant();
        Complaint complaint = keep(report, now);
        files.tell(complaint, ComplaintEvent.Type.REPORTED, report.contactName());
        if (report.enteredBy() != null) {
            files.tell(complaint, ComplaintEvent.Type.WRITTEN_DOWN, report.enteredBy(), report.channel());
        }
        complaint.disputedInvoice().ifPresent(invoice -> disputes.disputed(invoice, complaint.customer(), complaint.number()));
        process.complaintReported(complaint, settings.managerOf(complaint.team()));
        return complaint;
    }

    private Complaint keep(NewComplaint report, Instant now) {
        int year = now.atZone(Complaint.SELLER).getYear();
        Complaint complaint = new Complaint("K%d-%05d".formatted(year, complaints.nextNumber(year)), report, now,
                hours.after(now, settings.answerHours()), hours.endOf(now, settings.resolveDays()));
        complaint.handOver(FIRST_TEAM);
        files.add(complaint);
        return complaint;
    }

    /**
     * A consumer withdrew from a contract: goods back, money back, decided by the law. The caller starts the case.
     *
     * @param goodsBack whether there is something to send back
     * @param at when they declared it
     * @return the case
     */
    @Transactional
    public Complaint openWithdrawal(NewComplaint declaration, boolean goodsBack, Instant at) {
        Complaint complaint = keep(declaration, at);
        complaint.judge(new Triage("WITHDRAWAL", "REFUND", FIRST_TEAM, 0, settings.resolveDays(), goodsBack, "AGENT", true), at,
                hours.endOf(at, settings.resolveDays()));
        complaint.approve(Resolution.REFUND, at);
        complaint.markWithdrawal(goodsBack);
        complaint.answer(at);
        files.tell(complaint, ComplaintEvent.Type.WITHDRAWAL_DECLARED, declaration.contactName());
        return complaint;
    }

    /**
     * Begins the case of a declared withdrawal.
     *
     * @param orderToStop whether goods of it did not arrive yet
     */
    void startWithdrawal(Complaint complaint, boolean orderToStop) {
        process.startWithdrawal(complaint, settings.managerOf(complaint.team()), orderToStop);
        process.answered(complaint.number());
    }

    /**
     * The customer no longer complains.
     *
     * @param by name of who says so
     * @return false when it is too late for that
     */
    @Transactional
    public boolean withdraw(String number, String by) {
        Complaint complaint = files.take(number);
        if (!complaint.state().beforeSettlement() || !process.happened(ComplaintReturnProcess.COMPLAINT_WITHDRAWN, number)) {
            return false;
        }
        complaint.withdraw(clock.instant());
        files.tell(complaint, ComplaintEvent.Type.WITHDRAWN, by);
        return true;
    }

    /** The customer adds a word; whoever works on it hears of it. */
    @Transactional
    public void write(String number, String words, String by) {
        Complaint complaint = files.take(number);
        files.tell(complaint, ComplaintEvent.Type.CUSTOMER_WROTE, by, words);
        mails.tellTeam(complaint, "complaint.team.wrote", by, words);
    }

    /** The customer added photos; whoever works on it hears of it. */
    @Transactional
    public void tellPhotos(String number, int added, String by) {
        Complaint complaint = files.take(number);
        files.tell(complaint, ComplaintEvent.Type.PHOTOS_ADDED, by, added);
        mails.tellTeam(complaint, "complaint.team.photos", by, String.valueOf(added));
    }

    /** One of ours writes to the customer. */
    @Transactional
    public void writeToCustomer(String number, String words, String by) {
        Complaint complaint = files.take(number);
        files.tell(complaint, ComplaintEvent.Type.WE_WROTE, by, words);
        if (complaint.answeredAt() == null) {
            complaint.answer(clock.instant());
            process.answered(number);
        }
        mails.tell(complaint, ComplaintMails.Moment.MESSAGE, words, List.of());
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> running(String customerNumber, int most) {
        return new ArrayList<>(complaints.running(customerNumber, Limit.of(most)));
    }
}
