package eu.kapstok.dunning;

import eu.kapstok.claim.LetterLevel;
import eu.kapstok.engine.Decisions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks the table of steps for each invoice of a customer, and makes one step of the customer of the answers. */
@Component
class NextSteps {

    /** From so many days before the due date a large invoice can be announced. */
    static final int AHEAD_DAYS = 3;

    private static final int KEPT_DAYS = 90;

    /**
     * Everything of one customer.
     *
     * @param receivables what is open, credits too, by due date
     * @param toPost whether a letter waits to be posted
     * @param planAsked whether credit control has to answer a plan
     * @param ends days on which promises, instalments and holds end
     */
    record Situation(Debtor debtor, List<Receivable> receivables, boolean toPost, boolean planAsked, Set<LocalDate> ends) {
    }

    private final Decisions decisions;

    NextSteps(Decisions decisions) {
        this.decisions = decisions;
    }

    /** What comes next; the engine's history keeps each decision. */
    NextStep decide(Situation situation, LocalDate today) {
        return next(situation, today, facts -> Step.of(decisions.decide(StepFacts.DECISION, facts.byName())));
    }

    /** What would come next on that day, if nothing changed until then. */
    NextStep foresee(Situation situation, LocalDate day) {
        return next(situation, day, facts -> Step.of(decisions.foresee(StepFacts.DECISION, facts.byName())));
    }

    private NextStep next(Situation situation, LocalDate today, Function<StepFacts, Step> table) {
        Debtor debtor = situation.debtor();
        List<NextStep.Item> owed = owed(situation.receivables());
        List<NextStep.Item> active = owed.stream().filter(item -> !item.receivable().closed()
                && item.receivable().daysPastDue(today) >= -AHEAD_DAYS).toList();
        boolean givenAway = owed.stream().anyMatch(item -> item.receivable().handedOverOn() != null);
        boolean overdue = active.stream().anyMatch(item -> item.receivable().daysPastDue(today) > 0
                && !item.receivable().paused(Pause.Kind.DISPUTE, today));
        if (debtor.blocked() && !overdue && !givenAway) {
            return only(Action.RELEASE, today);
        }
        if (active.isEmpty()) {
            return new NextStep(Action.END, null, List.of(), List.of(), today, outcome(owed));
        }
        if (situation.toPost()) {
            return only(Action.POST, today.plusDays(1));
        }
        List<NextStep.Item> judged = active.stream().map(item -> new NextStep.Item(item.receivable(), item.receivable().doubtful(today)
                ? Step.CHECK_DATES : table.apply(facts(debtor, item, today)), item.open())).toList();
        LocalDate look = judged.stream().map(item -> today.plusDays(item.step().lookIn())).min(Comparator.naturalOrder()).orElseThrow();
        look = situation.ends().stream().filter(end -> !end.isBefore(today)).map(end -> end.plusDays(1)).min(Comparator.naturalOrder())
                .filter(Objects.requireNonNull(look)::isAfter).orElse(look);
        if (debtor.held(today)) {
            return new NextStep(Action.WAIT, null, List.of(), judged, debtor.heldUntil().plusDays(1), null);
        }
        return choose(debtor, situation, judged, look, today);
    }

    private static NextStep choose(Debtor debtor, Situation situation, List<NextStep.Item> judged, LocalDate look, LocalDate today) {
        List<NextStep.Item> claims = of(judged, Step.FILE_CLAIM);
        if (!claims.isEmpty()) {
            return new NextStep(Action.FILE_CLAIM, claims.get(0).step(), claims, judged, look, null);
        }
        List<NextStep.Item> abroad = of(judged, Step.ABROAD).stream().filter(item -> item.receivable().abroadUntil() == null
                || !today.isBefore(item.receivable().abroadUntil())).toList();
        if (!abroad.isEmpty()) {
            return new NextStep(Action.ABROAD, abroad.get(0).step(), abroad, judged, look, null);
        }
        List<NextStep.Item> letter = letter(judged);
        if (!letter.isEmpty() && wroteOn(situation, today)) {
            return new NextStep(Action.WAIT, null, List.of(), judged, today.plusDays(1), null);
        }
        if (!letter.isEmpty()) {
            return new NextStep(Action.LETTER, letter.get(0).step(), letter, judged, look, null);
        }
        List<NextStep.Item> calls = of(judged, Step.CALL);
        if (!calls.isEmpty()) {
            return new NextStep(Action.CALL, calls.get(0).step(), calls, judged, look, null);
        }
        if (situation.planAsked()) {
            return new NextStep(Action.PLAN, null, List.of(), judged, look, null);
        }
        List<NextStep.Item> blocks = new ArrayList<>(of(judged, Step.BLOCK));
        List<NextStep.Item> handOver = of(judged, Step.HAND_OVER);
        blocks.addAll(handOver);
        if (!blocks.isEmpty() && !debtor.blocked() && !debtor.mayOrder(today)) {
            return new NextStep(Action.BLOCK, blocks.get(0).step(), blocks, judged, look, null);
        }
        if (!handOver.isEmpty()) {
            return new NextStep(Action.HAND_OVER, handOver.get(0).step(), handOver, judged, look, null);
        }
        List<NextStep.Item> small = of(judged, Step.WRITE_OFF).stream().filter(item -> item.receivable().keptOn() == null
                || item.receivable().keptOn().plusDays(KEPT_DAYS).isBefore(today)).toList();
        if (!small.isEmpty()) {
            return new NextStep(Action.WRITE_OFF, small.get(0).step(), small, judged, look, null);
        }
        return new NextStep(Action.WAIT, null, List.of(), judged, look, null);
    }

