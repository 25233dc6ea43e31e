package eu.kapstok.dunning;

import eu.kapstok.engine.Decisions;
import eu.kapstok.erp.ErpCustomer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What each customer may promise and plan by themselves. */
@Component
class Policies {

    private final Decisions decisions;
    private final Receivables receivables;
    private final Promises promises;
    private final Clock clock;

    Policies(Decisions decisions, Receivables receivables, Promises promises, Clock clock) {
        this.decisions = decisions;
        this.receivables = receivables;
        this.promises = promises;
        this.clock = clock;
    }

    /** As it stands now; kept nowhere. */
    Policy of(Debtor debtor) {
        return Policy.of(decisions.foresee(Policy.DECISION, facts(debtor)));
    }

    /** The same where something follows from it; the engine's history keeps it. */
    Policy applied(Debtor debtor) {
        return Policy.of(decisions.decide(Policy.DECISION, facts(debtor)));
    }

    private Map<String, Object> facts(Debtor debtor) {
        LocalDate today = LocalDate.now(clock);
        List<NextStep.Item> overdue = NextSteps.owed(receivables.open(debtor.customer())).stream()
                .filter(item -> item.receivable().daysPastDue(today) > 0).toList();
        Map<String, Object> facts = new HashMap<>();
        facts.put("customerType", debtor.kind() == ErpCustomer.Kind.CONSUMER ? "B2C" : "B2B");
        facts.put("segment", debtor.segment());
        facts.put("amountOpen", overdue.stream().mapToDouble(item -> item.open().doubleValue()).sum());
        facts.put("brokenBefore", (long) promises.brokenSince(debtor.customer(), today.minusYears(1)));
        facts.put("sent", overdue.stream().mapToLong(item -> item.receivable().level()).max().orElse(0));
        return facts;
    }
}
