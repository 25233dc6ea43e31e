package eu.kapstok.dunning;

import eu.kapstok.claim.LetterLevel;
import eu.kapstok.claim.LetterMails;
import eu.kapstok.engine.BusinessCalendar;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpCapability;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.notifications.Mails;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a customer's case; each takes the debtor first, so that two never act at once. */
@Service
class DunningCases {

    private static final String SELLER_COUNTRY = "BE";
    private static final String ACTOR = "dunning";
    private static final List<String> NOTICES = Stream.of(LetterLevel.FINAL_NOTICE_8_DAYS, LetterLevel.NOTICE_WITH_CAPPED_CHARGES,
            LetterLevel.CLAIM_WITH_BIK).map(Enum::name).toList();
    private static final String REASON = "Invoices are overdue";

    private final Debtors debtors;
    private final Receivables receivables;
    private final Promises promises;
    private final Plans plans;
    private final Letters letters;
    private final LetterStore letterStore;
    private final NextSteps nextSteps;
    private final DebtorContacts contacts;
    private final LetterMails letterMails;
    private final Mails mails;
    private final DunningProcess process;
    private final Erp erp;
    private final BusinessCalendar calendar;
    private final JdbcClient sql;
    private final Clock clock;
    private final String baseUrl;

    DunningCases(Debtors debtors, Receivables receivables, Promises promises, Plans plans, Letters letters, LetterStore letterStore,
                 NextSteps nextSteps, DebtorContacts contacts, LetterMails letterMails, Mails mails, @Lazy DunningProcess process, Erp erp,
                 BusinessCalendar calendar, JdbcClient sql, Clock clock, @Value("${kapstok.base-url}") String baseUrl) {
        this.debtors = debtors;
        this.receivables = receivables;
        this.promises = promises;
        this.plans = plans;
        this.letters = letters;
        this.letterStore = letterStore;
        this.nextSteps = nextSteps;
        this.contacts = contacts;
        this.letterMails = letterMails;
        this.mails = mails;
        this.process = process;
        this.erp = erp;
        this.calendar = calendar;
        this.sql = sql;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /** Asks the ERP what is open now, and sees what became of promises and plans. */
    @Transactional
    public void refresh(String customer) {
        debtors.take(customer);
        receivables.refresh(customer);
        settle(customer);
    }

    private void settle(String customer) {
        promises.check(customer, today());
        plans.check(customer, today());
    }

    /** Decides what comes next, and begins the letter where it is one. */
    @Transactional
    public NextStep decide(String customer) {
        Debtor debtor = debtors.take(customer);
        settle(customer);
        letters.dropOutdated(customer);
        NextStep decided = nextSteps.decide(situation(debtor), today());
        NextStep next = decided.lookingOn(workingDay(decided.look()));
        if (next.action() == Action.LETTER) {
            letters.decide(debtor, next);
        }
        debtors.comesTo(customer, next.action(), next.look());
        return next;
    }

    /** Nothing goes out on a Sunday or a holiday by itself. */
    private LocalDate workingDay(LocalDate day) {
        return calendar.isWorkingDay(day, SELLER_COUNTRY) ? day : calendar.plusWorkingDays(day, 1, SELLER_COUNTRY);
    }

    NextSteps.Situation situation(Debtor debtor) {
        return situation(debtor, receivables.open(debtor.customer()));
    }

    NextSteps.Situation situation(Debtor debtor, List<Receivable> open) {
        List<Plan> underWay = plans.underWay(debtor.customer());
        Set<LocalDate> ends = new HashSet<>();
        promises.open(debtor.customer()).forEach(promise -> ends.add(promise.promisedOn()));
        underWay.stream().filter(plan -> plan.state() == Plan.State.RUNNING).flatMap(plan -> plan.instalments().stream())
                .forEach(instalment -> ends.add(instalment.due()));
        return new NextSteps.Situation(debtor, open, letters.anyToPost(debtor.customer()),
                underWay.stream().anyMatch(plan -> plan.state() == Plan.State.ASKED), ends);
    }

    @Transactional
    public void calculate(String customer) {
        Debtor debtor = debtors.take(customer);
        letters.current(customer).ifPresent(letter -> letters.calculate(debtor, letter));
    }

    @Transactional
    public void render(String customer) {
        Debtor debtor = debtors.take(customer);
        letters.current(customer).ifPresent(letter -> letters.render(debtor, letter));
    }

    /** @return whether the letter has to be posted */
    @Transactional
    public boolean send(String customer) {
        Debtor debtor = debtors.take(customer);
        return letters.current(customer).map(letter -> letters.send(debtor, letter)).orElse(false);
    }

    /** An ERP that has no block leaves it to credit control. */
    @Transactional
    public void block(String customer) {
        Debtor debtor = debtors.take(customer);
        if (!debtor.blocked()) {
            boolean can = erp.capabilities().contains(ErpCapability.CREDIT_BLOCK);
            if (can) {
                erp.blockOrders(command(debtor, DunningProcess.Elements.BLOCK_ORDERS), customer, REASON);
            }
            debtors.blocked(customer, today(), !can);
            debtors.note(customer, can ? "BLOCKED" : "BLOCK_BY_HAND", REASON, null);
        }
    }

    @Transactional
    public void release(String customer) {
        Debtor debtor = debtors.take(customer);
        if (debtor.blocked()) {
            if (!debtor.blockedByHand()) {
                erp.releaseOrders(command(debtor, DunningProcess.Elements.RELEASE_ORDERS), customer);
            }
            debtors.released(customer);
            debtors.note(customer, debtor.blockedByHand() ? "RELEASE_BY_HAND" : "RELEASED", "", null);
        }
    }

    private static ErpCommand command(Debtor debtor, String element) {
        return ErpCommand.of(debtor.customer(), debtor.blockCount(), element, ACTOR);
    }

    /** Ends the case; who paid after a formal notice is thanked. */
    @Transactional
    public String close(String customer) {
        Debtor debtor = debtors.take(customer);
        NextStep next = nextSteps.foresee(situation(debtor), today());
        String outcome = next.action() == Action.END ? next.outcome() : "ALL_PAID";
        if (outcome.equals("ALL_PAID") && noticeInThisCase(debtor)) {
            contacts.reader(customer).ifPresent(contact -> mails.send("dunning:thanks:%s:%s".formatted(customer, debtor.caseSince()),
                    letterMails.thanks(customer, contact.email(), contact.name(), contact.locale(), customer, baseUrl + Letters.PORTAL)));
        }
        debtors.endCase(customer, outcome);
        return outcome;
    }

    private boolean noticeInThisCase(Debtor debtor) {
        return debtor.caseSince() != null && sql.sql("""
                select exists (select from kapstok.dunning_letter where customer = :customer and state = 'SENT' and step in (:notices)
                               and decided_at >= :since)
                """).param("customer", debtor.customer()).param("notices", NOTICES).param("since", Timestamp.from(debtor.caseSince()))
                .query(Boolean.class).single();
    }

    /** The letter that the mail brought goes by post, and the case looks at it. */
    @Transactional
    public void bounced(UUID mail, String customer, String why) {
        debtors.take(customer);
        letters.bounced(mail, why);
        process.happened(DunningProcess.SITUATION_CHANGED, customer);
        process.happened(DunningProcess.MORE_OVERDUE_FOUND, customer);
    }

    /** A customer whose case ended may still be blocked, and pays. */
    @Transactional
    public void releaseIfPaid(String customer) {
        Debtor debtor = debtors.take(customer);
        if (debtor.blocked() && debtor.caseSince() == null) {
            receivables.refresh(customer);
            if (nextSteps.foresee(situation(debtor), today()).action() == Action.RELEASE) {
                release(customer);
            }
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
