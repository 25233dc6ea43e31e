package eu.kapstok.claim;

import eu.kapstok.engine.SampleCalendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.FileSystemResource;

/** The law's tables as an installation begins with them, read from the migration itself, and a calculator over them. */
final class SampleTables {

    private static final Pattern RATE = Pattern.compile("\\('(\\w+)', date '([\\d-]+)', ([\\d.]+), '");
    private static final Pattern SUM = Pattern.compile("\\('((?:BE|NL)_RECOVERY|NL_VAT)', '([\\d-]+)', ([\\d.]+), '");
    private static final Pattern SCALE = Pattern.compile("\\('(BE_CONSUMER_CAP|NL_BIK)', '([\\d-]+)', ([\\d.]+), ([\\d.]+), '");
    private static final Pattern BAND = Pattern.compile("\\('(BE_CONSUMER_CAP|NL_BIK)', ([\\d.]+), ([\\d.]+), ([\\d.]+)\\)");

    private SampleTables() {
    }

    static ClaimTables get() {
        String sql;
        try {
            sql = Files.readString(Path.of("src/main/resources/db/migration/V028__claim.sql"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<RateKind, NavigableMap<LocalDate, BigDecimal>> rates = new EnumMap<>(RateKind.class);
        for (Matcher row = RATE.matcher(sql); row.find();) {
            rates.computeIfAbsent(RateKind.valueOf(row.group(1)), kind -> new TreeMap<>())
                    .put(LocalDate.parse(row.group(2)), new BigDecimal(row.group(3)));
        }
        Map<SumKind, NavigableMap<LocalDate, BigDecimal>> sums = new EnumMap<>(SumKind.class);
        for (Matcher row = SUM.matcher(sql); row.find();) {
            sums.computeIfAbsent(SumKind.valueOf(row.group(1)), kind -> new TreeMap<>())
                    .put(LocalDate.parse(row.group(2)), new BigDecimal(row.group(3)));
        }
        Map<ScaleKind, List<Scale.Band>> bands = new EnumMap<>(ScaleKind.class);
        for (Matcher row = BAND.matcher(sql); row.find();) {
            bands.computeIfAbsent(ScaleKind.valueOf(row.group(1)), kind -> new ArrayList<>())
                    .add(new Scale.Band(new BigDecimal(row.group(2)), new BigDecimal(row.group(3)), new BigDecimal(row.group(4))));
        }
        Map<ScaleKind, NavigableMap<LocalDate, Scale>> scales = new EnumMap<>(ScaleKind.class);
        for (Matcher row = SCALE.matcher(sql); row.find();) {
            ScaleKind kind = ScaleKind.valueOf(row.group(1));
            scales.computeIfAbsent(kind, known -> new TreeMap<>()).put(LocalDate.parse(row.group(2)),
                    new Scale(new BigDecimal(row.group(3)), new BigDecimal(row.group(4)), bands.get(kind)));
        }
        return new ClaimTables(rates, sums, scales);
    }

    static NoticePeriods periods(boolean saturdayIsWorkingDay, boolean shiftEnd) {
        return periods(new ClaimCounting(saturdayIsWorkingDay, shiftEnd, shiftEnd));
    }

    /** As an installation counts that sets nothing. */
    static NoticePeriods periods() {
        try {
            return periods(new Binder(ConfigurationPropertySources.from(new YamlPropertySourceLoader().load("application",
                    new FileSystemResource("src/main/resources/application.yml")))).bind("claim.counting", ClaimCounting.class).get());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static NoticePeriods periods(ClaimCounting counting) {
        return new NoticePeriods(SampleCalendar.get(), counting);
    }

    static ClaimCalculator calculator(ClaimTerms terms) {
        ClaimTables tables = get();
        return new ClaimCalculator(new ClaimTablesStore(null) {
            @Override
            public ClaimTables current() {
                return tables;
            }
        }, terms, periods());
    }
}
