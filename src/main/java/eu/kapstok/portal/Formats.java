package eu.kapstok.portal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Amounts, numbers and dates as the page's language writes them; as {@code @formats} in templates. */
@Component
public class Formats {

    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");
    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final char NARROW_NO_BREAK_SPACE = '\u202f';

    /** {@code € 1.234,56}, {@code 1 234,56 €}, {@code €1,234.56}. */
    public String money(BigDecimal amount) {
        if (amount == null) {
            return "";
        }
        String digits = number("#,##0.00", amount.abs());
        String sign = amount.signum() < 0 ? "-" : "";
        return switch (language()) {
            case "fr" -> sign + digits + NO_BREAK_SPACE + '€';
            case "en" -> sign + '€' + digits;
            default -> "€" + NO_BREAK_SPACE + sign + digits;
        };
    }

    /** A unit price keeps up to four decimals, but at least two. */
    public String price(BigDecimal amount) {
        if (amount == null || amount.stripTrailingZeros().scale() <= 2) {
            return money(amount);
        }
        String digits = number("#,##0.00##", amount);
        return switch (language()) {
            case "fr" -> digits + NO_BREAK_SPACE + '€';
            case "en" -> '€' + digits;
            default -> "€" + NO_BREAK_SPACE + digits;
        };
    }

    /** A quantity or another number, without needless zeros. */
    public String number(Number number) {
        return number == null ? "" : number("#,##0.######", number);
    }

    /** {@code 12,5 %}; {@code 12.5%} in English. */
    public String percent(Number percent) {
        if (percent == null) {
            return "";
        }
        return number("#,##0.##", percent) + (language().equals("en") ? "" : String.valueOf(NO_BREAK_SPACE)) + '%';
    }

    /** {@code 22 november 2026}. */
    public String date(LocalDate date) {
        return date == null ? "" : day(date) + DateTimeFormatter.ofPattern(" MMMM yyyy", locale()).format(date);
    }

    /** {@code 22 nov. 2026}, for lists. */
    public String shortDate(LocalDate date) {
        return date == null ? "" : day(date) + DateTimeFormatter.ofPattern(" MMM yyyy", locale()).format(date);
    }

    public String date(Instant moment) {
        return moment == null ? "" : date(moment.atZone(ZONE).toLocalDate());
    }

    public String shortDate(Instant moment) {
        return moment == null ? "" : shortDate(moment.atZone(ZONE).toLocalDate());
    }

    /** {@code 22 november 2026 om 14:05}. */
    public String moment(Instant moment) {
        if (moment == null) {
            return "";
        }
        ZonedDateTime local = moment.atZone(ZONE);
        String joint = switch (language()) {
            case "fr" -> " à ";
            case "en" -> " at ";
            default -> " om ";
        };
        return date(local.toLocalDate()) + joint + DateTimeFormatter.ofPattern("HH:mm").format(local);
    }

    private static String day(LocalDate date) {
        return date.getDayOfMonth() == 1 && language().equals("fr") ? "1er" : String.valueOf(date.getDayOfMonth());
    }

    private static String number(String pattern, Number number) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        switch (language()) {
            case "fr" -> {
                symbols.setGroupingSeparator(NARROW_NO_BREAK_SPACE);
                symbols.setDecimalSeparator(',');
            }
            case "en" -> {
                symbols.setGroupingSeparator(',');
                symbols.setDecimalSeparator('.');
            }
            default -> {
                symbols.setGroupingSeparator('.');
                symbols.setDecimalSeparator(',');
            }
        }
        DecimalFormat format = new DecimalFormat(pattern, symbols);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    private static String language() {
        return locale().getLanguage();
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
