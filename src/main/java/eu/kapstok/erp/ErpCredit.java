package eu.kapstok.erp;

import java.math.BigDecimal;

/**
 * A customer's credit.
 *
 * @param openReceivables EUR including VAT
 * @param openOrders EUR including VAT, not yet invoiced
 * @param creditLimit EUR, null where none is set
 * @param oldestOverdueDays 0 where nothing is overdue
 * @param firstOrder true while no order of the customer was confirmed; one that is only registered does not count
 */
public record ErpCredit(BigDecimal openReceivables, BigDecimal openOrders, BigDecimal creditLimit,
                        int oldestOverdueDays, boolean firstOrder) {

    /** Of a customer whose ERP does not tell: no limit, and a first order, so that people judge what is worth it. */
    public static final ErpCredit UNKNOWN = new ErpCredit(BigDecimal.ZERO, BigDecimal.ZERO, null, 0, true);

    /** False where the ERP does not tell. */
    public boolean known() {
        return !equals(UNKNOWN);
    }
}
