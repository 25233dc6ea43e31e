package eu.kapstok.complaint;

import java.util.Map;
import java.util.Set;

/**
 * What table {@code complaint-triage} makes of a complaint.
 *
 * @param proposal code of what is proposed, such as REPLACEMENT or ASSESS
 * @param team staff group
 * @param answerHours until the first answer; 24 are a working day
 * @param resolveDays until it is made good
 * @param authority who may decide about goods of that worth
 * @param autoApprove nobody has to look at it
 */
record Triage(String legalBasis, String proposal, String team, long answerHours, long resolveDays, boolean goodsBack, String authority,
              boolean autoApprove) {

    static final Set<String> OUTPUTS = Set.of("legalBasis", "proposal", "team", "answerHours", "resolveDays", "goodsBack", "authority",
            "autoApprove");

    static Triage of(Map<String, Object> row) {
        return new Triage((String) row.get("legalBasis"), (String) row.get("proposal"), (String) row.get("team"),
                ((Number) row.get("answerHours")).longValue(), ((Number) row.get("resolveDays")).longValue(),
                Boolean.TRUE.equals(row.get("goodsBack")), (String) row.get("authority"), Boolean.TRUE.equals(row.get("autoApprove")));
    }
}
