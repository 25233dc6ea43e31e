package eu.kapstok.complaint;

import eu.kapstok.dunning.InvoiceDisputes;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.security.StaffDirectory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Works on complaints: acknowledged, judged, asked about, decided, objected to, closed and learned from. */
@Service
class ComplaintCare {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A customer who has the ball gives it back sooner than that, or the case ends. */
    private static final int LONGEST_WAIT_DAYS = 60;

    /** No settlement is waited for. */
    private static final Instant NEVER = Instant.parse("2999-12-31T00:00:00Z");

    private final ComplaintFiles files;
    private final ComplaintReturnProcess process;
    private final ComplaintMails mails;
    private final ComplaintAuthority authority;
    private final ServiceHours hours;
    private final ComplaintSettings settings;
    private final StaffDirectory staff;
    private final InvoiceDisputes disputes;
    private final Clock clock;

    ComplaintCare(ComplaintFiles files, @Lazy ComplaintReturnProcess process, ComplaintMails mails, ComplaintAuthority authority,
                  ServiceHours hours, ComplaintSettings settings, StaffDirectory staff, InvoiceDisputes disputes, Clock clock) {
        this.files = files;
        this.process = process;
        this.mails = mails;
        this.authority = authority;
        this.hours = hours;
        this.settings = settings;
        this.staff = staff;
        this.disputes = disputes;
        this.clock = clock;
    }

    /**
     * Says that it came in and by when the customer hears more.
     *
     * @return what the table asks
     */
    @Transactional
    public TriageFacts acknowledge(String number) {
        Complaint complaint = files.take(number);
        mails.tell(complaint, ComplaintMails.Moment.ACKNOWLEDGED, null, List.of(complaint.answerDue()));
        files.tell(complaint, ComplaintEvent.Type.ACKNOWLEDGED, null);
        return TriageFacts.of(complaint, LocalDate.ofInstant(complaint.reportedAt(), Complaint.SELLER));
    }

    /** What a case goes on with. */
    record Judged(String team, String managers, boolean autoApproved, boolean goodsBack, Instant answerDue, Instant settlementDue) {
    }

    @Transactional
    public Judged triage(String number, Triage triage) {
        Complaint complaint = files.take(number);
        complaint.judge(triage, hours.after(complaint.reportedAt(), triage.answerHours()),
                hours.endOf(complaint.reportedAt(), triage.resolveDays()));
        files.tell(complaint, ComplaintEvent.Type.TRIAGED, null, triage.legalBasis(), triage.proposal(), triage.team());
        Resolution resolution = Resolution.of(triage.proposal());
        boolean approved = triage.autoApprove() && resolution != null;
        if (approved) {
            complaint.approve(resolution, clock.instant());
        }
        process.due(number, ComplaintReturnProcess.Elements.FIRST_ANSWER_LATE, complaint.answerDue());
        process.due(number, ComplaintReturnProcess.Elements.SETTLEMENT_LATE, complaint.settlementDue());
        return new Judged(triage.team(), settings.managerOf(triage.team()), approved, complaint.goodsBack(), complaint.answerDue(),
                complaint.settlementDue());
    }

    /** Somebody of ours has it now. */
    @Transactional
    public void assessed(String number) {
        Complaint complaint = files.take(number);
        complaint.assess();
        goOn(complaint);
    }

    @Transactional
    public void handOver(String number, String group, String note, String by) {
        Complaint complaint = files.take(number);
        complaint.handOver(group);
        files.tell(complaint, ComplaintEvent.Type.HANDED_OVER, by, group, note);
    }

    String managerOf(String team) {
        return settings.managerOf(team);
    }

    /**
     * Asks the customer for more.
     *
     * @return until when they may answer
     */
    @Transactional
    public Instant ask(String number, String question, String by) {
        Complaint complaint = files.take(number);
        Instant now = clock.instant();
        Instant until = now.plus(settings.informationDays(), ChronoUnit.DAYS);
        complaint.askForInformation(now);
        answered(complaint);
        files.tell(complaint, ComplaintEvent.Type.INFORMATION_ASKED, by, question);
        mails.tell(complaint, ComplaintMails.Moment.INFORMATION_ASKED, question, List.of(until));
        return until;
    }

