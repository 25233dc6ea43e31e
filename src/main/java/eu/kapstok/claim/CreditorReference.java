package eu.kapstok.claim;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The creditor reference of ISO 11649: {@code RF}, two digits that check it, and 1 to 21 letters and digits. */
public final class CreditorReference {

    private static final Pattern FREE = Pattern.compile("[0-9A-Z]{1,21}");
    private static final Pattern WHOLE = Pattern.compile("RF\\d{2}[0-9A-Z]{1,21}");
    private static final int CHECK = 98;

    private CreditorReference() {
    }

    /** @param reference 1 to 21 digits and capital letters */
    public static String of(String reference) {
        if (!FREE.matcher(reference).matches()) {
            throw new IllegalArgumentException(reference + " has other signs than digits and capital letters, or too many");
        }
        return "RF%02d%s".formatted(CHECK - Mod97.of(reference + "RF00"), reference);
    }

    /** In groups of four. */
    public static String printed(String reference) {
        return reference.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** The reference as it is compared, of what somebody typed; empty where it is none, or a sign is wrong. */
    public static Optional<String> read(String typed) {
        String text = typed == null ? "" : typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        return WHOLE.matcher(text).matches() && Mod97.of(text.substring(4) + text.substring(0, 4)) == 1 ? Optional.of(text) : Optional.empty();
    }
}
