package eu.kapstok.complaint;

import eu.kapstok.engine.BusinessCalendar;
import java.time.LocalDate;

/** So long a consumer can withdraw from a contract. */
final class WithdrawalPeriod {

    private WithdrawalPeriod() {
    }

    /**
     * The last day of a period: the day that it is counted from is not counted, and what would end on no working day ends on the next.
     *
     * @param from day on which the last goods arrived, or of the notice
     * @param country whose holidays count
     */
    static LocalDate lastDay(LocalDate from, int days, BusinessCalendar calendar, String country) {
        LocalDate last = from.plusDays(days);
        return calendar.isWorkingDay(last, country) ? last : calendar.plusWorkingDays(last, 1, country);
    }
}
