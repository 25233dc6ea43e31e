package eu.kapstok.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Function;

/** One calculation of a claim by the law of the debtor's country: payments in their order, what each settles, and what is left. */
final class ClaimCalculation {

    private static final BigDecimal ZERO = new BigDecimal("0.00");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal ABOVE_REFERENCE = BigDecimal.valueOf(8);

    /** An invoice on its way through its payments. */
    private static final class Debt {

        private final ClaimInvoice invoice;
        private final InterestRun interest;
        private final List<ClaimLine> costs = new ArrayList<>();
        private final List<ClaimLine> settled = new ArrayList<>();
        private BigDecimal compensation = ZERO;
        private BigDecimal minimum = ZERO;

        Debt(ClaimInvoice invoice, InterestRun interest) {
            this.invoice = invoice;
            this.interest = interest;
        }
    }

    private record Incoming(Debt debt, ClaimPayment payment) {
    }

    private final ClaimRequest request;
    private final ClaimTerms terms;
    private final ClaimTables tables;
    private final NoticePeriod period;
    private final List<ClaimLine> fees = new ArrayList<>();
    private BigDecimal fee = ZERO;
    private boolean feeCharged;
    private BigDecimal lumpSum = ZERO;
    private boolean lumpSumCharged;

    /** @param period that the notice to a consumer gave, null where there was none */
    ClaimCalculation(ClaimRequest request, ClaimTerms terms, ClaimTables tables, NoticePeriod period) {
        this.request = request;
        this.terms = terms;
        this.tables = tables;
        this.period = period;
    }

    Claim result() {
        List<Debt> debts = request.invoices().stream().map(this::debt).toList();
        List<Incoming> payments = debts.stream().flatMap(debt -> debt.invoice.payments().stream().map(payment -> new Incoming(debt, payment)))
                .sorted(Comparator.comparing(incoming -> incoming.payment().date())).toList();
        for (Incoming incoming : payments) {
            settle(incoming, debts);
        }
        debts.forEach(debt -> {
            debt.interest.runThrough(request.on());
            charge(debt, request.on());
        });
        chargeFee(debts, request.on());
        chargeLumpSum(request.on());
        return claim(debts);
    }

    private Debt debt(ClaimInvoice invoice) {
        InterestRun.Plan plan = request.isConsumer() && !request.isDutch() ? belgianConsumer() : ofLaw(invoice);
        return new Debt(invoice, new InterestRun(plan, invoice.amount(), invoice.pauses()));
    }

    private InterestRun.Plan ofLaw(ClaimInvoice invoice) {
        LocalDate start = invoice.due().plusDays(1);
        if (!request.isConsumer() && terms.contractRate() != null) {
            return new InterestRun.Plan(start, day -> Optional.of(terms.contractRate()), changes(start), ClaimReason.INTEREST_CONTRACT,
                    request.isDutch(), terms.leapYears());
        }
        RateKind kind = !request.isDutch() ? RateKind.BE_BUSINESS : request.isConsumer() ? RateKind.NL_STATUTORY : RateKind.NL_BUSINESS;
        ClaimReason reason = !request.isDutch() ? ClaimReason.INTEREST_BE_BUSINESS
                : request.isConsumer() ? ClaimReason.INTEREST_NL_CONSUMER : ClaimReason.INTEREST_NL_BUSINESS;
        return new InterestRun.Plan(start, day -> tables.rate(kind, day), changes(start), reason, request.isDutch(), terms.leapYears());
    }

    /** Nothing before the first reminder's days are over, and nothing at all where that reminder was not free. */
    private InterestRun.Plan belgianConsumer() {
        if (period == null || !request.notice().isFree() || !period.expired(request.on())) {
            return null;
        }
        LocalDate start = terms.smallCreditor() ? request.notice().sent().plusDays(1) : period.chargesFrom();
        if (!clauseCounts()) {
            return new InterestRun.Plan(period.chargesFrom(), day -> tables.rate(RateKind.BE_LEGAL, day), changes(period.chargesFrom()),
                    ClaimReason.INTEREST_BE_LEGAL, false, terms.leapYears());
        }
        return new InterestRun.Plan(start, day -> highest(day).map(cap -> agreedRate() == null ? cap : agreedRate().min(cap)),
                changes(start), ClaimReason.INTEREST_BE_CONSUMER, false, terms.leapYears());
    }

    /** A clause that asks more than the law's highest rate or sum is deemed not written. */
    private boolean clauseCounts() {
        if (terms.consumerClause() != ClaimTerms.ConsumerClause.AGREED) {
            return terms.consumerClause() == ClaimTerms.ConsumerClause.LEGAL_MAXIMUM;
        }
        boolean rateTooHigh = terms.consumerRate() != null
                && highest(period.chargesFrom()).filter(cap -> terms.consumerRate().compareTo(cap) > 0).isPresent();
        BigDecimal open = openAtEndOfTerm();
        boolean sumTooHigh = terms.consumerLumpSum() != null && open.signum() > 0 && terms.consumerLumpSum().compareTo(cap(open)) > 0;
        return !rateTooHigh && !sumTooHigh;
    }

