package eu.kapstok.claim;

import java.util.Optional;
import java.util.regex.Pattern;

/** The Dutch {@code betalingskenmerk}: one digit that checks the fifteen after it, or a shorter number with its length. */
public final class DutchReference {

    private static final int[] WEIGHTS = {2, 4, 8, 5, 10, 9, 7, 3, 6, 1};
    private static final int MODULUS = 11;
    private static final Pattern LONG = Pattern.compile("\\d{15}");
    private static final Pattern SHORT = Pattern.compile("\\d{7,12}");
    private static final Pattern WHOLE = Pattern.compile("\\d{16}");

    private DutchReference() {
    }

    /**
     * Sixteen digits of fifteen; of 7 to 12 digits the short form with check and length.
     *
     * @param digits 15, or 7 to 12
     */
    public static String of(String digits) {
        if (LONG.matcher(digits).matches()) {
            return check(digits) + digits;
        }
        if (!SHORT.matcher(digits).matches()) {
            throw new IllegalArgumentException(digits + " is neither fifteen nor seven to twelve digits");
        }
        String withLength = digits.length() % 10 + digits;
        return check(withLength) + withLength;
    }

    /** The sixteen digits of what somebody typed; empty where it is none, or a digit is wrong. */
    public static Optional<String> read(String typed) {
        String digits = typed == null ? "" : typed.replaceAll("\\s", "");
        return WHOLE.matcher(digits).matches() && digits.startsWith(check(digits.substring(1))) ? Optional.of(digits) : Optional.empty();
    }

    private static String check(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(digits.length() - 1 - i) - '0') * WEIGHTS[i % WEIGHTS.length];
        }
        int digit = MODULUS - sum % MODULUS;
        return String.valueOf(digit == 10 ? 1 : digit == MODULUS ? 0 : digit);
    }
}