    @Transactional
    public void remindOfInformation(String number) {
        Complaint complaint = files.take(number);
        if (complaint.state() == ComplaintState.INFORMATION_ASKED) {
            files.tell(complaint, ComplaintEvent.Type.INFORMATION_REMINDED, null);
            mails.tell(complaint, ComplaintMails.Moment.INFORMATION_REMINDED, null,
                    List.of(complaint.waitingSince().plus(settings.informationDays(), ChronoUnit.DAYS)));
        }
    }

    @Transactional
    public void informed(String number, String answer, String by) {
        Complaint complaint = files.take(number);
        files.tell(complaint, ComplaintEvent.Type.INFORMATION_GIVEN, by, answer);
    }

    /** What somebody who assesses it decided. */
    record Outcome(boolean agreementNeeded, boolean goodsBack, Instant proposalDue) {
    }

    /**
     * @param field of the form that a refusal belongs to
     * @param last whether the customer can no longer object
     * @throws FormRefused when it is beyond what that person may decide, or makes no sense
     */
    @Transactional
    public Outcome decide(String number, Decision decision, String field, boolean last, Actor actor) {
        Complaint complaint = files.take(number);
        check(complaint, decision, field, actor);
        Instant now = clock.instant();
        Instant until = now.plus(settings.proposalDays(), ChronoUnit.DAYS);
        complaint.decide(decision, now);
        boolean agreement = !last && !decision.resolution().grants(complaint.wish());
        if (agreement) {
            complaint.propose(LocalDate.ofInstant(until, Complaint.SELLER));
        } else {
            complaint.agree();
        }
        answered(complaint);
        files.tell(complaint, ComplaintEvent.Type.DECIDED, actor.name(), decision.resolution());
        return new Outcome(agreement, decision.goodsBack(), until);
    }

    private void check(Complaint complaint, Decision decision, String field, Actor actor) {
        if (decision.resolution().hasAmount()) {
            if (decision.amount() == null || decision.amount().signum() <= 0) {
                throw new FormRefused("amount", "complaint.refused.amountMissing");
            }
            if (decision.resolution() == Resolution.PRICE_REDUCTION && complaint.worth().signum() > 0
                    && decision.amount().compareTo(complaint.worth()) > 0) {
                throw new FormRefused("amount", "complaint.refused.amountTooHigh", complaint.worth());
            }
        }
        if (complaint.lines().isEmpty() && decision.resolution() != Resolution.REJECT && decision.resolution() != Resolution.EXPLANATION
                && decision.resolution() != Resolution.GOODWILL_VOUCHER && complaint.invoice() == null) {
            throw new FormRefused(field, "complaint.refused.noLines");
        }
        if (decision.goodsBack() && complaint.lines().isEmpty()) {
            throw new FormRefused("goodsReturn", "complaint.refused.noGoods");
        }
        BigDecimal amount = switch (decision.resolution()) {
            case REJECT, EXPLANATION -> BigDecimal.ZERO;
            case PRICE_REDUCTION, GOODWILL_VOUCHER -> decision.amount();
            case REPAIR -> complaint.worth().multiply(complaint.repairCostShare()).divide(HUNDRED);
            default -> complaint.worth();
        };
        Set<String> groups = staff.groupsOf(actor.id());
        authority.missing(amount, groups).ifPresent(needed -> {
            throw new FormRefused(field, "complaint.refused.authority", amount, needed);
        });
    }

    @Transactional
    public void estimateRepair(String number, boolean possible, BigDecimal costShare) {
        files.take(number).estimateRepair(possible, costShare);
    }

    /** The decision is with the customer now. */
    @Transactional
    public void decisionSent(String number) {
        Complaint complaint = files.take(number);
        complaint.answer(clock.instant());
        answered(complaint);
    }

    @Transactional
    public void agreed(String number, String by) {
        Complaint complaint = files.take(number);
        complaint.agree();
        goOn(complaint);
        files.tell(complaint, ComplaintEvent.Type.PROPOSAL_AGREED, by);
    }

    @Transactional
    public void notAnswered(String number) {
        Complaint complaint = files.take(number);
        complaint.agree();
        goOn(complaint);
        files.tell(complaint, ComplaintEvent.Type.PROPOSAL_NOT_ANSWERED, null);
    }

    @Transactional
    public void object(String number, String theirWords, String by) {
        Complaint complaint = files.take(number);
        complaint.object(theirWords);
        goOn(complaint);
        files.tell(complaint, ComplaintEvent.Type.OBJECTED, by, theirWords);
        mails.tellStaff(complaint, settings.managerOf(complaint.team()), "complaint.team.objected", number, by, theirWords);
    }

