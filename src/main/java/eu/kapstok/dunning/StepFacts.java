package eu.kapstok.dunning;

import eu.kapstok.erp.ErpCustomer;
import java.util.HashMap;
import java.util.Map;

/**
 * What the table of steps is told of one invoice.
 *
 * @param daysPastDue below 0 before the due date; days on which it was left alone do not count
 * @param sent letters that count as reminders
 * @param amountOpen EUR, less what the customer has to his credit
 * @param noticePeriodExpired whether the days that the law gives a consumer after the reminder are over
 * @param daysSinceLetter since the last letter about it, many when there was none
 * @param termOver whether the term that the last letter set is over
 */
record StepFacts(ErpCustomer.Kind kind, String country, String segment, long daysPastDue, long sent, double amountOpen,
                 boolean courtesySent, boolean disputed, boolean promised, boolean promiseBroken, boolean paymentPlan,
                 boolean insolvent, boolean noticePeriodExpired, long daysSinceLetter, boolean termOver, boolean called,
                 boolean ordersBlocked) {

    static final String DECISION = "dunning-step";

    static final long NO_LETTER = 9_999;

    Map<String, Object> byName() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("customerType", kind == ErpCustomer.Kind.CONSUMER ? "B2C" : "B2B");
        facts.put("country", country);
        facts.put("segment", segment);
        facts.put("daysPastDue", daysPastDue);
        facts.put("sent", sent);
        facts.put("amountOpen", amountOpen);
        facts.put("courtesySent", courtesySent);
        facts.put("disputed", disputed);
        facts.put("promised", promised);
        facts.put("promiseBroken", promiseBroken);
        facts.put("paymentPlan", paymentPlan);
        facts.put("insolvent", insolvent);
        facts.put("noticePeriodExpired", noticePeriodExpired);
        facts.put("daysSinceLetter", daysSinceLetter);
        facts.put("termOver", termOver);
        facts.put("called", called);
        facts.put("ordersBlocked", ordersBlocked);
        return facts;
    }
}
