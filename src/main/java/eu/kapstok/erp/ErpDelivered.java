package eu.kapstok.erp;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What came of a line of an order, and what of it may still go back.
 *
 * @param line place in the order, from 1
 * @param delivered how much arrived
 * @param deliveredOn day on which the last of it arrived, null while nothing did or where the ERP does not know
 * @param returned how much came back
 * @param announced how much is expected back under returns that are open
 * @param unitPrice EUR excluding VAT, after the line's discount
 * @param vatRate percent
 */
public record ErpDelivered(int line, String product, String description, String unit, BigDecimal ordered, BigDecimal delivered,
                           LocalDate deliveredOn, BigDecimal returned, BigDecimal announced, BigDecimal unitPrice, BigDecimal vatRate) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** As an ERP knows it that keeps no returns. */
    static ErpDelivered of(int line, ErpOrder.Line ordered, LocalDate deliveredOn) {
        return new ErpDelivered(line, ordered.product(), ordered.description(), ordered.unit(), ordered.ordered(), ordered.delivered(),
                ordered.delivered().signum() == 0 ? null : deliveredOn, ordered.returned(), BigDecimal.ZERO,
                ordered.unitPrice().multiply(HUNDRED.subtract(ordered.discountPercent())).divide(HUNDRED), ordered.vatRate());
    }

    /** How much may still be sent back. */
    public BigDecimal left() {
        return delivered.subtract(returned).subtract(announced).max(BigDecimal.ZERO);
    }
}
