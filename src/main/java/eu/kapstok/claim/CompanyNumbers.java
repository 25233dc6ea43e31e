package eu.kapstok.claim;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers that companies are known by. */
public final class CompanyNumbers {

    private static final Pattern BELGIAN = Pattern.compile("(?:BE)?([01]\\d{9}|\\d{9})");
    private static final Pattern DUTCH = Pattern.compile("NL(\\d{9})B(\\d{2})");
    private static final Pattern CHAMBER = Pattern.compile("\\d{8}|\\d{12}");
    private static final int ELEVEN = 11;
    private static final int LAST = 8;
    private static final int HEAVIEST = 9;
    private static final int CHECK = 97;

    private CompanyNumbers() {
    }

    /** The ten digits of a Belgian enterprise or VAT number as somebody typed it; empty where it is none, or a digit is wrong. */
    public static Optional<String> belgian(String typed) {
        Matcher number = BELGIAN.matcher(plain(typed));
        if (!number.matches()) {
            return Optional.empty();
        }
        String digits = number.group(1).length() == 9 ? "0" + number.group(1) : number.group(1);
        return CHECK - Integer.parseInt(digits.substring(0, 8)) % CHECK == Integer.parseInt(digits.substring(8))
                ? Optional.of(digits) : Optional.empty();
    }

    /** {@code 0403.019.261} of ten digits. */
    public static String printedBelgian(String digits) {
        return "%s.%s.%s".formatted(digits.substring(0, 4), digits.substring(4, 7), digits.substring(7));
    }

    /** A Dutch VAT number as somebody typed it, with capitals and without signs; empty where it is none, or a digit is wrong. */
    public static Optional<String> dutchVat(String typed) {
        String text = plain(typed);
        Matcher number = DUTCH.matcher(text);
        return number.matches() && (passesEleven(number.group(1)) || Mod97.of(text) == 1) ? Optional.of(text) : Optional.empty();
    }

    /** Whether it can be the number of a company (8 digits) or an establishment (12) in the Dutch register; no digit checks it. */
    public static boolean isDutchChamber(String typed) {
        return CHAMBER.matcher(plain(typed)).matches();
    }

    /** Whether it is a number of a company of that country. */
    public static boolean isCompany(String country, String typed) {
        return country.equals("NL") ? dutchVat(typed).isPresent() || isDutchChamber(typed) : belgian(typed).isPresent();
    }

    private static boolean passesEleven(String digits) {
        int sum = -(digits.charAt(LAST) - '0');
        for (int i = 0; i < LAST; i++) {
            sum += (digits.charAt(i) - '0') * (HEAVIEST - i);
        }
        return sum % ELEVEN == 0 && sum > 0;
    }

    private static String plain(String typed) {
        return typed == null ? "" : typed.replaceAll("[\\s.\\-]", "").toUpperCase(Locale.ROOT);
    }
}
