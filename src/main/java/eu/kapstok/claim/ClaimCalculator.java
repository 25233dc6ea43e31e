package eu.kapstok.claim;

import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Calculates what may be asked of a debtor who pays late, by the dated tables and the seller's terms. */
@Component
public class ClaimCalculator {

    private static final Set<String> COUNTRIES = Set.of("BE", "NL");

    private static final BigDecimal NOTHING = new BigDecimal("0.00");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ClaimTablesStore tables;
    private final ClaimTerms terms;
    private final NoticePeriods periods;

    ClaimCalculator(ClaimTablesStore tables, ClaimTerms terms, NoticePeriods periods) {
        this.tables = tables;
        this.terms = terms;
        this.periods = periods;
    }

    /**
     * With the seller's terms. Invoices that are not due yet carry no charge; a half-year without a rate stops the interest.
     *
     * @throws InvalidClaim when it cannot be calculated
     */
    public Claim calculate(ClaimRequest request) {
        return calculate(request, terms);
    }

    /** With terms of their own. */
    public Claim calculate(ClaimRequest request, ClaimTerms other) {
        return calculate(request, other, tables.current());
    }

    Claim calculate(ClaimRequest request, ClaimTerms other, ClaimTables law) {
        List<FormRefused.Problem> problems = problems(request);
        if (!problems.isEmpty()) {
            throw new InvalidClaim(problems);
        }
        ClaimNotice notice = request.notice();
        NoticePeriod period = notice == null || request.kind() != ErpCustomer.Kind.CONSUMER ? null
                : periods.consumer(request.country(), notice.sent(), notice.channel(), notice.received());
        return new ClaimCalculation(request, other, law, period).result();
    }

    /**
     * What a letter to a consumer announces for the time after its term.
     *
     * @param fee EUR, fixed or by scale; 0 where none may be asked
     * @param vat EUR on top of it, 0 where none is
     * @param rate percent a year, null where it is not known
     */
    public record Announced(BigDecimal fee, BigDecimal vat, BigDecimal rate) {

        public BigDecimal total() {
            return fee.add(vat);
        }
    }

    /**
     * What would be charged to a consumer who does not pay within the term.
     *
     * @param open EUR of all invoices of the letter
     */
    public Announced announced(String country, BigDecimal open, LocalDate on) {
        ClaimTables law = tables.current();
        if (country.equals("NL")) {
            BigDecimal fee = law.scale(ScaleKind.NL_BIK, on).map(scale -> scale.of(open)).orElse(NOTHING);
            BigDecimal percent = terms.vatOnCosts() ? law.sum(SumKind.NL_VAT, on).orElse(BigDecimal.ZERO) : BigDecimal.ZERO;
            return new Announced(fee, fee.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP),
                    law.rate(RateKind.NL_STATUTORY, on).orElse(null));
        }
        BigDecimal cap = law.scale(ScaleKind.BE_CONSUMER_CAP, on).map(scale -> scale.of(open)).orElse(NOTHING);
        BigDecimal highest = law.rate(RateKind.BE_BUSINESS, on).orElse(null);
        boolean agreed = terms.consumerClause() == ClaimTerms.ConsumerClause.AGREED;
        boolean tooMuch = agreed && (terms.consumerLumpSum() != null && terms.consumerLumpSum().compareTo(cap) > 0
                || terms.consumerRate() != null && highest != null && terms.consumerRate().compareTo(highest) > 0);
        if (terms.consumerClause() == ClaimTerms.ConsumerClause.NONE || tooMuch) {
            return new Announced(NOTHING, NOTHING, law.rate(RateKind.BE_LEGAL, on).orElse(null));
        }
        return new Announced(agreed && terms.consumerLumpSum() != null ? terms.consumerLumpSum() : cap, NOTHING,
                agreed && terms.consumerRate() != null ? terms.consumerRate() : highest);
    }

    /** Percent a year that late businesses owe, null where the half-year has no rate yet. */
    public BigDecimal businessRate(String country, LocalDate on) {
        return terms.contractRate() != null ? terms.contractRate()
                : tables.current().rate(country.equals("NL") ? RateKind.NL_BUSINESS : RateKind.BE_BUSINESS, on).orElse(null);
    }

    /** EUR that the law gives a creditor for each late invoice of a business. */
    public BigDecimal recoverySum(String country, LocalDate on) {
        return tables.current().sum(country.equals("NL") ? SumKind.NL_RECOVERY : SumKind.BE_RECOVERY, on).orElse(NOTHING);
    }

    /** Whether we have that country's law on late payment. */
    public boolean knows(String country) {
        return COUNTRIES.contains(country);
    }

    /** What makes a calculation impossible; empty where nothing does. */
    public List<FormRefused.Problem> problems(ClaimRequest request) {
        List<FormRefused.Problem> problems = new ArrayList<>();
        if (!COUNTRIES.contains(request.country())) {
            problems.add(problem("country", "claim.problem.country"));
        }
        if (request.invoices().isEmpty()) {
            problems.add(problem("amount", "claim.problem.noInvoice"));
        }
        for (ClaimInvoice invoice : request.invoices()) {
            if (invoice.amount().signum() <= 0 || invoice.amount().stripTrailingZeros().scale() > 2) {
                problems.add(problem("amount", "claim.problem.amount"));
            }
            if (invoice.payments().stream().anyMatch(payment -> payment.amount().signum() <= 0)) {
                problems.add(problem("payments", "claim.problem.payment"));
            } else if (invoice.payments().stream().anyMatch(payment -> payment.date().isAfter(request.on()))) {
                problems.add(problem("payments", "claim.problem.paymentLater"));
            }
        }
        if (request.notice() != null && request.notice().sent().isAfter(request.on())) {
            problems.add(problem("firstReminder", "claim.problem.reminderLater"));
        }
        return problems;
    }

    /** The first day from which the rate that a debtor owes is known; before it nothing can be calculated. */
    LocalDate knownFrom(String country, ErpCustomer.Kind kind) {
        RateKind rate = !country.equals("NL") ? RateKind.BE_BUSINESS
                : kind == ErpCustomer.Kind.CONSUMER ? RateKind.NL_STATUTORY : RateKind.NL_BUSINESS;
        return tables.current().knownFrom(rate).orElse(LocalDate.MAX);
    }

    /** Who is said to be a business but has no number of one is treated as a consumer: that path charges least. */
    public static ErpCustomer.Kind kindOf(ErpCustomer.Kind kind, String vatNumber) {
        return kind == ErpCustomer.Kind.BUSINESS && vatNumber != null && !vatNumber.isBlank() ? ErpCustomer.Kind.BUSINESS
                : ErpCustomer.Kind.CONSUMER;
    }

    private static FormRefused.Problem problem(String field, String key) {
        return new FormRefused.Problem(field, key, List.of());
    }
}
