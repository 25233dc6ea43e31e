package eu.kapstok.dunning;

import eu.kapstok.claim.Claim;
import eu.kapstok.claim.LetterLevel;
import eu.kapstok.claim.PaymentCodes;
import eu.kapstok.claim.PaymentReferences;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpCapability;
import eu.kapstok.erp.ErpSoon;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a customer owes, why, and how it is paid. */
@Service
class Owed {

    private static final int SHOWN = 10;
    private static final int MOST_ROWS = 500;

    private final ErpSoon soon;
    private final Erp erp;
    private final DunningCases cases;
    private final Debtors debtors;
    private final Receivables receivables;
    private final Claims claims;
    private final Policies policies;
    private final Promises promises;
    private final Plans plans;
    private final Disputes disputes;
    private final LetterStore letters;
    private final PaymentReferences references;
    private final PaymentCodes codes;
    private final JdbcClient sql;
    private final Clock clock;

    Owed(ErpSoon soon, Erp erp, DunningCases cases, Debtors debtors, Receivables receivables, Claims claims, Policies policies,
         Promises promises, Plans plans, Disputes disputes, LetterStore letters, PaymentReferences references, PaymentCodes codes,
         JdbcClient sql, Clock clock) {
        this.soon = soon;
        this.erp = erp;
        this.cases = cases;
        this.debtors = debtors;
        this.receivables = receivables;
        this.claims = claims;
        this.policies = policies;
        this.promises = promises;
        this.plans = plans;
        this.disputes = disputes;
        this.letters = letters;
        this.references = references;
        this.codes = codes;
        this.sql = sql;
        this.clock = clock;
    }

    /** Asks the ERP, without keeping anybody waiting for it; what stands here is all that is owed where it answered. */
    ErpSoon.Answer<Boolean> refresh(String customer) {
        return soon.ask("owed:" + customer, () -> {
            boolean told = erp.capabilities().contains(ErpCapability.RECEIVABLES);
            if (told) {
                cases.refresh(customer);
            }
            return told;
        }, soon.patience());
    }

    @Transactional
    public OwedView of(String customer) {
        LocalDate today = LocalDate.now(clock);
        debtors.know(List.of(customer));
        Debtor debtor = debtors.find(customer).orElseThrow();
        List<Receivable> open = receivables.open(customer);
        List<NextStep.Item> owed = NextSteps.owed(open);
        Map<String, String> disputed = disputes.casesOf(customer);
        List<OwedView.Row> rows = open.stream().limit(MOST_ROWS).map(one -> new OwedView.Row(one.name(), one.invoice(), one.invoiceDate(),
                one.dueDate(), one.daysPastDue(today), one.total(), one.open(), state(one, today), disputed.get(one.invoice()))).toList();
        List<NextStep.Item> overdue = owed.stream().filter(item -> item.receivable().daysPastDue(today) > 0).toList();
        BigDecimal late = sum(overdue);
        List<Plan> underWay = plans.underWay(customer);
        boolean planned = underWay.stream().anyMatch(plan -> plan.state() == Plan.State.RUNNING);
        Predicate<NextStep.Item> asked = item -> !item.receivable().paused(Pause.Kind.DISPUTE, today)
                && !(planned && item.receivable().paused(Pause.Kind.PLAN, today));
        List<NextStep.Item> payable = overdue.stream().filter(asked).toList();
        BigDecimal parts = underWay.stream().filter(plan -> plan.state() == Plan.State.RUNNING)
                .map(plan -> plan.next(plan.total().subtract(plans.left(plan.id())), today)).reduce(BigDecimal.ZERO, BigDecimal::add);
        Claim claim = charged(debtor, payable, today);
        BigDecimal charges = claim == null ? new BigDecimal("0.00") : claim.total().subtract(claim.openAmount());
        BigDecimal due = sum(payable).add(charges).add(parts);
        BigDecimal all = open.stream().map(Receivable::open).reduce(new BigDecimal("0.00"), BigDecimal::add);
        BigDecimal pay = due.signum() > 0 ? due : sum(owed.stream().filter(asked).toList());
        List<String> notes = new ArrayList<>();
        if (!payable.isEmpty()) {
            notes.add(charges.signum() > 0 ? "dunning.pay.charged" : "dunning.pay.overdue");
        }
        if (parts.signum() > 0) {
            notes.add("dunning.pay.part");
        }
        if (owed.stream().anyMatch(item -> item.receivable().paused(Pause.Kind.DISPUTE, today))) {
            notes.add("dunning.pay.disputed");
        }
        Policy policy = overdue.isEmpty() ? null : policies.of(debtor);
        return new OwedView(seenAt(customer), rows, all, late, charges, claim == null ? List.of() : claim.lines(),
                pay.signum() > 0 ? codes.payTo(pay, references.of("dunning:" + customer, debtor.country())) : null, notes, policy,
                policy == null ? today : today.plusDays(policy.promiseDays()), promises.open(customer), underWay,
                letters.ofCustomer(customer, SHOWN).stream().filter(letter -> letter.state() == DunningLetter.State.SENT).toList());
    }

    /** The charges of what a letter asked them for already, as of today and together as in the last letter of each; null where no letter did. */
    private Claim charged(Debtor debtor, List<NextStep.Item> payable, LocalDate today) {
        Map<String, String> lastLetter = new HashMap<>();
        sql.sql("""
                select i.receivable, l.id from kapstok.dunning_letter_item i join kapstok.dunning_letter l on l.id = i.letter
                where l.customer = :customer and l.state = 'SENT' and l.step in (:charging) order by l.decided_at, l.id
                """).param("customer", debtor.customer())
                .param("charging", Arrays.stream(LetterLevel.values()).filter(LetterLevel::charges)
                        .filter(level -> level != LetterLevel.WIK_14_DAY_LETTER).map(Enum::name).toList())
                .query(row -> {
                    lastLetter.put(row.getString(1), row.getString(2));
                });
        Map<String, List<Claims.Part>> byLetter = new TreeMap<>();
        payable.stream().filter(item -> lastLetter.containsKey(item.receivable().id())).forEach(item ->
                byLetter.computeIfAbsent(lastLetter.get(item.receivable().id()), letter -> new ArrayList<>())
                        .add(new Claims.Part(item.receivable(), item.open(), null)));
        List<Claim> asked = byLetter.values().stream().map(parts -> claims.of(debtor, parts, today)).toList();
        return asked.isEmpty() ? null : asked.size() == 1 ? asked.get(0) : Claim.joined(asked);
    }

    private Instant seenAt(String customer) {
        Timestamp seen = sql.sql("select max(seen_at) from kapstok.dunning_receivable where customer = ? and open <> 0").param(customer)
                .query((row, index) -> row.getTimestamp(1)).list().get(0);
        return seen == null ? null : seen.toInstant();
    }

    private static String state(Receivable one, LocalDate today) {
        if (one.open().signum() < 0) {
            return "CREDIT";
        }
        if (one.handedOverOn() != null) {
            return "HANDED_OVER";
        }
        if (one.paused(Pause.Kind.DISPUTE, today)) {
            return "DISPUTED";
        }
        if (one.paused(Pause.Kind.PLAN, today)) {
            return "PLANNED";
        }
        if (one.paused(Pause.Kind.PROMISE, today)) {
            return "PROMISED";
        }
        return one.daysPastDue(today) > 0 ? "OVERDUE" : "OPEN";
    }

    private static BigDecimal sum(List<NextStep.Item> items) {
        return items.stream().map(NextStep.Item::open).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }
}
