package eu.kapstok.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The law's rates, sums and scales by the day from which each counts.
 *
 * @param rates percent a year; a rate counts to the end of its half-year and no longer
 */
public record ClaimTables(Map<RateKind, NavigableMap<LocalDate, BigDecimal>> rates,
                          Map<SumKind, NavigableMap<LocalDate, BigDecimal>> sums,
                          Map<ScaleKind, NavigableMap<LocalDate, Scale>> scales) {

    /** Percent a year, empty where the half-year of that day has none yet. */
    public Optional<BigDecimal> rate(RateKind kind, LocalDate day) {
        return Optional.ofNullable(of(rates, kind).floorEntry(day))
                .filter(entry -> HalfYear.of(entry.getKey()).equals(HalfYear.of(day))).map(Map.Entry::getValue);
    }

    /** EUR, empty where none counts on that day. */
    public Optional<BigDecimal> sum(SumKind kind, LocalDate day) {
        return Optional.ofNullable(of(sums, kind).floorEntry(day)).map(Map.Entry::getValue);
    }

    public Optional<Scale> scale(ScaleKind kind, LocalDate day) {
        return Optional.ofNullable(of(scales, kind).floorEntry(day)).map(Map.Entry::getValue);
    }

    /** The first day that any rate of that kind is known for, empty where none is. */
    public Optional<LocalDate> knownFrom(RateKind kind) {
        return of(rates, kind).isEmpty() ? Optional.empty() : Optional.of(of(rates, kind).firstKey());
    }

    /** Days after {@code from}, until {@code until} included, on which a rate may change. */
    NavigableSet<LocalDate> changes(LocalDate from, LocalDate until) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (HalfYear half = HalfYear.of(from).next(); !half.begin().isAfter(until); half = half.next()) {
            days.add(half.begin());
        }
        rates.values().forEach(known -> days.addAll(known.subMap(from, false, until.isAfter(from) ? until : from, true).keySet()));
        return days;
    }

    private static <K, V> NavigableMap<LocalDate, V> of(Map<K, NavigableMap<LocalDate, V>> table, K kind) {
        return table.getOrDefault(kind, new TreeMap<>());
    }
}
