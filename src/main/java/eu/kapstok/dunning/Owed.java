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
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    private final Objections objections;
    private final LetterStore letters;
    private final PaymentReferences references;
    private final PaymentCodes codes;
    private final JdbcClient sql;
    private final Clock clock;

    Owed(ErpSoon soon, Erp erp, DunningCases cases, Debtors debtors, Receivables receivables, Claims claims, Policies policies,
         Promises promises, Plans plans, Objections objections, LetterStore letters, PaymentReferences references, PaymentCodes codes,
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
        this.objections = objections;
        this.letters = letters;
        this.references = references;
        this.codes = codes;
        this.sql = sql;
        this.clock = clock;
    }

    /** Asks the ERP, without keeping anybody waiting for it. */
    void refresh(String customer) {
        soon.ask("owed:" + customer, () -> {
            if (erp.capabilities().contains(ErpCapability.RECEIVABLES)) {
                cases.refresh(customer);
            }
            return customer;
        }, soon.patience());
    }

    @Transactional
    public OwedView of(String customer) {
        LocalDate today = LocalDate.now(clock);
        debtors.know(List.of(customer));
        Debtor debtor = debtors.find(customer).orElseThrow();
        List<Receivable> open = receivables.open(customer);
        List<NextStep.Item> owed = NextSteps.owed(open);
        List<OwedView.Row> rows = open.stream().limit(MOST_ROWS).map(one -> new OwedView.Row(one.name(), one.invoice(), one.invoiceDate(),
                one.dueDate(), one.daysPastDue(today), one.total(), one.open(), state(one, today))).toList();
        List<NextStep.Item> overdue = owed.stream().filter(item -> item.receivable().daysPastDue(today) > 0).toList();
        BigDecimal late = sum(overdue);
        Claim claim = charged(debtor, overdue, today);
        BigDecimal charges = claim == null ? new BigDecimal("0.00") : claim.total().subtract(claim.openAmount());
        BigDecimal due = late.add(charges);
        BigDecimal all = open.stream().map(Receivable::open).reduce(new BigDecimal("0.00"), BigDecimal::add);
        BigDecimal pay = due.signum() > 0 ? due : all;
        Policy policy = overdue.isEmpty() ? null : policies.of(debtor);
        return new OwedView(seenAt(customer), rows, all, late, charges, claim == null ? List.of() : claim.lines(),
                pay.signum() > 0 ? codes.payTo(pay, references.of("dunning:" + customer, debtor.country())) : null, policy,
                policy == null ? today : today.plusDays(policy.promiseDays()), promises.open(customer), plans.underWay(customer),
                objections.ofCustomer(customer, SHOWN),
                letters.ofCustomer(customer, SHOWN).stream().filter(letter -> letter.state() == DunningLetter.State.SENT).toList());
    }

    /** The charges of what a letter asked them for already, as of today; null where no letter did. */
    private Claim charged(Debtor debtor, List<NextStep.Item> overdue, LocalDate today) {
        Set<String> asked = new HashSet<>(sql.sql("""
                select distinct i.receivable from kapstok.dunning_letter_item i join kapstok.dunning_letter l on l.id = i.letter
                where l.customer = :customer and l.state = 'SENT' and l.step in (:charging)
                """).param("customer", debtor.customer())
                .param("charging", Arrays.stream(LetterLevel.values()).filter(LetterLevel::charges)
                        .filter(level -> level != LetterLevel.WIK_14_DAY_LETTER).map(Enum::name).toList())
                .query(String.class).list());
        List<Claims.Part> parts = overdue.stream().filter(item -> asked.contains(item.receivable().id())
                && !item.receivable().paused(Pause.Kind.DISPUTE, today)).map(item -> new Claims.Part(item.receivable(), item.open(), null)).toList();
        return parts.isEmpty() ? null : claims.of(debtor, parts, today);
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
