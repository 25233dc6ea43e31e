package eu.kapstok.dunning;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What a customer may promise and plan by themselves.
 *
 * @param promiseDays a payment may be promised within so many days
 * @param instalments of a plan at most
 * @param planDays within which a plan ends at most
 * @param byItself EUR up to which a plan needs nobody of ours
 */
record Policy(int promiseDays, int instalments, int planDays, BigDecimal byItself) {

    static final String DECISION = "payment-plan-policy";

    private static final Policy STRICT = new Policy(7, 2, 60, BigDecimal.ZERO);

    static Policy of(Map<String, Object> row) {
        return row.isEmpty() ? STRICT : new Policy(number(row, "promiseDays").intValue(), number(row, "instalments").intValue(),
                number(row, "planDays").intValue(), new BigDecimal(String.valueOf(number(row, "byItself"))));
    }

    private static Number number(Map<String, Object> row, String column) {
        return row.get(column) instanceof Number number ? number : 0;
    }
}
