package eu.kapstok.quote;

import eu.kapstok.engine.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The moments at which something happens to a quote that nobody answers, by the working days where the customer is. */
@Component
class AnswerTimes {

    /** For a moment that is left out: its timer ends with the validity and never gets there. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * @param due last moment at which the customer may answer, as a task shows it
     * @param end first moment at which they no longer can
     */
    record Moments(Instant reminder, Instant call, Instant due, Instant end) {
    }

    private final BusinessCalendar calendar;
    private final AnswerSettings settings;

    AnswerTimes(BusinessCalendar calendar, AnswerSettings settings) {
        this.calendar = calendar;
        this.settings = settings;
    }

    /**
     * @param sent when the customer got it
     * @param country of the customer
     */
    Moments of(Quote quote, Instant sent, String country) {
        Instant reminder = on(calendar.plusWorkingDays(quote.validUntil(), -settings.reminderWorkingDays(), country));
        Instant end = quote.endOfValidity();
        return new Moments(reminder.isBefore(sent) ? NEVER : reminder, after(settings.callWorkingDays(), sent, country),
                end.minusSeconds(1), end);
    }

    /** The moment for an attempt so many working days from then. */
    Instant after(int workingDays, Instant from, String country) {
        return on(calendar.plusWorkingDays(from.atZone(Quote.SELLER).toLocalDate(), workingDays, country));
    }

    private Instant on(LocalDate day) {
        return day.atTime(settings.at()).atZone(Quote.SELLER).toInstant();
    }
}
