package eu.kapstok.claim;

import eu.kapstok.documents.LocalFormat;
import eu.kapstok.engine.BusinessCalendar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tables of the law as credit control keeps them: what is in them, what a new row would change, and adding it. */
@Service
class LawTables {

    private static final int MOST = 50;
    private static final BigDecimal SAMPLE = new BigDecimal("10000.00");
    private static final int SAMPLE_DAYS = 30;
    private static final BigDecimal YEAR = BigDecimal.valueOf(36_500);
    private static final BigDecimal ABOVE_REFERENCE = BigDecimal.valueOf(8);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final List<String> SIZES = List.of("100.00", "500.00", "2500.00", "10000.00", "50000.00");
    private static final String NONE = "–";

    /** A row of the rates. */
    record RateRow(long id, RateKind kind, LocalDate from, BigDecimal percent, String source, String addedBy, Instant addedAt) {
    }

    /** A row of the sums or a scale; of a scale the amount says its lowest and highest. */
    record OtherRow(String kind, LocalDate from, String value, String source, String addedBy, Instant addedAt) {
    }

    /** @param next where the following page begins, null at the end */
    record RatePage(List<RateRow> rows, String next) {
    }

    private final JdbcClient sql;
    private final ClaimTablesStore tables;
    private final BusinessCalendar calendar;
    private final RateEntries entries;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final LocalFormat format = new LocalFormat(Locale.ENGLISH);

