package eu.kapstok.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Half-years whose rate nobody entered yet: told three weeks before, and from their first day on interest stops. */
@Component
public class RateGaps {

    private static final int WEEKS_AHEAD = 3;

    private final ClaimTablesStore tables;

    RateGaps(ClaimTablesStore tables) {
        this.tables = tables;
    }

    /**
     * A rate that is missing.
     *
     * @param begin of the half-year
     * @param begun whether interest is stopped already
     */
    public record Gap(RateKind kind, LocalDate begin, boolean begun) {
    }

    public List<Gap> on(LocalDate day) {
        ClaimTables law = tables.current();
        HalfYear now = HalfYear.of(day);
        List<Gap> gaps = new ArrayList<>();
        Arrays.stream(RateKind.values()).filter(kind -> law.rate(kind, day).isEmpty()).forEach(kind -> gaps.add(new Gap(kind, now.begin(), true)));
        if (!day.isBefore(now.next().begin().minusWeeks(WEEKS_AHEAD))) {
            Arrays.stream(RateKind.values()).filter(kind -> law.rate(kind, now.next().begin()).isEmpty())
                    .forEach(kind -> gaps.add(new Gap(kind, now.next().begin(), false)));
        }
        return gaps;
    }

    /** Rates that are missing of the half-year that begins on that day. */
    List<RateKind> of(LocalDate begin) {
        ClaimTables law = tables.current();
        return Arrays.stream(RateKind.values()).filter(kind -> law.rate(kind, begin).isEmpty()).toList();
    }
}