    /** The customer has the ball: what we owe them is later by as long as they keep it. */
    @Transactional
    public void pause(String number) {
        Complaint complaint = files.take(number);
        complaint.pause(clock.instant());
        process.due(number, ComplaintReturnProcess.Elements.SETTLEMENT_LATE,
                complaint.settlementDue().plus(LONGEST_WAIT_DAYS, ChronoUnit.DAYS));
    }

    /** The warehouse looks at the goods: the ball is with us again. */
    @Transactional
    public void inspected(String number) {
        Complaint complaint = files.take(number);
        complaint.inspect();
        goOn(complaint);
    }

    private void goOn(Complaint complaint) {
        if (complaint.waitingSince() != null) {
            complaint.goOn(clock.instant());
            process.due(complaint.number(), ComplaintReturnProcess.Elements.SETTLEMENT_LATE, complaint.settlementDue());
        }
    }

    private void answered(Complaint complaint) {
        complaint.answer(clock.instant());
        process.answered(complaint.number());
    }

    /** Nobody answered in time: who leads the team hears of it, and it is counted. */
    @Transactional
    public void escalateFirstAnswer(String number) {
        Complaint complaint = files.take(number);
        if (complaint.answeredAt() == null) {
            complaint.answerLate(clock.instant());
            escalate(complaint, ComplaintEvent.Type.ANSWER_LATE, "complaint.team.answerLate");
        }
    }

    /** It was not made good in time. */
    @Transactional
    public void escalateSettlement(String number) {
        Complaint complaint = files.take(number);
        if (!complaint.state().closed()) {
            complaint.settlementLate(clock.instant());
            escalate(complaint, ComplaintEvent.Type.SETTLEMENT_LATE, "complaint.team.settlementLate");
        }
    }

    private void escalate(Complaint complaint, ComplaintEvent.Type type, String key) {
        String managers = settings.managerOf(complaint.team());
        files.tell(complaint, type, null, managers);
        mails.tellStaff(complaint, managers, key, complaint.number());
    }

    /**
     * Ends it, and tells the customer how.
     *
     * @return until when they may say how it went
     */
    @Transactional
    public Instant close(String number) {
        Complaint complaint = files.take(number);
        Instant now = clock.instant();
        Closing closing = complaint.close(now);
        process.answered(number);
        process.due(number, ComplaintReturnProcess.Elements.SETTLEMENT_LATE, NEVER);
        release(complaint);
        files.tell(complaint, ComplaintEvent.Type.CLOSED, null, closing);
        mails.tell(complaint, ComplaintMails.Moment.valueOf("CLOSED_" + closing), null, List.of());
        return now.plus(settings.ratingDays(), ChronoUnit.DAYS);
    }

    /** The customer took it back: it ends with a word. */
    @Transactional
    public void endWithdrawn(String number) {
        Complaint complaint = files.take(number);
        release(complaint);
        mails.tell(complaint, ComplaintMails.Moment.WITHDRAWN, null, List.of());
    }

    private void release(Complaint complaint) {
        complaint.disputedInvoice().ifPresent(invoice -> disputes.settled(invoice, complaint.number()));
    }

    /** @return whether it is looked at once more */
    @Transactional
    public boolean rate(String number, boolean solved, Integer effort, String theirWords, String by) {
        Complaint complaint = files.take(number);
        Instant now = clock.instant();
        complaint.rate(solved, effort, theirWords, now);
        files.tell(complaint, ComplaintEvent.Type.RATED, by, effort, theirWords);
        if (solved || !complaint.reopen(now)) {
            return false;
        }
        process.due(number, ComplaintReturnProcess.Elements.SETTLEMENT_LATE, hours.endOf(now, settings.resolveDays()));
        complaint.disputedInvoice().ifPresent(invoice -> disputes.disputed(invoice, complaint.customer(), number));
        files.tell(complaint, ComplaintEvent.Type.REOPENED, by, theirWords);
        return true;
    }

    @Transactional
    public void learn(String number, RootCause cause, String note, String by) {
        Complaint complaint = files.take(number);
        complaint.learn(cause, note, by);
        files.tell(complaint, ComplaintEvent.Type.ROOT_CAUSE, by, cause, note);
    }
}
