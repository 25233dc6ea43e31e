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
}
