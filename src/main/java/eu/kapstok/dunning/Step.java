package eu.kapstok.dunning;

import eu.kapstok.claim.LetterLevel;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What the table of steps says of one invoice.
 *
 * @param name such as REMINDER_1_NO_COST
 * @param charge what may be asked beside what is open: NONE, STATUTORY, ANNOUNCED, CAPPED or BIK
 * @param termDays term that the letter sets
 * @param lookIn days after which it is looked at again
 * @param rule of the table
 */
record Step(String name, String charge, int termDays, int lookIn, String rule) {

    static final String COURTESY = LetterLevel.COURTESY_NOTICE.name();
    static final String WRITE_OFF = "WRITE_OFF_SMALL";
    static final String FILE_CLAIM = "STOP_FILE_CLAIM";
    static final String ABROAD = "FOLLOW_UP_ABROAD";
    static final String CALL = "CALL_CUSTOMER";
    static final String BLOCK = "BLOCK_ORDERS";
    static final String HAND_OVER = "HAND_OVER";
    static final Step CHECK_DATES = new Step("CHECK_DATES", "NONE", 0, 7, "");
    static final Step NOTHING = new Step("NONE", "NONE", 0, 1, "");

    static Step of(Map<String, Object> row) {
        return row.isEmpty() ? NOTHING : new Step((String) row.get("step"), (String) row.get("charge"), number(row, "termDays"),
                Math.max(1, number(row, "lookIn")), String.valueOf(row.get("rule")));
    }

    private static int number(Map<String, Object> row, String column) {
        return row.get(column) instanceof Number number ? number.intValue() : 0;
    }

    /** The letter that this step sends, empty for a step that sends none. */
    Optional<LetterLevel> letter() {
        return Arrays.stream(LetterLevel.values()).filter(level -> level.name().equals(name)).findFirst();
    }

    /** A courtesy notice is no reminder. */
    boolean counts() {
        return !name.equals(COURTESY);
    }
}
