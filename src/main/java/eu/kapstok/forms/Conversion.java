package eu.kapstok.forms;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Brings an answer into the type that its input declares, from whatever came in. */
final class Conversion {

    static final int LONGEST_LINE = 4_000;
    static final int LONGEST_TEXT = 10_000;

    private static final BigDecimal TOO_LARGE = new BigDecimal("1e15");
    private static final int MOST_DECIMALS = 10;
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[-+]?\\d{1,30}(\\.\\d{1,30})?");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private Conversion() {
    }

    /**
     * @param options what the input offers, ignored where it offers nothing
     * @param now in the zone whose clocks people read
     */
    static Converted convert(FormComponent input, Object raw, List<Choice> options, Language language, ZonedDateTime now) {
        if (raw == null || isEmpty(raw)) {
            return input.type() == FormComponent.Type.CHECKBOX ? Converted.value(false)
                    : input.isMany() ? Converted.value(List.of()) : Converted.NOTHING;
        }
        return switch (input.type()) {
            case TEXTFIELD, TEXTAREA -> text(input, raw);
            case NUMBER -> number(input, raw, language);
            case CHECKBOX -> truth(raw);
            case DATE -> date(raw);
            case TIME -> time(input, raw, now);
            case DATETIME -> moment(input, raw, now);
            case SELECT, RADIO -> choice(raw, options);
            case CHECKLIST, TAGLIST -> choices(raw, options);
            default -> Converted.problem("forms.problem.kind");
        };
    }

    private static boolean isEmpty(Object raw) {
        return (raw instanceof Typed || raw instanceof String) && raw.toString().isBlank()
                || raw instanceof Typed.Moment moment && moment.date().isBlank() && moment.time().isBlank();
    }

    private static Converted text(FormComponent input, Object raw) {
        if (!(raw instanceof Typed || raw instanceof String)) {
            return Converted.problem("forms.problem.kind");
        }
        boolean lines = input.type() == FormComponent.Type.TEXTAREA;
        String text = raw.toString().replace("\r\n", "\n").replace('\r', '\n');
        text = (lines ? text : text.replace('\n', ' ').replace('\t', ' ')).strip();
        int longest = longest(input);
        if (text.length() > longest) {
            return Converted.problem("forms.problem.tooLong", longest);
        }
        return WrittenText.isClean(text) ? Converted.value(text)
                : Converted.problem("forms.problem.characters");
    }

    /** The form's own limit where it has one, else ours. */
    static int longest(FormComponent input) {
        int limit = input.type() == FormComponent.Type.TEXTAREA ? LONGEST_TEXT : LONGEST_LINE;
        int own = input.rule("maxLength").asInt(0);
        return own > 0 ? Math.min(own, LONGEST_TEXT) : limit;
    }

    private static Converted number(FormComponent input, Object raw, Language language) {
        Optional<BigDecimal> number = number(raw, language);
        if (number.isEmpty()) {
            return Converted.problem("forms.problem.number");
        }
        BigDecimal value = number.get();
        if (value.abs().compareTo(TOO_LARGE) >= 0) {
            return Converted.problem("forms.problem.tooLarge");
        }
        Integer digits = input.decimalDigits();
        int decimals = Math.max(0, value.stripTrailingZeros().scale());
        if (decimals > (digits == null ? MOST_DECIMALS : digits)) {
            return digits != null && digits == 0 ? Converted.problem("forms.problem.whole")
                    : Converted.problem("forms.problem.decimals", digits == null ? MOST_DECIMALS : digits);
        }
        if (input.json().path("serializeToString").asBoolean(false)) {
            return Converted.value(value.toPlainString());
        }
        return Converted.value(digits != null && digits == 0 ? (Object) value.longValueExact() : value);
    }

    private static Optional<BigDecimal> number(Object raw, Language language) {
        if (raw instanceof Typed typed) {
            return language.number(typed.text());
        } else if (raw instanceof String text) {
            return PLAIN_NUMBER.matcher(text.strip()).matches() ? Optional.of(new BigDecimal(text.strip())) : Optional.empty();
        } else if (raw instanceof Double || raw instanceof Float) {
            double value = ((Number) raw).doubleValue();
            return Double.isFinite(value) && Math.abs(value) < 1e30 ? Optional.of(BigDecimal.valueOf(value)) : Optional.empty();
        } else if (raw instanceof BigDecimal value) {
            return Math.abs(value.scale()) < 100 && value.precision() < 100 ? Optional.of(value) : Optional.empty();
        } else if (raw instanceof BigInteger value) {
            return value.bitLength() < 300 ? Optional.of(new BigDecimal(value)) : Optional.empty();
        } else if (raw instanceof Number value) {
            return Optional.of(BigDecimal.valueOf(value.longValue()));
        }
        return Optional.empty();
    }

    private static Converted truth(Object raw) {
        if (raw instanceof Boolean truth) {
            return Converted.value(truth);
        }
        return switch (raw instanceof Typed || raw instanceof String ? raw.toString() : "") {
            case "true", "on" -> Converted.value(true);
            case "false" -> Converted.value(false);
            default -> Converted.problem("forms.problem.kind");
        };
    }

    private static Converted date(Object raw) {
        Optional<LocalDate> date = raw instanceof LocalDate day ? Optional.of(day)
                : raw instanceof Typed || raw instanceof String ? Language.date(raw.toString()) : Optional.empty();
        return date.filter(Conversion::isOfOurTime).map(Converted::value).orElse(Converted.problem("forms.problem.date"));
    }

    private static boolean isOfOurTime(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }

    private static Converted time(FormComponent input, Object raw, ZonedDateTime now) {
        Optional<LocalTime> time = raw instanceof Typed typed ? Language.time(typed.text())
                : raw instanceof String text ? Times.time(text, now) : Optional.empty();
        return time.map(found -> Converted.value(Times.write(Times.stepped(found, input), input, now)))
                .orElse(Converted.problem("forms.problem.time"));
    }

    private static Converted moment(FormComponent input, Object raw, ZonedDateTime now) {
        if (raw instanceof Typed.Moment typed) {
            Optional<LocalDate> date = Language.date(typed.date()).filter(Conversion::isOfOurTime);
            Optional<LocalTime> time = Language.time(typed.time());
            if (typed.date().isBlank() || typed.time().isBlank()) {
                return Converted.problem("forms.problem.dateAndTime");
            }
            return date.isEmpty() ? Converted.problem("forms.problem.date") : time.isEmpty() ? Converted.problem("forms.problem.time")
                    : Converted.value(Times.write(date.get().atTime(Times.stepped(time.get(), input)), input, now));
        }
        Optional<LocalDateTime> moment = raw instanceof String text ? Times.moment(text, now) : Optional.empty();
        return moment.filter(found -> isOfOurTime(found.toLocalDate()))
                .map(found -> Converted.value(Times.write(found.with(Times.stepped(found.toLocalTime(), input)), input, now)))
                .orElse(Converted.problem("forms.problem.date"));
    }

    private static Converted choice(Object raw, List<Choice> options) {
        if (raw instanceof List<?>) {
            return Converted.problem("forms.problem.kind");
        }
        return options.stream().filter(option -> option.is(raw)).findFirst()
                .map(option -> Converted.value(option.value())).orElse(Converted.problem("forms.problem.option"));
    }

    private static Converted choices(Object raw, List<Choice> options) {
        if (!(raw instanceof Collection<?> || raw instanceof Typed)) {
            return Converted.problem("forms.problem.kind");
        }
        Set<Object> chosen = new LinkedHashSet<>();
        for (Object one : raw instanceof Collection<?> many ? many : List.of(raw)) {
            Converted choice = one == null ? Converted.problem("forms.problem.option") : choice(one, options);
            if (choice.isProblem()) {
                return choice;
            }
            chosen.add(choice.value());
        }
        return Converted.value(List.copyOf(chosen));
    }
}
