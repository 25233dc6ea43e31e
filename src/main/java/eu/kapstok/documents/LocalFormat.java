package eu.kapstok.documents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Amounts, numbers and dates as a document's language writes them; as {@code format} in templates. */
public class LocalFormat {

    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/MM/yyyy");

    private final Locale locale;
    private final DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
    private final DateTimeFormatter month;

    public LocalFormat(Locale locale) {
        this.locale = locale;
        symbols.setGroupingSeparator(switch (locale.getLanguage()) {
            case "fr" -> NO_BREAK_SPACE;
            case "en" -> ',';
            default -> '.';
        });
        symbols.setDecimalSeparator(locale.getLanguage().equals("en") ? '.' : ',');
        month = DateTimeFormatter.ofPattern("MMMM yyyy", locale);
    }

    /** {@code € 1.234,56}, {@code 1 234,56 €}, {@code €1,234.56}. */
    public String money(BigDecimal amount) {
        return withCurrency(amount, "#,##0.00");
    }

    /** A unit price keeps up to four decimals, but at least two. */
    public String price(BigDecimal amount) {
        return withCurrency(amount, "#,##0.00##");
    }

    /** An amount in a column that says its currency once. */
    public String amount(BigDecimal amount) {
        return digits("#,##0.00", amount);
    }

    /** A unit price in a column that says its currency once. */
    public String unitPrice(BigDecimal amount) {
        return digits("#,##0.00##", amount);
    }

    /** A quantity or another number, without needless zeros. */
    public String number(BigDecimal number) {
        return digits("#,##0.######", number);
    }

    /** {@code 12,5 %}; {@code 12.5%} in English. */
    public String percent(BigDecimal percent) {
        return digits("#,##0.##", percent) + (locale.getLanguage().equals("en") ? "" : NO_BREAK_SPACE) + '%';
    }

    /** {@code 22 november 2026}; the first of a month is {@code 1er} in French. */
    public String date(LocalDate date) {
        String day = date.getDayOfMonth() == 1 && locale.getLanguage().equals("fr") ? "1er" : "" + date.getDayOfMonth();
        return day + NO_BREAK_SPACE + month.format(date);
    }

    /** {@code 22/11/2026}, for columns. */
    public String day(LocalDate date) {
        return DAY.format(date);
    }

    /** The country's name. */
    public String country(String iso) {
        return new Locale("", iso).getDisplayCountry(locale);
    }

    private String withCurrency(BigDecimal amount, String pattern) {
        String digits = digits(pattern, amount.abs());
        String sign = amount.signum() < 0 ? "-" : "";
        return switch (locale.getLanguage()) {
            case "fr" -> sign + digits + NO_BREAK_SPACE + '€';
            case "en" -> sign + '€' + digits;
            default -> "€" + NO_BREAK_SPACE + sign + digits;
        };
    }

    private String digits(String pattern, BigDecimal number) {
        DecimalFormat format = new DecimalFormat(pattern, symbols);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }
}
