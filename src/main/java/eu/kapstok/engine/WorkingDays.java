package eu.kapstok.engine;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Lets a model say until when a task of our own people has to be done: {@code camunda:dueDate="${workingDays.after(2)}"}. */
@Component("workingDays")
public class WorkingDays {

    /** The seller's working days count. */
    private static final String COUNTRY = "BE";

    private static final LocalTime END_OF_DAY = LocalTime.of(17, 0);

    private final BusinessCalendar calendar;
    private final Clock clock;

    WorkingDays(BusinessCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The end of the day that is so many working days after today.
     *
     * @param days at least 1
     */
    public Date after(long days) {
        if (days < 1) {
            throw new IllegalArgumentException("A task has at least one working day, not " + days);
        }
        return Date.from(calendar.plusWorkingDays(LocalDate.now(clock), Math.toIntExact(days), COUNTRY).atTime(END_OF_DAY)
                .atZone(EngineClock.ZONE).toInstant());
    }
}
