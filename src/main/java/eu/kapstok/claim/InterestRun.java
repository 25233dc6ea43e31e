package eu.kapstok.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * The interest on one invoice from day to day: unrounded parts over stretches of one rate and one base, rounded once. Compound interest
 * joins the base after each full year, as far as it is not paid.
 */
final class InterestRun {

    /** Percent a year on a day, empty where it is not known yet. */
    @FunctionalInterface
    interface Rates {
        Optional<BigDecimal> on(LocalDate day);
    }

    /**
     * @param start first day that counts
     * @param changes days on which the rate may change
     * @param compound whether interest bears interest after a year
     * @param leapYears divides by 366 in leap years
     */
    record Plan(LocalDate start, Rates rates, NavigableSet<LocalDate> changes, ClaimReason reason, boolean compound, boolean leapYears) {
    }

    private static final int PERCENT = 100;
    private static final int DAYS = 365;
    private static final int DAYS_IN_LEAP_YEAR = 366;
    private static final int SCALE = 20;

    private record Stretch(LocalDate from, LocalDate to, int days, BigDecimal rate, BigDecimal base, BigDecimal exact) {

        boolean goesOn(Stretch next) {
            return to.plusDays(1).equals(next.from) && rate.compareTo(next.rate) == 0 && base.compareTo(next.base) == 0;
        }

        Stretch with(Stretch next) {
            return new Stretch(from, next.to, days + next.days, rate, base, exact.add(next.exact));
        }
    }

    private final Plan plan;
    private final List<ClaimPause> pauses;
    private final List<Stretch> stretches = new ArrayList<>();
    private LocalDate next;
    private LocalDate anniversary;
    private BigDecimal principal;
    private BigDecimal capitalised = BigDecimal.ZERO;
    private BigDecimal accrued = BigDecimal.ZERO;
    private BigDecimal paid = BigDecimal.ZERO.setScale(2);
    private LocalDate knownUntil;

    /** @param plan null where no interest may be asked */
    InterestRun(Plan plan, BigDecimal principal, List<ClaimPause> pauses) {
        this.plan = plan;
        this.principal = principal;
        this.pauses = pauses;
        this.next = plan == null ? null : plan.start();
        this.anniversary = plan == null ? null : plan.start().plusYears(1);
    }

    BigDecimal principal() {
        return principal;
    }

    /** EUR that is open of it, to the cent. */
    BigDecimal open() {
        return cents(accrued).subtract(paid);
    }

    /** Last day with a known rate, null where all were known. */
    LocalDate knownUntil() {
        return knownUntil;
    }

    /** Lets interest run through that day. */
    void runThrough(LocalDate day) {
        while (plan != null && knownUntil == null && !next.isAfter(day)) {
            if (plan.compound() && next.equals(anniversary)) {
                capitalised = accrued.subtract(paid).max(BigDecimal.ZERO);
                anniversary = anniversary.plusYears(1);
            }
            LocalDate last = stretchEnd(day);
            Optional<BigDecimal> rate = plan.rates().on(next);
            if (rate.isEmpty()) {
                knownUntil = next.minusDays(1);
                return;
            }
            if (pauses.stream().noneMatch(pause -> pause.covers(next))) {
                add(last, rate.get());
            }
            next = last.plusDays(1);
        }
    }

    /** The last day for which nothing changes. */
    private LocalDate stretchEnd(LocalDate day) {
        LocalDate end = earlier(day, plan.changes().higher(next));
        if (plan.compound()) {
            end = earlier(end, anniversary);
        }
        if (plan.leapYears()) {
            end = earlier(end, LocalDate.of(next.getYear() + 1, 1, 1));
        }
        for (ClaimPause pause : pauses) {
            end = pause.covers(next) ? earlier(end, pause.until().plusDays(1)) : pause.from().isAfter(next) ? earlier(end, pause.from()) : end;
        }
        return end;
    }

    /** The day before {@code begin} where that is earlier than {@code end}. */
    private static LocalDate earlier(LocalDate end, LocalDate begin) {
        return begin == null || begin.isAfter(end) ? end : begin.minusDays(1);
    }

    private void add(LocalDate last, BigDecimal rate) {
        int days = (int) ChronoUnit.DAYS.between(next, last) + 1;
        BigDecimal base = principal.add(capitalised);
        int year = plan.leapYears() && Year.isLeap(next.getYear()) ? DAYS_IN_LEAP_YEAR : DAYS;
        BigDecimal exact = base.multiply(rate).multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf((long) PERCENT * year), SCALE, RoundingMode.HALF_UP);
        accrued = accrued.add(exact);
        if (base.signum() > 0) {
            Stretch added = new Stretch(next, last, days, rate, base, exact);
            int before = stretches.size() - 1;
            if (before >= 0 && stretches.get(before).goesOn(added)) {
                stretches.set(before, stretches.get(before).with(added));
            } else {
                stretches.add(added);
            }
        }
    }

    /** Settles interest; @return what is left of the sum. */
    BigDecimal payInterest(BigDecimal sum) {
        BigDecimal part = sum.min(open());
        paid = paid.add(part);
        capitalised = capitalised.subtract(part).max(BigDecimal.ZERO);
        return sum.subtract(part);
    }

    /** Settles the invoice itself; @return what is left of the sum. */
    BigDecimal payPrincipal(BigDecimal sum) {
        BigDecimal part = sum.min(principal);
        principal = principal.subtract(part);
        return sum.subtract(part);
    }

    /** In cents that sum to the interest: each line is what the rounded sum grows by. */
    List<ClaimLine> lines(String invoice) {
        List<ClaimLine> lines = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Stretch stretch : stretches) {
            BigDecimal before = cents(sum);
            sum = sum.add(stretch.exact());
            lines.add(new ClaimLine(invoice, plan.reason(), stretch.from(), stretch.to(), stretch.days(), stretch.rate(),
                    cents(stretch.base()), cents(sum).subtract(before)));
        }
        return lines;
    }

    private static BigDecimal cents(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_UP);
    }
}