    /** Nobody gets two letters on one day: what is at another level waits for the next. */
    private static boolean wroteOn(Situation situation, LocalDate day) {
        return situation.receivables().stream().anyMatch(one -> day.equals(one.lastLetterOn()) || day.equals(one.courtesyOn()));
    }

    /** The gravest letter first, about all invoices that are so far. */
    private static List<NextStep.Item> letter(List<NextStep.Item> judged) {
        Map<LetterLevel, List<NextStep.Item>> byLevel = judged.stream().filter(item -> item.step().letter().isPresent())
                .collect(Collectors.groupingBy(item -> item.step().letter().orElseThrow()));
        return byLevel.keySet().stream().max(Comparator.comparingInt(LetterLevel::ordinal)).map(byLevel::get).orElse(List.of());
    }

    private static List<NextStep.Item> of(List<NextStep.Item> judged, String step) {
        return judged.stream().filter(item -> item.step().name().equals(step)).toList();
    }

    private static NextStep only(Action action, LocalDate look) {
        return new NextStep(action, null, List.of(), List.of(), look, null);
    }

    private static String outcome(List<NextStep.Item> owed) {
        if (owed.stream().anyMatch(item -> item.receivable().handedOverOn() != null)) {
            return "HANDED_OVER";
        }
        if (owed.stream().anyMatch(item -> item.receivable().claimFiledOn() != null)) {
            return "CLAIM_FILED";
        }
        return owed.stream().anyMatch(item -> item.receivable().writtenOffOn() != null) ? "WRITTEN_OFF" : "ALL_PAID";
    }

    /** What the customer has to his credit counts for what is due first. */
    static List<NextStep.Item> owed(List<Receivable> receivables) {
        BigDecimal credit = receivables.stream().map(Receivable::open).filter(open -> open.signum() < 0)
                .reduce(BigDecimal.ZERO, BigDecimal::subtract);
        List<NextStep.Item> owed = new ArrayList<>();
        for (Receivable receivable : receivables.stream().filter(one -> one.open().signum() > 0)
                .sorted(Comparator.comparing(Receivable::dueDate).thenComparing(Receivable::id)).toList()) {
            BigDecimal used = credit.min(receivable.open());
            credit = credit.subtract(used);
            if (used.compareTo(receivable.open()) < 0) {
                owed.add(new NextStep.Item(receivable, Step.NOTHING, receivable.open().subtract(used)));
            }
        }
        return owed;
    }

    private static StepFacts facts(Debtor debtor, NextStep.Item item, LocalDate today) {
        Receivable receivable = item.receivable();
        long days = receivable.daysPastDue(today) < 0 ? receivable.daysPastDue(today) : receivable.countedDaysPastDue(today);
        return new StepFacts(debtor.kind(), debtor.country(), debtor.segment(), days, receivable.level(), item.open().doubleValue(),
                receivable.courtesyOn() != null, receivable.paused(Pause.Kind.DISPUTE, today),
                receivable.paused(Pause.Kind.PROMISE, today), receivable.promiseBroken() || receivable.planBroken(),
                receivable.paused(Pause.Kind.PLAN, today), debtor.insolvent(), receivable.noticePeriodExpired(today),
                receivable.daysSinceLetter(today), receivable.termOver(today), receivable.calledOn() != null, debtor.blocked());
    }
}
