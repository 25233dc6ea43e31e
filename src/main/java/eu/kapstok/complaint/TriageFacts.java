package eu.kapstok.complaint;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What table {@code complaint-triage} asks.
 *
 * @param deliveredOn null where nothing arrived, or nobody knows when
 * @param repairCostShare percent of the worth, 0 where nobody knows
 * @param amount worth of the goods, EUR excluding VAT
 */
record TriageFacts(ComplaintReason reason, boolean consumer, String country, LocalDate deliveredOn, LocalDate reportedOn,
                   boolean distanceContract, boolean withdrawalExempt, boolean evidence, boolean visibleAtDelivery, boolean repairFailed,
                   boolean repairPossible, double repairCostShare, double amount) {

    static final Set<String> NAMES = Set.of("reason", "customerKind", "country", "daysSinceDelivery", "monthsSinceDelivery",
            "distanceContract", "exempt", "evidence", "defectVisible", "repairFailed", "repairPossible", "repairCostShare", "amount");

    /** The line that was delivered last says how old it is. */
    static TriageFacts of(Complaint complaint, LocalDate reportedOn) {
        LocalDate delivered = complaint.lines().stream().map(ComplaintLine::deliveredOn).filter(Objects::nonNull)
                .max(LocalDate::compareTo).orElse(null);
        return new TriageFacts(complaint.reason(), complaint.consumer(), complaint.country(), delivered, reportedOn,
                complaint.distanceContract(), complaint.withdrawalExempt(), complaint.evidence(), complaint.visibleAtDelivery(),
                complaint.repairFailed(), complaint.repairPossible(), complaint.repairCostShare().doubleValue(),
                complaint.worth().doubleValue());
    }

    Map<String, Object> byName() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("reason", reason.name());
        facts.put("customerKind", consumer ? "CONSUMER" : "BUSINESS");
        facts.put("country", country);
        facts.put("daysSinceDelivery", deliveredOn == null ? null : ChronoUnit.DAYS.between(deliveredOn, reportedOn));
        facts.put("monthsSinceDelivery", months());
        facts.put("distanceContract", distanceContract);
        facts.put("exempt", withdrawalExempt);
        facts.put("evidence", evidence);
        facts.put("defectVisible", visibleAtDelivery);
        facts.put("repairFailed", repairFailed);
        facts.put("repairPossible", repairPossible);
        facts.put("repairCostShare", repairCostShare);
        facts.put("amount", amount);
        return facts;
    }

    /** So many that the delivery and they reach the day of the report: a begun month counts. */
    private Long months() {
        if (deliveredOn == null) {
            return null;
        }
        long whole = ChronoUnit.MONTHS.between(deliveredOn, reportedOn);
        return deliveredOn.plusMonths(whole).isBefore(reportedOn) ? whole + 1 : whole;
    }
}
