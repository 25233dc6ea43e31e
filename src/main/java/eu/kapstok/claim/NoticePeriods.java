package eu.kapstok.claim;

import eu.kapstok.engine.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The time to pay that letters give, as the law of each country counts it. */
@Component
public class NoticePeriods {

    private static final String BELGIUM = "BE";
    private static final String NETHERLANDS = "NL";
    private static final int CONSUMER_DAYS = 14;
    private static final int POST_WORKING_DAYS = 3;

    private final BusinessCalendar calendar;
    private final ClaimCounting counting;

    NoticePeriods(BusinessCalendar calendar, ClaimCounting counting) {
        this.calendar = calendar;
        this.counting = counting;
    }

    /**
     * First reminder to a Belgian consumer: 14 days from the third working day after posting, from the day after an electronic one.
     *
     * @param sent day of sending
     */
    public NoticePeriod belgianConsumer(LocalDate sent, Channel channel) {
        LocalDate start = channel == Channel.EMAIL ? sent.plusDays(1) : afterWorkingDays(sent, POST_WORKING_DAYS, BELGIUM);
        return period(start, CONSUMER_DAYS, BELGIUM, counting.shiftEnd());
    }

    /**
     * 14-day letter to a Dutch consumer, which says that payment is in time within fifteen days after its delivery.
     *
     * @param received day of delivery, null: assumed
     */
    public NoticePeriod dutchConsumer(LocalDate sent, Channel channel, LocalDate received) {
        LocalDate delivered = received == null ? delivered(sent, channel, NETHERLANDS) : received;
        return period(delivered.plusDays(1), CONSUMER_DAYS + 1, NETHERLANDS, counting.dutchShiftEnd());
    }

    /** By the law of the consumer's country. */
    public NoticePeriod consumer(String country, LocalDate sent, Channel channel, LocalDate received) {
        return country.equals(NETHERLANDS) ? dutchConsumer(sent, channel, received) : belgianConsumer(sent, channel);
    }

    /** A letter to a business that gives so many days from the day after it arrived. */
    public NoticePeriod business(String country, LocalDate sent, Channel channel, int days) {
        return period(delivered(sent, channel, country).plusDays(1), days, country, counting.shiftEnd());
    }

    /** The day on which a letter is taken to arrive: e-mail at once, post after three working days. */
    public LocalDate delivered(LocalDate sent, Channel channel, String country) {
        return channel == Channel.EMAIL ? sent : afterWorkingDays(sent, POST_WORKING_DAYS, country);
    }

    private NoticePeriod period(LocalDate start, int days, String country, boolean shiftEnd) {
        LocalDate last = start.plusDays(days - 1L);
        while (shiftEnd && !calendar.isWorkingDay(last, country)) {
            last = last.plusDays(1);
        }
        return new NoticePeriod(start, last, last.plusDays(1));
    }

    private LocalDate afterWorkingDays(LocalDate day, int workingDays, String country) {
        LocalDate result = day;
        for (int left = workingDays; left > 0;) {
            result = result.plusDays(1);
            if (works(result, country)) {
                left--;
            }
        }
        return result;
    }

    private boolean works(LocalDate day, String country) {
        return calendar.isWorkingDay(day, country)
                || counting.saturdayIsWorkingDay() && day.getDayOfWeek() == DayOfWeek.SATURDAY && !calendar.isHoliday(day, country);
    }
}