    LawTables(JdbcClient sql, ClaimTablesStore tables, BusinessCalendar calendar, RateEntries entries, MessageSource messages,
              ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.tables = tables;
        this.calendar = calendar;
        this.entries = entries;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** @param after where the page begins, null or anything else than a place: at the newest */
    @Transactional(readOnly = true)
    RatePage rates(String after, int size) {
        Optional<Place> place = Place.read(after);
        List<RateRow> rows = sql.sql("select id, kind, valid_from, percent, source, added_by, added_at from kapstok.claim_rate "
                        + (place.isEmpty() ? "" : "where valid_from <= :day and (valid_from < :day or kind > :kind or kind = :kind and id < :id) ")
                        + "order by valid_from desc, kind, id desc limit " + (size + 1))
                .params(place.map(Place::values).orElse(Map.of()))
                .query((row, number) -> new RateRow(row.getLong("id"), RateKind.valueOf(row.getString("kind")),
                        row.getObject("valid_from", LocalDate.class), row.getBigDecimal("percent"), row.getString("source"),
                        row.getString("added_by"), row.getTimestamp("added_at").toInstant())).list();
        boolean more = rows.size() > size;
        List<RateRow> shown = more ? rows.subList(0, size) : rows;
        RateRow last = more ? shown.get(size - 1) : null;
        return new RatePage(shown, more ? last.from() + "~" + last.kind() + "~" + last.id() : null);
    }

    private record Place(LocalDate day, String kind, long id) {

        static Optional<Place> read(String text) {
            return text != null && text.matches("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])~[A-Z_]{1,20}~\\d{1,15}")
                    ? Optional.of(new Place(LocalDate.parse(text.split("~")[0]), text.split("~")[1], Long.parseLong(text.split("~")[2])))
                    : Optional.empty();
        }

        Map<String, Object> values() {
            return Map.of("day", day, "kind", kind, "id", id);
        }
    }

    @Transactional(readOnly = true)
    List<OtherRow> sums() {
        return sql.sql("select kind, valid_from, amount::text as value, source, added_by, added_at from kapstok.claim_sum "
                + "order by valid_from desc, kind, id desc limit " + MOST).query(LawTables::other).list();
    }

    @Transactional(readOnly = true)
    List<OtherRow> scales() {
        return sql.sql("select id, kind, valid_from, minimum, maximum, source, added_by, added_at from kapstok.claim_scale "
                        + "order by valid_from desc, kind, id desc limit " + MOST)
                .query((row, number) -> new OtherRow(row.getString("kind"), row.getObject("valid_from", LocalDate.class),
                        words(new Scale(row.getBigDecimal("minimum"), row.getBigDecimal("maximum"), tables.bands(row.getLong("id")))),
                        row.getString("source"), row.getString("added_by"), row.getTimestamp("added_at").toInstant())).list();
    }

    private String words(Scale scale) {
        return text("claim.scale.limits", format.money(scale.minimum()), format.money(scale.maximum())) + scale.bands().stream()
                .map(band -> text("claim.scale.band", format.money(band.above()), format.money(band.amount()), format.percent(band.percent())))
                .collect(Collectors.joining());
    }

    /** Those added by hand, the latest day first. */
    @Transactional(readOnly = true)
    List<OtherRow> holidays() {
        return sql.sql("select country as kind, day as valid_from, name as value, source, added_by, added_at from kapstok.claim_holiday "
                + "order by country, day desc limit " + MOST).query(LawTables::other).list();
    }

    private static OtherRow other(ResultSet row, int number) throws SQLException {
        Timestamp added = row.getTimestamp("added_at");
        return new OtherRow(row.getString("kind"), row.getObject("valid_from", LocalDate.class), row.getString("value"), row.getString("source"),
                row.getString("added_by"), added.toInstant());
    }

    /** What the row would change. */
    @Transactional(readOnly = true)
    LawRow.Preview preview(LawRow row) {
        ClaimTables law = tables.current();
        List<LawRow.Effect> effects = new ArrayList<>();
        if (row instanceof LawRow.Rate rate) {
            effects.add(new LawRow.Effect(text("claim.effect.rate", format.date(rate.from())),
                    law.rate(rate.kind(), rate.from()).map(this::interest).orElse(NONE), interest(rate.percent())));
            effects.add(new LawRow.Effect(text("claim.effect.until"), text("claim.effect.until.before"),
                    format.date(HalfYear.of(rate.from()).end())));
            return new LawRow.Preview(effects, warning(rate, law));
        }
        if (row instanceof LawRow.Sum sum) {
            effects.add(new LawRow.Effect(text("claim.effect.sum", format.date(sum.from())),
                    law.sum(sum.kind(), sum.from()).map(format::amount).orElse(NONE), format.amount(sum.amount())));
        } else if (row instanceof LawRow.Band band) {
            for (String size : SIZES) {
                BigDecimal amount = new BigDecimal(size);
                effects.add(new LawRow.Effect(text("claim.effect.scale", format.money(amount)),
                        law.scale(band.kind(), band.from()).map(scale -> format.money(scale.of(amount))).orElse(NONE),
                        format.money(band.scale().of(amount))));
            }
        } else if (row instanceof LawRow.Holiday holiday) {
            boolean works = calendar.isWorkingDay(holiday.day(), holiday.country());
            LocalDate next = calendar.plusWorkingDays(holiday.day(), 1, holiday.country());
            effects.add(new LawRow.Effect(text("claim.effect.holiday"), format.date(works ? holiday.day() : next), format.date(next)));
            return new LawRow.Preview(effects, works ? null : text("claim.warning.noWorkingDay"));
        }
        return new LawRow.Preview(effects, null);
    }

    private String interest(BigDecimal percent) {
        return format.percent(percent) + ", " + format.money(SAMPLE.multiply(percent).multiply(BigDecimal.valueOf(SAMPLE_DAYS))
                .divide(YEAR, 2, RoundingMode.HALF_UP));
    }

    /** What differs from the law's own formula. */
    private String warning(LawRow.Rate rate, ClaimTables law) {
        if (rate.kind() != RateKind.BE_BUSINESS && rate.kind() != RateKind.NL_BUSINESS) {
            return null;
        }
        return law.rate(RateKind.ECB, rate.from()).map(ABOVE_REFERENCE::add)
                .map(exact -> rate.kind() == RateKind.NL_BUSINESS ? exact : exact.multiply(TWO).setScale(0, RoundingMode.CEILING).divide(TWO))
                .filter(expected -> expected.compareTo(rate.percent()) != 0)
                .map(expected -> text("claim.warning.formula", format.percent(expected))).orElse(null);
    }

    /** @throws InvalidClaim when it is in the table already */
    @Transactional
    public void add(LawRow row, String who) {
        keep(row, who);
        if (row instanceof LawRow.Rate rate) {
            entries.added(rate.from());
        }
    }

    /** The same for what was asked for: nobody has to be told. */
    void keep(LawRow row, String who) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (row instanceof LawRow.Rate rate) {
            if (tables.current().rates().get(rate.kind()).containsKey(rate.from())
                    && tables.current().rates().get(rate.kind()).get(rate.from()).compareTo(rate.percent()) == 0) {
                throw new InvalidClaim("percent", "claim.problem.sameRow");
            }
            sql.sql("insert into kapstok.claim_rate (kind, valid_from, percent, source, added_by, added_at) values (?, ?, ?, ?, ?, ?)")
                    .params(rate.kind().name(), rate.from(), rate.percent(), rate.source(), who, now).update();
        } else if (row instanceof LawRow.Sum sum) {
            sql.sql("insert into kapstok.claim_sum (kind, valid_from, amount, source, added_by, added_at) values (?, ?, ?, ?, ?, ?)")
                    .params(sum.kind().name(), sum.from(), sum.amount(), sum.source(), who, now).update();
        } else if (row instanceof LawRow.Band band) {
            long id = sql.sql("insert into kapstok.claim_scale (kind, valid_from, minimum, maximum, source, added_by, added_at) "
                            + "values (?, ?, ?, ?, ?, ?, ?) returning id").params(band.kind().name(), band.from(), band.scale().minimum(),
                            band.scale().maximum(), band.source(), who, now).query(Long.class).single();
            band.scale().bands().forEach(one -> sql.sql("insert into kapstok.claim_scale_band (scale_id, above, amount, percent) values (?, ?, ?, ?)")
                    .params(id, one.above(), one.amount(), one.percent()).update());
        } else if (row instanceof LawRow.Holiday holiday) {
            try {
                sql.sql("insert into kapstok.claim_holiday (country, day, name, source, added_by, added_at) values (?, ?, ?, ?, ?, ?)")
                        .params(holiday.country(), holiday.day(), holiday.name(), holiday.source(), who, now).update();
            } catch (DuplicateKeyException known) {
                throw new InvalidClaim("day", "claim.problem.dayTwice");
            }
            events.publishEvent(new KeptHolidays.Changed());
        }
        sql.sql("update kapstok.claim_revision set revision = revision + 1 where only_one").update();
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }
}
