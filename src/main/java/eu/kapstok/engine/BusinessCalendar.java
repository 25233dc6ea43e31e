package eu.kapstok.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Working days by country: Monday to Friday without the public holidays of {@code calendar/holidays.csv} and those that were added by
 * hand.
 */
@Component
public class BusinessCalendar {

    /**
     * A public holiday.
     *
     * @param name as the country calls it
     */
    public record Named(LocalDate day, String name) {
    }

    private record Holiday(String country, String name, int from, int until, String rule) {

        LocalDate in(int year) {
            if (rule.startsWith("EASTER")) {
                return easter(year).plusDays(Integer.parseInt(rule.substring("EASTER".length())));
            }
            String[] parts = rule.split("/SUN");
            LocalDate day = MonthDay.parse(parts[0], DateTimeFormatter.ofPattern("MM-dd")).atYear(year);
            return parts.length == 2 && day.getDayOfWeek() == DayOfWeek.SUNDAY
                    ? day.plusDays(Integer.parseInt(parts[1])) : day;
        }
    }

    private record CountryYear(String country, int year) {
    }

    private final List<Holiday> holidays;
    private final ConcurrentHashMap<CountryYear, Set<LocalDate>> known = new ConcurrentHashMap<>();

    private final Supplier<AddedHolidays> added;

    /** Knows only the holidays that follow a rule. */
    BusinessCalendar() throws IOException {
        this(() -> null);
    }

    @Autowired
    BusinessCalendar(ObjectProvider<AddedHolidays> added) throws IOException {
        this(added::getIfAvailable);
    }

    private BusinessCalendar(Supplier<AddedHolidays> added) throws IOException {
        this.added = added;
        String table = new ClassPathResource("calendar/holidays.csv").getContentAsString(StandardCharsets.UTF_8);
        holidays = table.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> {
            String[] cells = line.split(";");
            int until = cells[3].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(cells[3]);
            return new Holiday(cells[0], cells[1], Integer.parseInt(cells[2]), until, cells[4]);
        }).toList();
    }

    /** @param country ISO 3166-1 alpha-2; one without holidays in the table has weekends only */
    public boolean isWorkingDay(LocalDate day, String country) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !isHoliday(day, country);
    }

    /** Whether it is a public holiday, on whatever day of the week. */
    public boolean isHoliday(LocalDate day, String country) {
        AddedHolidays byHand = added.get();
        return holidaysOf(new CountryYear(country, day.getYear())).contains(day) || byHand != null && byHand.has(country, day);
    }

    /** The holidays that follow a rule, by day. */
    public List<Named> holidays(String country, int year) {
        return holidays.stream().filter(holiday -> holiday.country().equals(country) && year >= holiday.from() && year <= holiday.until())
                .map(holiday -> new Named(holiday.in(year), holiday.name())).sorted(Comparator.comparing(Named::day)).toList();
    }

    /** The day that many working days after {@code day} (before it, when negative); 0 gives {@code day} itself. */
    public LocalDate plusWorkingDays(LocalDate day, int workingDays, String country) {
        LocalDate result = day;
        int step = Integer.signum(workingDays);
        for (int left = Math.abs(workingDays); left > 0;) {
            result = result.plusDays(step);
            if (isWorkingDay(result, country)) {
                left--;
            }
        }
        return result;
    }

    private Set<LocalDate> holidaysOf(CountryYear wanted) {
        return known.computeIfAbsent(wanted, key -> holidays.stream()
                .filter(holiday -> holiday.country().equals(key.country()) && key.year() >= holiday.from()
                        && key.year() <= holiday.until())
                .map(holiday -> holiday.in(key.year())).collect(Collectors.toUnmodifiableSet()));
    }

    /** Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher. */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int sum = h + l - 7 * m + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
