package eu.kapstok.portal;

import static eu.kapstok.portal.Milestone.State.CURRENT;
import static eu.kapstok.portal.Milestone.State.OPEN;
import static eu.kapstok.portal.Milestone.State.REACHED;
import static eu.kapstok.portal.Milestone.State.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.portal.Milestones.Pass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How far a case is, read from what its elements did. */
class MilestoneLineTest {

    private static final MilestoneModel MODEL = new MilestoneModel(new TreeMap<>(Map.of(
            1, Map.of("nl", "In voorbereiding", "en", "In preparation"), 2, Map.of("nl", "Verstuurd"), 3, Map.of("", "Decide on quote"),
            4, Map.of())), Map.of("Load", 1, "Send", 2, "Decide", 3, "Call", 3, "Order", 4));

    private final List<Pass> passes = new ArrayList<>();

    @Test
    void caseThatBeganIsAtItsFirstMilestone() {
        begins("Load");

        assertThat(states(true)).containsExactly(CURRENT, OPEN, OPEN, OPEN);
    }

    @Test
    void whatEndedIsReachedAndWhatRunsIsTheCurrentOne() {
        ends("Load", 1);
        ends("Send", 2);
        begins("Decide");

        assertThat(states(true)).containsExactly(REACHED, REACHED, CURRENT, OPEN);
        assertThat(line(true)).extracting(Milestone::reachedAt).containsExactly(at(1), at(2), null, null);
    }

    @Test
    void betweenTwoMilestonesTheNextOneIsTheCurrentOne() {
        ends("Load", 1);

        assertThat(states(true)).containsExactly(REACHED, CURRENT, OPEN, OPEN);
    }

    @Test
    void milestoneThatALaterOneLeftOutIsSkipped() {
        ends("Load", 1);
        ends("Send", 2);
        brokenOff("Decide");
        ends("Order", 5);

        assertThat(states(false)).containsExactly(REACHED, REACHED, SKIPPED, REACHED);
    }

    @Test
    void oneOfTheElementsOfAMilestoneIsEnough() {
        ends("Load", 1);
        ends("Send", 2);
        brokenOff("Decide");
        ends("Call", 4);

        assertThat(states(true)).containsExactly(REACHED, REACHED, REACHED, CURRENT);
    }

    @Test
    void endedCaseWaitsForNothing() {
        ends("Load", 1);
        ends("Send", 2);
        ends("Decide", 3);

        assertThat(states(false)).containsExactly(REACHED, REACHED, REACHED, OPEN);
    }

    @Test
    void whatWasBegunAgainIsNotReachedAnyMore() {
        ends("Load", 1);
        ends("Send", 2);
        brokenOff("Decide");
        begins("Load");

        assertThat(states(true)).containsExactly(CURRENT, OPEN, OPEN, OPEN);
    }

    @Test
    void lastPassCounts() {
        ends("Load", 1);
        ends("Send", 2);
        ends("Decide", 3);
        ends("Load", 6);
        ends("Send", 7);

        assertThat(states(true)).containsExactly(REACHED, REACHED, CURRENT, OPEN);
        assertThat(line(true)).extracting(Milestone::reachedAt).containsExactly(at(6), at(7), null, null);
    }

    @Test
    void textIsInTheReadersLanguageOrInOneThatThereIs() {
        assertThat(line(true)).extracting(Milestone::text).containsExactly("In preparation", "Verstuurd", "Decide on quote", "4");
    }

    private List<Milestone.State> states(boolean running) {
        return line(running).stream().map(Milestone::state).toList();
    }

    private List<Milestone> line(boolean running) {
        return Milestones.line(MODEL, passes, running, Locale.ENGLISH);
    }

    private void begins(String element) {
        passes.add(new Pass(element, null, false));
    }

    private void brokenOff(String element) {
        passes.add(new Pass(element, null, true));
    }

    private void ends(String element, int hour) {
        passes.add(new Pass(element, at(hour), false));
    }

    private static Instant at(int hour) {
        return Instant.parse("2026-03-02T0" + hour + ":00:00Z");
    }
}
