package eu.kapstok.claim;

import eu.kapstok.documents.LocalFormat;
import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Has credit control enter each half-year's rates in time: one task a half-year, done by entering them there or on their page. */
@Service
public class RateEntries {

    /** Begins the name of a half-year's case; its first day follows. */
    static final String KEY = "rates-";

    static final Set<String> SHOWN = Stream.concat(Stream.of("caseTitle", "customerTitle", "missingText", "fromText", "ratesLink"),
            Stream.of(RateKind.values()).map(RateEntries::flag)).collect(Collectors.toUnmodifiableSet());

    private static final LocalFormat FORMAT = new LocalFormat(Locale.ENGLISH);

    private final RateGaps gaps;
    private final LawTables law;
    private final RateEntryProcess process;
    private final MessageSource messages;

    RateEntries(RateGaps gaps, @Lazy LawTables law, @Lazy RateEntryProcess process, MessageSource messages) {
        this.gaps = gaps;
        this.law = law;
        this.process = process;
        this.messages = messages;
    }

    /** Asks for what is missing on that day or soon after it; what is asked for already is not asked for again. */
    @Transactional
    public void askForMissing(LocalDate day) {
        gaps.on(day).stream().map(RateGaps.Gap::begin).distinct().forEach(process::missing);
    }

    /** A rate was added: a half-year that lacks none any more needs nobody. */
    void added(LocalDate from) {
        LocalDate begin = HalfYear.of(from).begin();
        if (gaps.of(begin).isEmpty()) {
            process.addedElsewhere(begin);
        }
    }

    Map<String, Object> show(LocalDate begin) {
        List<RateKind> missing = gaps.of(begin);
        Map<String, Object> shown = new HashMap<>();
        shown.put("caseTitle", text("claim.entry.title", FORMAT.date(begin), FORMAT.date(new HalfYear(begin).end())));
        shown.put("customerTitle", "–");
        shown.put("missingText", missing.stream().map(kind -> "- " + text("claim.rate." + kind)).collect(Collectors.joining("\n")));
        shown.put("fromText", FORMAT.date(begin));
        shown.put("ratesLink", "/staff/dunning/rates");
        Stream.of(RateKind.values()).forEach(kind -> shown.put(flag(kind), missing.contains(kind)));
        return shown;
    }

    /**
     * Adds the rates that are missing.
     *
     * @throws FormRefused where one is left out
     */
    @Transactional
    public void enter(LocalDate begin, Map<String, Object> values, String who) {
        Map<RateKind, BigDecimal> entered = new EnumMap<>(RateKind.class);
        for (RateKind kind : gaps.of(begin)) {
            if (!(values.get(field(kind)) instanceof Number percent)) {
                throw new FormRefused(field(kind), "claim.problem.missing");
            }
            entered.put(kind, new BigDecimal(percent.toString()));
        }
        String source = String.valueOf(values.get("ratesSource")).strip();
        entered.forEach((kind, percent) -> law.keep(new LawRow.Rate(kind, begin, percent, source), who));
    }

    private static String field(RateKind kind) {
        return "rate" + camel(kind);
    }

    private static String flag(RateKind kind) {
        return "misses" + camel(kind);
    }

    private static String camel(RateKind kind) {
        return Stream.of(kind.name().split("_")).map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }
}