    private BigDecimal agreedSum() {
        return terms.consumerClause() == ClaimTerms.ConsumerClause.AGREED ? terms.consumerLumpSum() : null;
    }

    private BigDecimal agreedRate() {
        return terms.consumerClause() == ClaimTerms.ConsumerClause.AGREED ? terms.consumerRate() : null;
    }

    private Optional<BigDecimal> highest(LocalDate day) {
        return terms.unroundedCap() ? tables.rate(RateKind.ECB, day).map(ABOVE_REFERENCE::add) : tables.rate(RateKind.BE_BUSINESS, day);
    }

    private BigDecimal cap(BigDecimal open) {
        return tables.scale(ScaleKind.BE_CONSUMER_CAP, period.chargesFrom()).map(scale -> scale.of(open)).orElse(ZERO);
    }

    private BigDecimal openAtEndOfTerm() {
        return request.invoices().stream().map(invoice -> invoice.payments().stream()
                .filter(payment -> payment.date().isBefore(period.chargesFrom())).map(ClaimPayment::amount)
                .reduce(invoice.amount(), BigDecimal::subtract).max(ZERO)).reduce(ZERO, BigDecimal::add);
    }

    private NavigableSet<LocalDate> changes(LocalDate start) {
        return tables.changes(start, request.on());
    }

    private void settle(Incoming incoming, List<Debt> debts) {
        Debt debt = incoming.debt();
        LocalDate day = incoming.payment().date();
        BigDecimal left = incoming.payment().amount();
        boolean free = request.isConsumer() && !request.isDutch() && (period == null || day.isBefore(period.chargesFrom()));
        if (free) {
            left = debt.interest.payPrincipal(left);
        } else {
            debt.interest.runThrough(day);
            charge(debt, day);
            chargeFee(debts, day);
            chargeLumpSum(day);
            if (request.isDutch()) {
                left = payInterest(debt, day, payCosts(debt, day, left));
                left = debt.interest.payPrincipal(left);
            } else if (terms.allocation() == ClaimTerms.Allocation.PRINCIPAL_FIRST && !request.isConsumer()) {
                left = payInterest(debt, day, debt.interest.payPrincipal(left));
            } else {
                left = debt.interest.payPrincipal(payInterest(debt, day, left));
            }
            left = payCompensation(debt, day, left);
        }
        if (left.signum() > 0) {
            throw new InvalidClaim("payments", "claim.problem.paidTooMuch");
        }
    }

    /** What is due for the invoice being late, once it is. */
    private void charge(Debt debt, LocalDate day) {
        if (!debt.costs.isEmpty() || !day.isAfter(debt.invoice.due()) || debt.interest.principal().signum() == 0) {
            return;
        }
        LocalDate late = debt.invoice.due().plusDays(1);
        if (!request.isConsumer() && !request.isDutch()) {
            tables.sum(SumKind.BE_RECOVERY, late).ifPresent(sum -> compensate(debt, ClaimReason.COMPENSATION_BE_BUSINESS, late, null, sum));
            BigDecimal penalty = terms.penalty(debt.interest.principal());
            if (penalty.signum() > 0) {
                compensate(debt, ClaimReason.COMPENSATION_PENALTY, late, terms.penaltyPercent(), penalty);
            }
        } else if (!request.isConsumer() && terms.dutchCosts() == ClaimTerms.DutchCosts.MINIMUM) {
            tables.sum(SumKind.NL_RECOVERY, late).ifPresent(sum -> {
                debt.costs.add(cost(debt, ClaimReason.COLLECTION_NL_MINIMUM, late, null, debt.interest.principal(), sum));
                debt.minimum = debt.minimum.add(sum);
            });
        }
    }

    /** One lump sum over what a Belgian consumer left open of all invoices of the reminder. */
    private void chargeLumpSum(LocalDate day) {
        if (lumpSumCharged || !request.isConsumer() || request.isDutch() || period == null || !request.notice().isFree()
                || !period.expired(day) || !clauseCounts()) {
            return;
        }
        lumpSumCharged = true;
        BigDecimal open = openAtEndOfTerm();
        lumpSum = open.signum() == 0 ? ZERO : agreedSum() == null ? cap(open) : agreedSum();
        if (lumpSum.signum() > 0) {
            fees.add(new ClaimLine(null, ClaimReason.COMPENSATION_BE_CONSUMER, period.chargesFrom(), null, null, null, open, lumpSum.setScale(2)));
        }
    }

    private void compensate(Debt debt, ClaimReason reason, LocalDate from, BigDecimal rate, BigDecimal sum) {
        debt.costs.add(cost(debt, reason, from, rate, debt.interest.principal(), sum));
        debt.compensation = debt.compensation.add(sum);
    }

