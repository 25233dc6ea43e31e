package eu.kapstok.quote;

import eu.kapstok.erp.ErpCredit;
import java.math.BigDecimal;

/** How much of a customer's credit is used once a quote becomes an order. */
final class CreditUse {

    /** Something is owed against no credit at all. */
    static final BigDecimal WITHOUT_LIMIT = new BigDecimal("9999.99");

    private CreditUse() {
    }

    /** In percent of the limit. A business without a limit has none to use; a consumer without one is not held to any. */
    static BigDecimal percent(ErpCredit credit, BigDecimal gross, boolean business) {
        if (credit.creditLimit() == null && !business) {
            return BigDecimal.ZERO;
        }
        BigDecimal exposure = credit.openReceivables().add(credit.openOrders()).add(gross);
        if (credit.creditLimit() == null || credit.creditLimit().signum() == 0) {
            return exposure.signum() > 0 ? WITHOUT_LIMIT : BigDecimal.ZERO;
        }
        return QuoteTotals.percentage(exposure, credit.creditLimit());
    }
}
