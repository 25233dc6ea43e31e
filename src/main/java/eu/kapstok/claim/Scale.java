package eu.kapstok.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/**
 * What a sum costs by its size.
 *
 * @param minimum EUR, of whatever is above 0
 * @param maximum EUR
 * @param bands by the sum they begin above
 */
public record Scale(BigDecimal minimum, BigDecimal maximum, List<Band> bands) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Scale {
        bands = bands.stream().sorted(Comparator.comparing(Band::above)).toList();
    }

    /**
     * @param above EUR that the sum has to exceed
     * @param amount EUR that is then due
     * @param percent of what exceeds it, due as well
     */
    public record Band(BigDecimal above, BigDecimal amount, BigDecimal percent) {
    }

    /** In EUR, half up to the cent; 0 of nothing. */
    public BigDecimal of(BigDecimal sum) {
        BigDecimal due = bands.stream().filter(band -> sum.compareTo(band.above()) > 0).reduce((lower, higher) -> higher)
                .map(band -> band.amount().add(sum.subtract(band.above()).multiply(band.percent()).divide(HUNDRED)))
                .map(exact -> exact.max(minimum).min(maximum)).orElse(BigDecimal.ZERO);
        return due.setScale(2, RoundingMode.HALF_UP);
    }
}
