package eu.kapstok.order;

import eu.kapstok.erp.ErpCredit;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the decision table is asked about: an order that the ERP has already, and its buyer.
 *
 * @param total EUR including VAT
 * @param openBalance invoices and orders that are not paid, this one with them, EUR including VAT
 * @param creditLimit null where none is set
 * @param contractProducts whether some of it is sold under a contract only
 */
record ReleaseFacts(double total, double openBalance, Double creditLimit, double creditUsePct, long oldestOverdueDays,
                    boolean firstOrder, boolean contractProducts) {

    /** Something is owed against no credit at all. */
    private static final double WITHOUT_LIMIT = 9999.99;

    private static final int CENTS = 2;

    /** The names of all facts. */
    static final Set<String> NAMES = Arrays.stream(ReleaseFacts.class.getRecordComponents()).map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    static ReleaseFacts of(CustomerOrder order, ErpCredit credit, boolean business, boolean contractProducts) {
        BigDecimal balance = credit.known() ? credit.openReceivables().add(credit.openOrders()) : order.gross();
        return new ReleaseFacts(order.gross().doubleValue(), balance.doubleValue(),
                credit.creditLimit() == null ? null : credit.creditLimit().doubleValue(), use(balance, credit.creditLimit(), business),
                credit.oldestOverdueDays(), credit.firstOrder(), contractProducts);
    }

    /** A business without a limit has none to use; a consumer without one is not held to any. */
    private static double use(BigDecimal balance, BigDecimal limit, boolean business) {
        if (limit == null && !business || balance.signum() <= 0) {
            return 0;
        }
        return limit == null || limit.signum() == 0 ? WITHOUT_LIMIT
                : balance.movePointRight(CENTS).divide(limit, CENTS, RoundingMode.HALF_UP).doubleValue();
    }

    /** By the names that the table's inputs have. */
    Map<String, Object> byName() {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("total", total);
        inputs.put("openBalance", openBalance);
        inputs.put("creditLimit", creditLimit);
        inputs.put("creditUsePct", creditUsePct);
        inputs.put("oldestOverdueDays", oldestOverdueDays);
        inputs.put("firstOrder", firstOrder);
        inputs.put("contractProducts", contractProducts);
        return inputs;
    }
}
