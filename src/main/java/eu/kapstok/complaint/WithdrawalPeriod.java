package eu.kapstok.complaint;

import eu.kapstok.engine.BusinessCalendar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** So long a consumer can withdraw from a contract. */
final class WithdrawalPeriod {

    private static final int MONTHS_WITHOUT_INFORMATION = 12;

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

    /**
     * The last day where the consumer was told of the right later than with the order, or not at all: 12 months after the period would
     * have ended, or as many days after they were told as the period has, where that was within those 12 months.
     *
     * @param normal last day as if they had been told in time
     * @param informedOn null while they were not told
     */
    static LocalDate lastDay(LocalDate normal, LocalDate informedOn, int days, BusinessCalendar calendar, String country) {
        LocalDate longest = normal.plusMonths(MONTHS_WITHOUT_INFORMATION);
        if (informedOn == null || informedOn.isAfter(longest)) {
            return longest;
        }
        LocalDate told = lastDay(informedOn, days, calendar, country);
        return told.isBefore(normal) ? normal : told;
    }

    /**
     * What is paid for a service that began on the consumer's request and was used for a part of the time that it was bought for.
     *
     * @param price of all of it
     * @param days that it was bought for
     * @param used days that passed before they withdrew
     */
    static BigDecimal used(BigDecimal price, int days, long used) {
        return price.multiply(BigDecimal.valueOf(Math.max(0, Math.min(used, days)))).divide(BigDecimal.valueOf(days), 2, RoundingMode.HALF_UP);
    }
}
