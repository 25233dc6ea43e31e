package eu.kapstok.claim;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a payment code says to a banking app: EPC069-12, version 2, UTF-8.
 *
 * @param bic null where it is not said
 * @param holder exact name of who is paid
 * @param iban without spaces
 * @param amount EUR, null where the payer chooses it
 * @param purpose code, null where none
 * @param structured reference in line 10, null where the text is used or none
 * @param text free text in line 11, null where the reference is used or none
 * @param note to the payer, null where none
 */
public record EpcCode(String bic, String holder, String iban, BigDecimal amount, String purpose, String structured, String text,
                      String note) {

    private static final int MOST_BYTES = 331;
    private static final int MOST_HOLDER = 70;
    private static final int MOST_PURPOSE = 4;
    private static final int MOST_STRUCTURED = 35;
    private static final int MOST_TEXT = 140;
    private static final int MOST_NOTE = 70;
    private static final BigDecimal LEAST = new BigDecimal("0.01");
    private static final BigDecimal MOST = new BigDecimal("999999999.99");
    private static final Pattern BIC = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");

    public EpcCode {
        check(bic == null || BIC.matcher(bic).matches(), "The BIC has another form");
        check(holder != null && !holder.isBlank(), "The name of who is paid is missing");
        check(Iban.read(iban).filter(iban::equals).isPresent(), "The IBAN is wrong");
        check(amount == null || amount.compareTo(LEAST) >= 0 && amount.compareTo(MOST) <= 0 && amount.stripTrailingZeros().scale() <= 2,
                "The amount cannot be paid");
        check(structured == null || text == null, "A reference and a text exclude each other");
        fits(holder, MOST_HOLDER);
        fits(purpose, MOST_PURPOSE);
        fits(structured, MOST_STRUCTURED);
        fits(text, MOST_TEXT);
        fits(note, MOST_NOTE);
        check(write(bic, holder, iban, amount, purpose, structured, text, note).getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES,
                "The code is too long");
    }

    /** The lines; nothing follows the last one that says something. */
    public String payload() {
        return write(bic, holder, iban, amount, purpose, structured, text, note);
    }

    private static String write(String bic, String holder, String iban, BigDecimal amount, String purpose, String structured, String text,
                                String note) {
        List<String> lines = new ArrayList<>(List.of("BCD", "002", "1", "SCT", or(bic), holder, iban,
                amount == null ? "" : "EUR" + amount.setScale(2).toPlainString(), or(purpose), or(structured), or(text), or(note)));
        while (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return String.join("\n", lines);
    }

    private static String or(String value) {
        return value == null ? "" : value;
    }

    private static void fits(String value, int most) {
        check(value == null || value.length() <= most && value.indexOf('\n') < 0 && value.indexOf('\r') < 0,
                "A line of the code is too long or more than one");
    }

    private static void check(boolean right, String problem) {
        if (!right) {
            throw new IllegalArgumentException(problem);
        }
    }
}
