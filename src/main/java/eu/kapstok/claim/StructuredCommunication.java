package eu.kapstok.claim;

import java.util.Optional;
import java.util.regex.Pattern;

/** The Belgian structured communication: ten digits and two that check them, printed as {@code +++202/6001/23464+++}. */
public final class StructuredCommunication {

    private static final Pattern BASE = Pattern.compile("\\d{10}");
    private static final Pattern TYPED = Pattern.compile("(?:(\\+{3}|\\*{3})(.*)\\1|([^+*]*))");
    private static final Pattern DIGITS = Pattern.compile("\\d{12}");
    private static final Pattern NOTHING = Pattern.compile("0+");

    private StructuredCommunication() {
    }

    /**
     * Twelve digits.
     *
     * @param base ten digits
     */
    public static String of(String base) {
        if (!BASE.matcher(base).matches()) {
            throw new IllegalArgumentException(base + " is not ten digits");
        }
        return "%s%02d".formatted(base, Mod97.belgian(base));
    }

    /** {@code +++202/6001/23464+++} of twelve digits. */
    public static String printed(String digits) {
        return "+++%s/%s/%s+++".formatted(digits.substring(0, 3), digits.substring(3, 7), digits.substring(7));
    }

    /** The twelve digits of what somebody typed, with or without signs; empty where it is none, or a digit is wrong. */
    public static Optional<String> read(String typed) {
        String text = typed == null ? "" : typed.replaceAll("\\s", "");
        if (!TYPED.matcher(text).matches()) {
            return Optional.empty();
        }
        String digits = text.replaceAll("[+*/]", "");
        return DIGITS.matcher(digits).matches() && !NOTHING.matcher(digits).matches() && of(digits.substring(0, 10)).equals(digits)
                ? Optional.of(digits) : Optional.empty();
    }
}
