package eu.kapstok.forms;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as forms write and read them: of the day, or with their zone, in the steps that a form allows. */
final class Times {

    private static final Set<Integer> STEPS = Set.of(1, 5, 10, 15, 30, 60);
    private static final int USUAL_STEP = 15;
    private static final int SECONDS = 60;
    private static final String CLOCK = "(\\d{1,2})(?::(\\d{2})(?::\\d{2}(?:\\.\\d{1,9})?)?)?(Z|[+-]\\d{2}(?::?\\d{2})?)?";
    private static final Pattern TIME = Pattern.compile(CLOCK);
    private static final Pattern MOMENT = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T(" + CLOCK + ")");
    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private Times() {
    }

    /** Minutes between the times that may be chosen. */
    static int step(FormComponent input) {
        int step = input.json().path("timeInterval").asInt(USUAL_STEP);
        return STEPS.contains(step) ? step : USUAL_STEP;
    }

    /** The last time before it that may be chosen, or that time itself. */
    static LocalTime stepped(LocalTime time, FormComponent input) {
        int minutes = time.toSecondOfDay() / SECONDS;
        return LocalTime.ofSecondOfDay((minutes - minutes % step(input)) * (long) SECONDS);
    }

    /** The time of the day, in the zone of {@code now}, that is written there. */
    static Optional<LocalTime> time(String written, ZonedDateTime now) {
        Matcher matcher = TIME.matcher(written.strip());
        try {
            if (!matcher.matches()) {
                return Optional.empty();
            }
            LocalTime time = clock(matcher.group(1), matcher.group(2));
            return Optional.of(matcher.group(3) == null ? time
                    : time.atOffset(offset(matcher.group(3))).withOffsetSameInstant(now.getOffset()).toLocalTime());
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** The moment, as clocks in the zone of {@code now} show it, that is written there. */
    static Optional<LocalDateTime> moment(String written, ZonedDateTime now) {
        Matcher matcher = MOMENT.matcher(written.strip());
        try {
            if (!matcher.matches()) {
                return Optional.empty();
            }
            LocalDateTime moment = LocalDate.parse(matcher.group(1)).atTime(clock(matcher.group(3), matcher.group(4)));
            return Optional.of(matcher.group(5) == null ? moment
                    : OffsetDateTime.of(moment, offset(matcher.group(5))).atZoneSameInstant(now.getZone()).toLocalDateTime());
        } catch (DateTimeException noSuchMoment) {
            return Optional.empty();
        }
    }

    /** As the form's answer has it: as it is, with the zone's offset today, or in universal time. */
    static String write(LocalTime time, FormComponent input, ZonedDateTime now) {
        return switch (format(input)) {
            case "utc_offset" -> TO_THE_MINUTE.format(time) + offset(now.getOffset());
            case "utc_normalized" -> TO_THE_MINUTE.format(time.atOffset(now.getOffset()).withOffsetSameInstant(ZoneOffset.UTC)) + "Z";
            default -> TO_THE_MINUTE.format(time);
        };
    }

    /** As the form's answer has it: as it is, with the zone's offset on that day, or in universal time. */
    static String write(LocalDateTime moment, FormComponent input, ZonedDateTime now) {
        ZoneOffset offset = moment.atZone(now.getZone()).getOffset();
        LocalDateTime written = format(input).equals("utc_normalized") ? moment.minusSeconds(offset.getTotalSeconds()) : moment;
        return written.toLocalDate() + "T" + TO_THE_MINUTE.format(written) + switch (format(input)) {
            case "utc_offset" -> offset(offset);
            case "utc_normalized" -> "Z";
            default -> "";
        };
    }

    private static String format(FormComponent input) {
        return input.json().path("timeSerializingFormat").asText("");
    }

    private static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }

    private static ZoneOffset offset(String written) {
        return ZoneOffset.of(written);
    }

    private static LocalTime clock(String hour, String minute) {
        return LocalTime.of(Integer.parseInt(hour), minute == null ? 0 : Integer.parseInt(minute));
    }
}
