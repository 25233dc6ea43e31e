package eu.kapstok.engine;

import java.time.LocalDate;

/** Public holidays that no rule of the calendar knows, because somebody added them by hand. */
public interface AddedHolidays {

    /** @param country ISO 3166-1 alpha-2 */
    boolean has(String country, LocalDate day);
}
