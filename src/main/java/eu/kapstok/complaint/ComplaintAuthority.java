package eu.kapstok.complaint;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who may decide about how much, by table {@code complaint-authority} and the groups of the settings. */
@Component
class ComplaintAuthority {

    /** From the least to the most. */
    private static final List<String> LEVELS = List.of("AGENT", "TEAM_LEAD", "MANAGER", "DIRECTOR");

    private final ComplaintReturnProcess process;
    private final Map<String, Set<String>> groups;
    private final ComplaintWords words;

    ComplaintAuthority(@Lazy ComplaintReturnProcess process, ComplaintSettings settings, ComplaintWords words) {
        this.process = process;
        this.groups = settings.authorities();
        this.words = words;
    }

    /**
     * Names of the groups that may decide that amount, empty where a member of those groups may.
     *
     * @param amount EUR excluding VAT
     */
    Optional<String> missing(BigDecimal amount, Collection<String> memberOf) {
        int needed = LEVELS.indexOf(process.authority(amount));
        int held = 0;
        for (int level = 1; level < LEVELS.size(); level++) {
            if (groups.getOrDefault(LEVELS.get(level), Set.of()).stream().anyMatch(memberOf::contains)) {
                held = level;
            }
        }
        return needed <= held ? Optional.empty() : Optional.of(LEVELS.subList(needed, LEVELS.size()).stream()
                .flatMap(level -> groups.getOrDefault(level, Set.of()).stream()).sorted().distinct().map(words::group)
                .reduce((first, second) -> first + ", " + second).orElse(LEVELS.get(needed)));
    }
}
