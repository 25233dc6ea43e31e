package eu.kapstok.claim;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Account numbers. */
public final class Iban {

    /** Countries of the payment area that number their accounts otherwise than by this table are only checked by their remainder. */
    private static final Map<String, Integer> LENGTHS = Map.ofEntries(Map.entry("BE", 16), Map.entry("NL", 18), Map.entry("LU", 20),
            Map.entry("DE", 22), Map.entry("FR", 27), Map.entry("AT", 20), Map.entry("ES", 24), Map.entry("IT", 27), Map.entry("PT", 25),
            Map.entry("IE", 22), Map.entry("GB", 22), Map.entry("DK", 18), Map.entry("FI", 18), Map.entry("SE", 24), Map.entry("PL", 28));
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}\\d{2}[0-9A-Z]{11,30}");
    private static final Pattern BELGIAN = Pattern.compile("BE\\d{14}");
    private static final Pattern DUTCH = Pattern.compile("NL\\d{2}[A-Z]{4}\\d{10}");
    private static final Pattern BELGIAN_ACCOUNT = Pattern.compile("\\d{12}");

    private Iban() {
    }

    /** As it is compared, of what somebody typed; empty where a sign is wrong or missing. */
    public static Optional<String> read(String typed) {
        String text = typed == null ? "" : typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        boolean right = SHAPE.matcher(text).matches() && LENGTHS.getOrDefault(text.substring(0, 2), text.length()) == text.length()
                && Mod97.of(text.substring(4) + text.substring(0, 4)) == 1 && accountIsRight(text);
        return right ? Optional.of(text) : Optional.empty();
    }

    private static boolean accountIsRight(String iban) {
        return switch (iban.substring(0, 2)) {
            case "BE" -> BELGIAN.matcher(iban).matches() && isBelgianAccount(iban.substring(4));
            case "NL" -> DUTCH.matcher(iban).matches();
            default -> true;
        };
    }

    /** Whether the twelve digits of a Belgian account fit together. */
    static boolean isBelgianAccount(String digits) {
        return BELGIAN_ACCOUNT.matcher(digits).matches()
                && Mod97.belgian(digits.substring(0, 10)) == Integer.parseInt(digits.substring(10));
    }

    /** In groups of four. */
    public static String printed(String iban) {
        return iban.replaceAll("\\s", "").replaceAll("(.{4})(?=.)", "$1 ");
    }
}
