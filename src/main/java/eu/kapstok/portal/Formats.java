package eu.kapstok.portal;

import eu.kapstok.documents.LocalFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Amounts, numbers and dates as the page's language writes them; as {@code @formats} in templates, "" for null. */
@Component
public class Formats {

    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

    /** {@code € 1.234,56}, {@code 1 234,56 €}, {@code €1,234.56}. */
    public String money(BigDecimal amount) {
        return amount == null ? "" : local().money(amount);
    }

    /** A unit price keeps up to four decimals, but at least two. */
    public String price(BigDecimal amount) {
        return amount == null ? "" : local().price(amount);
    }

    /** A quantity or another number, without needless zeros. */
    public String number(BigDecimal number) {
        return number == null ? "" : local().number(number);
    }

    /** {@code 12,5 %}; {@code 12.5%} in English. */
    public String percent(BigDecimal percent) {
        return percent == null ? "" : local().percent(percent);
    }

    /** {@code 22 november 2026}. */
    public String date(LocalDate date) {
        return date == null ? "" : local().date(date);
    }

    public String date(Instant moment) {
        return moment == null ? "" : date(moment.atZone(ZONE).toLocalDate());
    }

    /** {@code 22 nov. 2026}, for lists. */
    public String shortDate(LocalDate date) {
        if (date == null) {
            return "";
        }
        String day = date.getDayOfMonth() == 1 && language().equals("fr") ? "1er" : String.valueOf(date.getDayOfMonth());
        return day + DateTimeFormatter.ofPattern(" MMM yyyy", locale()).format(date);
    }

    public String shortDate(Instant moment) {
        return moment == null ? "" : shortDate(moment.atZone(ZONE).toLocalDate());
    }

    /** {@code 22 november 2026 om 14:05}. */
    public String moment(Instant moment) {
        if (moment == null) {
            return "";
        }
        ZonedDateTime there = moment.atZone(ZONE);
        String joint = switch (language()) {
            case "fr" -> " à ";
            case "en" -> " at ";
            default -> " om ";
        };
        return date(there.toLocalDate()) + joint + DateTimeFormatter.ofPattern("HH:mm").format(there);
    }

    private static LocalFormat local() {
        return new LocalFormat(locale());
    }

    private static String language() {
        return locale().getLanguage();
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
