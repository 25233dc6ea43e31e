package eu.kapstok.complaint;

import eu.kapstok.engine.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** Counts in the hours in which complaints are worked on: working days, from opening to closing. */
@Component
class ServiceHours {

    /** The seller's working days count. */
    private static final String COUNTRY = "BE";

    private static final int DAY = 24;

    private final BusinessCalendar calendar;
    private final LocalTime opens;
    private final LocalTime closes;

    ServiceHours(BusinessCalendar calendar, ComplaintSettings settings) {
        this.calendar = calendar;
        this.opens = settings.opens();
        this.closes = settings.closes();
    }

    /** The moment so many hours later; each 24 of them are one working day, what is left are hours of a working day. */
    Instant after(Instant from, long hours) {
        Duration day = Duration.between(opens, closes);
        Duration rest = Duration.ofHours(hours % DAY);
        Duration left = day.multipliedBy(hours / DAY).plus(rest.compareTo(day) > 0 ? day : rest);
        ZonedDateTime at = opened(from.atZone(Complaint.SELLER));
        while (left.compareTo(untilClosing(at)) > 0) {
            left = left.minus(untilClosing(at));
            at = opened(at.toLocalDate().plusDays(1).atTime(opens).atZone(Complaint.SELLER));
        }
        return at.plus(left).toInstant();
    }

    /** Closing time so many days later, of the next working day where that day is none. */
    Instant endOf(Instant from, long days) {
        LocalDate day = from.atZone(Complaint.SELLER).toLocalDate().plusDays(days);
        while (!calendar.isWorkingDay(day, COUNTRY)) {
            day = day.plusDays(1);
        }
        return day.atTime(closes).atZone(Complaint.SELLER).toInstant();
    }

    private Duration untilClosing(ZonedDateTime at) {
        return Duration.between(at.toLocalTime(), closes);
    }

    /** That moment, or the next one at which somebody works. */
    private ZonedDateTime opened(ZonedDateTime at) {
        ZonedDateTime moment = at;
        if (!moment.toLocalTime().isBefore(closes)) {
            moment = moment.toLocalDate().plusDays(1).atTime(opens).atZone(Complaint.SELLER);
        } else if (moment.toLocalTime().isBefore(opens)) {
            moment = moment.toLocalDate().atTime(opens).atZone(Complaint.SELLER);
        }
        while (!calendar.isWorkingDay(moment.toLocalDate(), COUNTRY)) {
            moment = moment.toLocalDate().plusDays(1).atTime(opens).atZone(Complaint.SELLER);
        }
        return moment;
    }
}
