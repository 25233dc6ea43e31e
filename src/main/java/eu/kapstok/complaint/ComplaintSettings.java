package eu.kapstok.complaint;

import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param opens begin of the hours in which complaints are worked on, where the seller is
 * @param closes end of them
 * @param answerHours until when a customer hears more, as the acknowledgement says; 24 are a working day
 * @param resolveDays until it is made good, before the table says something else
 * @param informationDays so long a customer can answer what is asked
 * @param proposalDays so long a customer can object to what is proposed
 * @param ratingDays so long a customer can say how it went
 * @param oldestYears a delivery longer ago cannot be reported any more
 * @param managers staff group that leads a team, by the team's group
 * @param authorities staff groups that may decide more than who works on it, by the authority's name
 */
@ConfigurationProperties("complaint")
record ComplaintSettings(LocalTime opens, LocalTime closes, int answerHours, int resolveDays, int informationDays, int proposalDays,
                         int ratingDays, int oldestYears, Map<String, String> managers, Map<String, Set<String>> authorities) {

    ComplaintSettings {
        managers = managers == null ? Map.of() : Map.copyOf(managers);
        authorities = authorities == null ? Map.of() : Map.copyOf(authorities);
        if (opens == null || closes == null || !opens.isBefore(closes)) {
            throw new IllegalArgumentException("complaint needs opens and closes, two times of a day");
        }
        if (answerHours < 1 || resolveDays < 1 || informationDays < 1 || proposalDays < 1 || ratingDays < 1 || oldestYears < 1) {
            throw new IllegalArgumentException("complaint needs hours, days and years of at least 1");
        }
    }

    /** Who leads that team; the team itself where nobody was named. */
    String managerOf(String team) {
        return managers.getOrDefault(team, team);
    }
}
