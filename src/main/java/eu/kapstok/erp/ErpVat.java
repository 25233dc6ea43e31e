package eu.kapstok.erp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** VAT of one rate: what the rate, in percent, applies to, and what it gives. Amounts in EUR. */
public record ErpVat(BigDecimal rate, BigDecimal base, BigDecimal amount) {

    private static final int CENTS = 2;
    private static final BigDecimal CENT = new BigDecimal("0.01");

    /** What rates apply to, highest rate first; {@link #add} takes them in. */
    public static Map<BigDecimal, BigDecimal> bases() {
        return new TreeMap<>(Comparator.reverseOrder());
    }

    /** 21 and 21.00 are the same rate. */
    public static void add(Map<BigDecimal, BigDecimal> bases, BigDecimal rate, BigDecimal net) {
        bases.merge(rate.setScale(CENTS, RoundingMode.HALF_UP), net, BigDecimal::add);
    }

    /** Counted once for each rate. */
    public static List<ErpVat> of(Map<BigDecimal, BigDecimal> bases, RoundingMode rounding) {
        return bases.entrySet().stream().map(base -> new ErpVat(base.getKey(), base.getValue(),
                exact(base.getKey(), base.getValue()).setScale(CENTS, rounding))).toList();
    }

    /**
     * The same, where the ERP says what it comes to in all: cents between its rounding and ours go to the rates that are nearest to
     * the other cent.
     *
     * @param told null where the ERP does not say; half a cent is one then
     */
    public static List<ErpVat> of(Map<BigDecimal, BigDecimal> bases, BigDecimal told) {
        List<ErpVat> vats = new ArrayList<>(of(bases, RoundingMode.HALF_UP));
        if (told == null) {
            return List.copyOf(vats);
        }
        BigDecimal left = told.subtract(sum(vats));
        BigDecimal step = left.signum() < 0 ? CENT.negate() : CENT;
        List<Integer> nearest = IntStream.range(0, vats.size()).boxed().filter(at -> vats.get(at).taxed())
                .sorted(Comparator.comparing((Integer at) -> vats.get(at).missing().multiply(step)).reversed()).toList();
        for (int at : nearest) {
            if (left.abs().compareTo(CENT) >= 0) {
                vats.set(at, vats.get(at).and(step));
                left = left.subtract(step);
            }
        }
        if (left.signum() != 0 && !vats.isEmpty()) {
            int first = nearest.isEmpty() ? 0 : nearest.get(0);
            vats.set(first, vats.get(first).and(left));
        }
        return List.copyOf(vats);
    }

    /** What they come to in all, in cents. */
    public static BigDecimal sum(List<ErpVat> vats) {
        return vats.stream().map(ErpVat::amount).reduce(BigDecimal.ZERO.setScale(CENTS), BigDecimal::add);
    }

    private boolean taxed() {
        return rate.signum() != 0 && base.signum() != 0;
    }

    private ErpVat and(BigDecimal more) {
        return new ErpVat(rate, base, amount.add(more));
    }

    private BigDecimal missing() {
        return exact(rate, base).subtract(amount);
    }

    private static BigDecimal exact(BigDecimal rate, BigDecimal base) {
        return base.multiply(rate).movePointLeft(2);
    }
}
