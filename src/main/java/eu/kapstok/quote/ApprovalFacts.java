package eu.kapstok.quote;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the decision table is asked about: the facts of one version and its buyer. */
record ApprovalFacts(double discountPct, double marginPct, double net, double creditUsePct, boolean firstOrder,
                     long oldestOverdueDays, long paymentTermDays, boolean business, boolean largeBuyer, String country,
                     boolean nonStandardTerms) {

    /** The names of all facts. */
    static final Set<String> NAMES = Arrays.stream(ApprovalFacts.class.getRecordComponents()).map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    static ApprovalFacts of(QuoteVersion version, boolean largeBuyer) {
        return new ApprovalFacts(version.discountPct().doubleValue(), version.marginPct().doubleValue(),
                version.net().doubleValue(), version.creditUsePct().doubleValue(), version.firstOrder(),
                version.oldestOverdueDays(), version.paymentTermDays(), version.business(), largeBuyer, version.country(),
                version.nonStandardTerms());
    }

    /** By the names that the table's inputs have. */
    Map<String, Object> byName() {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("discountPct", discountPct);
        inputs.put("marginPct", marginPct);
        inputs.put("net", net);
        inputs.put("creditUsePct", creditUsePct);
        inputs.put("firstOrder", firstOrder);
        inputs.put("oldestOverdueDays", oldestOverdueDays);
        inputs.put("paymentTermDays", paymentTermDays);
        inputs.put("business", business);
        inputs.put("largeBuyer", largeBuyer);
        inputs.put("country", country);
        inputs.put("nonStandardTerms", nonStandardTerms);
        return inputs;
    }
}
