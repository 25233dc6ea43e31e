package eu.kapstok.dunning;

import eu.kapstok.customer.Contact;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of what our own people answer in a case. */
@Service
class CaseAnswers {

    private final Debtors debtors;
    private final Receivables receivables;
    private final LetterStore letterStore;
    private final Letters letters;
    private final OwnWords words;
    private final Plans plans;
    private final DunningForms forms;
    private final DunningMails mails;
    private final AgreementReminders reminders;
    private final Clock clock;

    CaseAnswers(Debtors debtors, Receivables receivables, LetterStore letterStore, Letters letters, OwnWords words, Plans plans,
                DunningForms forms, DunningMails mails, AgreementReminders reminders, Clock clock) {
        this.debtors = debtors;
        this.receivables = receivables;
        this.letterStore = letterStore;
        this.letters = letters;
        this.words = words;
        this.plans = plans;
        this.forms = forms;
        this.mails = mails;
        this.reminders = reminders;
        this.clock = clock;
    }

    @Transactional
    public void posted(String customer, LocalDate on, Actor actor) {
        Debtor debtor = debtors.take(customer);
        letterStore.underWay(customer).stream().filter(letter -> letter.state() == DunningLetter.State.TO_POST).findFirst().ifPresent(letter -> {
            if (on.isAfter(today())) {
                throw new FormRefused("postedOn", "dunning.problem.future");
            }
            if (on.isBefore(LocalDate.ofInstant(letter.decidedAt(), clock.getZone()))) {
                throw new FormRefused("postedOn", "dunning.problem.beforeLetter");
            }
            letters.posted(debtor, letter, on, actor.name());
        });
    }

    @Transactional
    public void promised(String customer, LocalDate day, String note, Actor actor) {
        called(customer, note, actor);
        words.promise(customer, day, actor.name(), "promiseDay");
    }

    @Transactional
    public void plan(String customer, int parts, LocalDate first, String note, Actor actor) {
        called(customer, note, actor);
        words.plan(customer, parts, first, note, actor.name(), "instalments", "firstDay");
    }

    /** What somebody said on the telephone is looked into like what is written. */
    @Transactional
    public void disputed(String customer, String invoice, String note, Contact contact, Actor actor) {
        called(customer, note, actor);
        words.dispute(customer, invoice, note == null ? "–" : note, contact.id(), actor.name(), "disputedInvoice");
    }

    /** Whoever was not reached was tried. */
    @Transactional
    public void called(String customer, String note, Actor actor) {
        debtors.take(customer);
        receivables.mark(ids(forms.items(customer, Action.CALL)), "called_on", today());
        debtors.note(customer, "CALLED", note == null ? "" : note, actor.name());
    }

    @Transactional
    public void agree(String customer, String answer, Actor actor) {
        forms.asked(customer).ifPresent(plan -> answer(plan, plan.instalments(), answer, actor));
    }

    @Transactional
    public void agreeOtherwise(String customer, int parts, LocalDate first, String answer, Actor actor) {
        if (first.isBefore(today())) {
            throw new FormRefused("firstDay", "dunning.problem.past");
        }
        forms.asked(customer).ifPresent(plan -> answer(plan, Plan.monthly(plan.total(), parts, first), answer, actor));
    }

    private void answer(Plan plan, List<Plan.Instalment> instalments, String answer, Actor actor) {
        debtors.take(plan.customer());
        plans.agree(plan, instalments, answer, actor.name());
        reminders.plan(plan.id(), instalments);
        debtors.note(plan.customer(), "PLAN_AGREED", plan.id(), actor.name());
        mails.plan(plans.find(plan.id()).orElseThrow(), true);
    }

    @Transactional
    public void refuse(String customer, String answer, Actor actor) {
        forms.asked(customer).ifPresent(plan -> {
            debtors.take(customer);
            plans.refuse(plan, answer, actor.name());
            debtors.note(customer, "PLAN_REFUSED", plan.id(), actor.name());
            mails.plan(plans.find(plan.id()).orElseThrow(), false);
        });
    }

    @Transactional
    public void writeOff(String customer, boolean really, String note, Actor actor) {
        debtors.take(customer);
        List<NextStep.Item> items = forms.items(customer, Action.WRITE_OFF);
        receivables.mark(ids(items), really ? "written_off_on" : "kept_on", today());
        debtors.note(customer, really ? "WRITTEN_OFF" : "KEPT", text(items, note), actor.name());
    }

    @Transactional
    public void claim(String customer, boolean filed, String note, Actor actor) {
        debtors.take(customer);
        List<NextStep.Item> items = forms.items(customer, Action.FILE_CLAIM);
        if (filed) {
            receivables.mark(ids(items), "claim_filed_on", today());
        } else {
            debtors.insolvent(customer, false);
        }
        debtors.note(customer, filed ? "CLAIM_FILED" : "SOLVENT", text(items, note), actor.name());
    }

    /**
     * @param how written, given (somebody of that country collects it) or later
     * @param again day on which it is looked at again, null where it was given away
     */
    @Transactional
    public void abroad(String customer, String how, LocalDate again, String note, Actor actor) {
        debtors.take(customer);
        List<NextStep.Item> items = forms.items(customer, Action.ABROAD);
        if (how.equals("given")) {
            receivables.mark(ids(items), "handed_over_on", today());
        } else if (again.isAfter(today())) {
            receivables.mark(ids(items), "abroad_until", again);
        } else {
            throw new FormRefused("abroadDay", "dunning.problem.abroadDay");
        }
        debtors.note(customer, "ABROAD_" + how.toUpperCase(Locale.ROOT), text(items, note), actor.name());
    }

    private static String text(List<NextStep.Item> items, String note) {
        BigDecimal total = items.stream().map(NextStep.Item::open).reduce(BigDecimal.ZERO, BigDecimal::add);
        String what = "EUR %s: %s".formatted(total.toPlainString(), String.join(", ", items.stream().map(item -> item.receivable().name()).toList()));
        String all = note == null ? what : what + ". " + note;
        return all.substring(0, Math.min(2000, all.length()));
    }

    private static List<String> ids(List<NextStep.Item> items) {
        return items.stream().map(item -> item.receivable().id()).toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
