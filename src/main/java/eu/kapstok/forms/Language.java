package eu.kapstok.forms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a language writes numbers and dates, and what it takes for one. */
enum Language {

    NL("nl", ',', '.'),
    FR("fr", ',', '\u202f'),
    EN("en", '.', ',');

    private static final int MOST_CHARACTERS = 40;
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})\\s*[:.uh]\\s*(\\d{2})?(?::\\d{2})?\\s*(am|pm)?");
    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

    private final String code;
    private final char decimal;
    private final char grouping;
    private final Pattern grouped;
    private final Pattern plain;

    Language(String code, char decimal, char grouping) {
        this.code = code;
        this.decimal = decimal;
        this.grouping = grouping;
        String separator = decimal == ',' ? "[.\\u0020\\u00a0\\u202f']" : "[,\\u0020\\u00a0\\u202f']";
        this.grouped = Pattern.compile("([-+]?)(\\d{1,3}(?:" + separator + "\\d{3})+|\\d+)(?:[" + decimal + "](\\d*))?");
        this.plain = Pattern.compile("([-+]?)(\\d*)(?:[.,](\\d+))?");
    }

    static Language of(Locale locale) {
        for (Language language : values()) {
            if (language.code.equals(locale.getLanguage())) {
                return language;
            }
        }
        return NL;
    }

    String code() {
        return code;
    }

    Locale locale() {
        return Locale.forLanguageTag(code);
    }

    /** The number somebody typed, in this language's way first and with the other decimal sign where that cannot be misread. */
    Optional<BigDecimal> number(String typed) {
        String text = typed.strip().replace('\u2212', '-');
        if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        Matcher own = grouped.matcher(text);
        if (own.matches()) {
            return Optional.of(number(own.group(1), own.group(2).replaceAll("\\D", ""), own.group(3)));
        }
        Matcher other = plain.matcher(text);
        if (other.matches() && (!other.group(2).isEmpty() || other.group(3) != null)) {
            return Optional.of(number(other.group(1), other.group(2), other.group(3)));
        }
        return Optional.empty();
    }

    private static BigDecimal number(String sign, String whole, String fraction) {
        return new BigDecimal(sign + (whole.isEmpty() ? "0" : whole) + (fraction == null || fraction.isEmpty() ? "" : "." + fraction));
    }

    /** The day somebody typed or picked; a day that no calendar has is none. */
    static Optional<LocalDate> date(String typed) {
        String text = typed.strip();
        Matcher iso = ISO_DATE.matcher(text);
        Matcher dayFirst = DAY_FIRST.matcher(text);
        try {
            if (iso.matches()) {
                return Optional.of(LocalDate.of(whole(iso, 1), whole(iso, 2), whole(iso, 3)));
            }
            if (dayFirst.matches()) {
                return Optional.of(LocalDate.of(whole(dayFirst, 3), whole(dayFirst, 2), whole(dayFirst, 1)));
            }
            return Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** The time of the day somebody typed or picked: {@code 14:30}, {@code 14u30}, {@code 14h30}, {@code 2:30 pm}. */
    static Optional<LocalTime> time(String typed) {
        Matcher time = TIME.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (!time.matches()) {
            return Optional.empty();
        }
        int hour = whole(time, 1);
        int minute = time.group(2) == null ? 0 : whole(time, 2);
        boolean halves = time.group(3) != null;
        if (halves ? hour < 1 || hour > 12 : hour > 23) {
            return Optional.empty();
        }
        int afternoon = "pm".equals(time.group(3)) ? 12 : 0;
        return minute > 59 ? Optional.empty() : Optional.of(LocalTime.of(halves ? hour % 12 + afternoon : hour, minute));
    }

    private static int whole(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** A number to edit: the decimal sign of the language, nothing between thousands. */
    String edit(BigDecimal number) {
        return number.toPlainString().replace('.', decimal);
    }

    /** Any value as it reads in running text and in tables. */
    String write(Object value) {
        if (value == null) {
            return "";
        } else if (value instanceof BigDecimal number) {
            return number(number, Math.max(0, number.scale()));
        } else if (value instanceof Double || value instanceof Float) {
            return Double.isFinite(((Number) value).doubleValue()) ? number(BigDecimal.valueOf(((Number) value).doubleValue()), 0) : "";
        } else if (value instanceof Number number) {
            return number(BigDecimal.valueOf(number.longValue()), 0);
        } else if (value instanceof LocalDate date) {
            return date(date);
        } else if (value instanceof Date moment) {
            return date(moment.toInstant().atZone(ZONE).toLocalDate());
        } else if (value instanceof Map<?, ?> || value instanceof List<?>) {
            return Choice.json(value);
        } else if (value instanceof Boolean truth) {
            return switch (this) {
                case NL -> truth ? "ja" : "nee";
                case FR -> truth ? "oui" : "non";
                case EN -> truth ? "yes" : "no";
            };
        }
        return value.toString();
    }

    private String number(BigDecimal number, int decimals) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setDecimalSeparator(decimal);
        symbols.setGroupingSeparator(grouping);
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(Math.max(decimals, 10));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    private String date(LocalDate date) {
        String day = this == FR && date.getDayOfMonth() == 1 ? "1er" : String.valueOf(date.getDayOfMonth());
        return day + DateTimeFormatter.ofPattern(" MMMM yyyy", locale()).format(date);
    }
}