    private static ClaimLine cost(Debt debt, ClaimReason reason, LocalDate from, BigDecimal rate, BigDecimal base, BigDecimal sum) {
        return new ClaimLine(debt.invoice.number(), reason, from, null, null, rate, base, sum.setScale(2));
    }

    /** One fee over what is open of all invoices on the day it may first be asked. */
    private void chargeFee(List<Debt> debts, LocalDate day) {
        LocalDate from = feeFrom();
        if (feeCharged || from == null || day.isBefore(from)) {
            return;
        }
        feeCharged = true;
        BigDecimal open = debts.stream().filter(debt -> debt.invoice.due().isBefore(day)).map(debt -> debt.interest.principal())
                .reduce(ZERO, BigDecimal::add);
        fee = tables.scale(ScaleKind.NL_BIK, from).map(scale -> scale.of(open)).orElse(ZERO);
        if (fee.signum() > 0) {
            fees.add(new ClaimLine(null, ClaimReason.COLLECTION_NL_SCALE, from, null, null, null, open, fee));
        }
        if (terms.vatOnCosts() && fee.signum() > 0) {
            BigDecimal percent = tables.sum(SumKind.NL_VAT, from).orElse(BigDecimal.ZERO);
            BigDecimal vat = fee.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
            fees.add(new ClaimLine(null, ClaimReason.COLLECTION_NL_VAT, from, null, null, percent, fee, vat));
            fee = fee.add(vat);
        }
    }

    /** The day from which the scale's fee may be asked, null where it may not. */
    private LocalDate feeFrom() {
        if (!request.isDutch()) {
            return null;
        }
        if (request.isConsumer()) {
            return period == null || !request.notice().isFree() ? null : period.chargesFrom();
        }
        if (terms.dutchCosts() == ClaimTerms.DutchCosts.MINIMUM) {
            return null;
        }
        return request.notice() == null ? request.on() : request.notice().sent().plusDays(1);
    }

    private BigDecimal payCosts(Debt debt, LocalDate day, BigDecimal sum) {
        BigDecimal toMinimum = sum.min(debt.minimum);
        debt.minimum = debt.minimum.subtract(toMinimum);
        BigDecimal toFee = sum.subtract(toMinimum).min(fee);
        fee = fee.subtract(toFee);
        note(debt, ClaimReason.PAID_COLLECTION, day, toMinimum.add(toFee));
        return sum.subtract(toMinimum).subtract(toFee);
    }

    private BigDecimal payInterest(Debt debt, LocalDate day, BigDecimal sum) {
        BigDecimal left = debt.interest.payInterest(sum);
        note(debt, ClaimReason.PAID_INTEREST, day, sum.subtract(left));
        return left;
    }

    private BigDecimal payCompensation(Debt debt, LocalDate day, BigDecimal sum) {
        BigDecimal part = sum.min(debt.compensation);
        debt.compensation = debt.compensation.subtract(part);
        BigDecimal ofLumpSum = sum.subtract(part).min(lumpSum);
        lumpSum = lumpSum.subtract(ofLumpSum);
        note(debt, ClaimReason.PAID_COMPENSATION, day, part.add(ofLumpSum));
        return sum.subtract(part).subtract(ofLumpSum);
    }

    private void note(Debt debt, ClaimReason reason, LocalDate day, BigDecimal part) {
        if (part.signum() > 0) {
            debt.settled.add(new ClaimLine(debt.invoice.number(), reason, day, day, null, null, null, part.negate().setScale(2)));
        }
    }

    private Claim claim(List<Debt> debts) {
        List<ClaimLine> lines = new ArrayList<>();
        debts.forEach(debt -> {
            lines.addAll(debt.interest.lines(debt.invoice.number()));
            lines.addAll(debt.costs);
            lines.addAll(debt.settled);
        });
        lines.addAll(fees);
        BigDecimal open = sum(debts, debt -> debt.interest.principal());
        BigDecimal interest = sum(debts, debt -> debt.interest.open());
        BigDecimal compensation = sum(debts, debt -> debt.compensation).add(lumpSum);
        BigDecimal collection = sum(debts, debt -> debt.minimum).add(fee);
        LocalDate known = debts.stream().map(debt -> debt.interest.knownUntil()).filter(day -> day != null).min(Comparator.naturalOrder())
                .orElse(null);
        return new Claim(request.on(), open, interest, compensation, collection, open.add(interest).add(compensation).add(collection),
                period == null ? null : period.chargesFrom(), period == null ? null : period.lastFreeDay(), known, lines,
                debts.stream().map(debt -> new Claim.OfInvoice(debt.invoice.number(), debt.invoice.invoiceDate(), debt.invoice.due(),
                        debt.invoice.description(), debt.invoice.amount().setScale(2), debt.invoice.amount().subtract(debt.interest.principal()).setScale(2),
                        debt.interest.principal().setScale(2), debt.interest.open(), debt.compensation)).toList());
    }

    private static BigDecimal sum(List<Debt> debts, Function<Debt, BigDecimal> part) {
        return debts.stream().map(part).reduce(ZERO, BigDecimal::add);
    }
}
