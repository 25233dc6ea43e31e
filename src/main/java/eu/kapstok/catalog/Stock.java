package eu.kapstok.catalog;

import java.math.BigDecimal;

/**
 * What customers are told about the stock, by {@code catalog.stock.<level>}.
 *
 * @param left what could leave now
 */
record Stock(Level level, BigDecimal left) {

    private static final BigDecimal PLENTY = new BigDecimal(20);

    enum Level { PLENTY, LEFT, BEYOND, NONE }

    static Stock of(BigDecimal stock, BigDecimal wanted) {
        if (stock.signum() <= 0) {
            return new Stock(Level.NONE, BigDecimal.ZERO);
        }
        if (stock.compareTo(wanted) < 0) {
            return new Stock(Level.BEYOND, stock);
        }
        return new Stock(stock.compareTo(PLENTY) >= 0 ? Level.PLENTY : Level.LEFT, stock);
    }
}
