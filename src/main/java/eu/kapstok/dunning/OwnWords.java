package eu.kapstok.dunning;

import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers say of what they owe: paid, to be paid, in parts, or not right; in the portal or on the telephone. */
@Service
class OwnWords {

    private static final int PAID_BACK_DAYS = 60;
    private static final int FIRST_PART_DAYS = 31;
    private static final int MOST_PARTS = 24;

    private final Debtors debtors;
    private final Receivables receivables;
    private final Promises promises;
    private final Plans plans;
    private final Policies policies;
    private final DisputeIntake disputes;
    private final CaseNews news;
    private final AgreementReminders reminders;
    private final DunningSettings settings;
    private final Clock clock;

    OwnWords(Debtors debtors, Receivables receivables, Promises promises, Plans plans, Policies policies, DisputeIntake disputes,
             CaseNews news, AgreementReminders reminders, DunningSettings settings, Clock clock) {
        this.debtors = debtors;
        this.receivables = receivables;
        this.promises = promises;
        this.plans = plans;
        this.policies = policies;
        this.disputes = disputes;
        this.news = news;
        this.reminders = reminders;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Promises to pay what is overdue and nothing else is agreed of.
     *
     * @param field that a problem belongs to
     * @throws FormRefused for a day in the past or beyond the policy, or when there is nothing to promise
     */
    @Transactional
    public Promise promise(String customer, LocalDate day, String by, String field) {
        Debtor debtor = debtors.take(customer);
        LocalDate today = LocalDate.now(clock);
        Policy policy = policies.applied(debtor);
        if (day.isBefore(today)) {
            throw new FormRefused(field, "dunning.problem.past");
        }
        if (day.isAfter(today.plusDays(policy.promiseDays()))) {
            throw new FormRefused(field, "dunning.problem.promiseTooLate", policy.promiseDays());
        }
        Promise made = promises.make(customer, free(customer, field), day, null, by);
        debtors.note(customer, "PROMISED", made.id() + " " + day, by);
        reminders.plan(made);
        news.tell(DunningProcess.PAYMENT_PROMISED, customer);
        return made;
    }

    /**
     * Says that it was paid; it is left alone until the money has to be here.
     *
     * @throws FormRefused for a day in the future or long ago
     */
    @Transactional
    public Promise paid(String customer, LocalDate on, String by, String field) {
        debtors.take(customer);
        LocalDate today = LocalDate.now(clock);
        if (on.isAfter(today)) {
            throw new FormRefused(field, "dunning.problem.future");
        }
        if (on.isBefore(today.minusDays(PAID_BACK_DAYS))) {
            throw new FormRefused(field, "dunning.problem.longAgo", PAID_BACK_DAYS);
        }
        LocalDate due = on.plusDays(settings.paidDays()).isBefore(today.plusDays(2)) ? today.plusDays(2) : on.plusDays(settings.paidDays());
        if (promises.ofCustomer(customer, 1).stream().anyMatch(last -> last.state() == Promise.State.BROKEN && last.paidOn() != null
                && last.paidOn().equals(on))) {
            throw new FormRefused(field, "dunning.problem.paidBefore");
        }
        Promise made = promises.make(customer, free(customer, field), due, on, by);
        debtors.note(customer, "SAYS_PAID", made.id() + " " + on, by);
        news.tell(DunningProcess.PAYMENT_PROMISED, customer);
        return made;
    }

    /**
     * Asks to pay in parts; what the policy allows is agreed at once.
     *
     * @throws FormRefused when it makes no sense
     */
    @Transactional
    public Plan plan(String customer, int parts, LocalDate first, String words, String by, String partsField, String dayField) {
        Debtor debtor = debtors.take(customer);
        LocalDate today = LocalDate.now(clock);
        if (parts < 2 || parts > MOST_PARTS) {
            throw new FormRefused(partsField, "dunning.problem.parts", MOST_PARTS);
        }
        if (first.isBefore(today) || first.isAfter(today.plusDays(FIRST_PART_DAYS))) {
            throw new FormRefused(dayField, "dunning.problem.firstPart", FIRST_PART_DAYS);
        }
        List<NextStep.Item> items = free(customer, partsField);
        BigDecimal total = items.stream().map(NextStep.Item::open).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.compareTo(BigDecimal.valueOf(parts)) < 0) {
            throw new FormRefused(partsField, "dunning.problem.tooSmallForPlan");
        }
        List<Plan.Instalment> instalments = Plan.monthly(total, parts, first);
        Policy policy = policies.applied(debtor);
        boolean agreed = total.compareTo(policy.byItself()) <= 0 && parts <= policy.instalments()
                && !instalments.get(parts - 1).due().isAfter(today.plusDays(policy.planDays()));
        Plan asked = plans.ask(customer, items, instalments, words, by, agreed);
        if (agreed) {
            reminders.plan(asked.id(), instalments);
        }
        debtors.note(customer, agreed ? "PLAN_AGREED" : "PLAN_ASKED", asked.id(), by);
        news.tell(DunningProcess.PAYMENT_PLAN_REQUESTED, customer);
        return asked;
    }

    /**
     * One of ours heard that an invoice is not right: a case of its own finds out.
     *
     * @param contact who says so
     * @param by who of ours heard it
     * @return business key of the case
     * @throws FormRefused when the invoice is not open
     */
    @Transactional
    public String dispute(String customer, String invoice, String words, UUID contact, String by, String field) {
        debtors.take(customer);
        if (receivables.open(customer).stream().noneMatch(one -> invoice.equals(one.invoice()))) {
            throw new FormRefused(field, "dunning.problem.notOpen");
        }
        return disputes.open(UUID.randomUUID().toString(), customer, contact, invoice, words, by);
    }

    /** What is overdue and neither disputed nor promised nor planned. */
    private List<NextStep.Item> free(String customer, String field) {
        LocalDate today = LocalDate.now(clock);
        List<NextStep.Item> free = NextSteps.owed(receivables.open(customer)).stream().filter(item -> !item.receivable().pausedAnyhow(today)
                && !item.receivable().closed() && item.receivable().daysPastDue(today) >= -NextSteps.AHEAD_DAYS).toList();
        if (free.isEmpty()) {
            throw new FormRefused(field, "dunning.problem.nothingToAgree");
        }
        return free;
    }
}
