package eu.kapstok.dunning;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.engine.QueuedWork;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds customers in a friendly way, once, a few days before what they promised or agreed to pay in parts. */
@Component
class AgreementReminders implements QueuedWork {

    static final String TYPE = "dunning-remind";

    private static final String PROMISE = "PROMISE";
    private static final String INSTALMENT = "INSTALMENT";
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final DunningCases cases;
    private final Debtors debtors;
    private final Promises promises;
    private final Plans plans;
    private final DunningMails mails;
    private final JobQueue queue;
    private final DunningSettings settings;
    private final Clock clock;

    /** The engine asks for all kinds of work before it is there itself. */
    AgreementReminders(@Lazy DunningCases cases, @Lazy Debtors debtors, @Lazy Promises promises, @Lazy Plans plans, @Lazy DunningMails mails,
                       @Lazy JobQueue queue, DunningSettings settings, Clock clock) {
        this.cases = cases;
        this.debtors = debtors;
        this.promises = promises;
        this.plans = plans;
        this.mails = mails;
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
    }

    /** Who says to have paid already is not reminded. */
    void plan(Promise promise) {
        if (promise.paidOn() == null) {
            plan(promise.promisedOn(), PROMISE + " " + promise.id());
        }
    }

    void plan(String plan, List<Plan.Instalment> instalments) {
        instalments.forEach(one -> plan(one.due(), "%s %s %s".formatted(INSTALMENT, plan, one.due())));
    }

    /** A day that comes sooner is still remembered. */
    private void plan(LocalDate day, String payload) {
        ZonedDateTime at = day.minusDays(settings.remindDays()).atTime(MORNING).atZone(clock.getZone());
        if (at.toInstant().isAfter(clock.instant())) {
            queue.enqueueAt(at.toInstant(), TYPE, payload);
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    @Transactional
    public void run(String payload) {
        String[] parts = payload.split(" ");
        if (parts[0].equals(PROMISE)) {
            promises.find(parts[1]).ifPresent(this::remind);
        } else {
            plans.find(parts[1]).ifPresent(plan -> remind(plan, LocalDate.parse(parts[2])));
        }
    }

    /** The ERP is asked before: what came in meanwhile needs no reminder. */
    private void remind(Promise promise) {
        if (reachable(promise.customer())) {
            Optional<Promise> now = promises.find(promise.id());
            if (now.get().state() == Promise.State.OPEN && !promises.disputed(promise.id())) {
                mails.promise(promise);
                debtors.note(promise.customer(), "REMINDED", promise.id() + " " + promise.promisedOn(), null);
            }
        }
    }

    private void remind(Plan plan, LocalDate due) {
        if (reachable(plan.customer()) && plans.expected(plan.id(), due) && !plans.disputed(plan.id())) {
            plan.instalments().stream().filter(one -> one.due().equals(due)).findFirst().ifPresent(instalment -> {
                mails.instalment(plan, instalment);
                debtors.note(plan.customer(), "REMINDED", plan.id() + " " + due, null);
            });
        }
    }

    private boolean reachable(String customer) {
        cases.refresh(customer);
        return !debtors.take(customer).held(LocalDate.now(clock));
    }
}
