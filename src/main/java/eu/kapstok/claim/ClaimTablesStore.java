package eu.kapstok.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The law's tables as the database has them now; read again when a row was added on any node. */
@Component
class ClaimTablesStore {

    private record Known(long revision, ClaimTables tables) {
    }

    private final JdbcClient sql;
    private volatile Known known;

    ClaimTablesStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The newest row for a day counts. */
    @Transactional(readOnly = true)
    public ClaimTables current() {
        long revision = sql.sql("select revision from kapstok.claim_revision where only_one").query(Long.class).single();
        Known last = known;
        if (last == null || last.revision() != revision) {
            last = new Known(revision, new ClaimTables(rates(), sums(), scales()));
            known = last;
        }
        return last.tables();
    }

    private Map<RateKind, NavigableMap<LocalDate, BigDecimal>> rates() {
        Map<RateKind, NavigableMap<LocalDate, BigDecimal>> rates = new EnumMap<>(RateKind.class);
        sql.sql("select kind, valid_from, percent from kapstok.claim_rate order by valid_from desc, kind, id desc")
                .query((RowCallbackHandler) row -> rates.computeIfAbsent(RateKind.valueOf(row.getString("kind")), kind -> new TreeMap<>())
                        .putIfAbsent(row.getObject("valid_from", LocalDate.class), row.getBigDecimal("percent").stripTrailingZeros()));
        return rates;
    }

    private Map<SumKind, NavigableMap<LocalDate, BigDecimal>> sums() {
        Map<SumKind, NavigableMap<LocalDate, BigDecimal>> sums = new EnumMap<>(SumKind.class);
        sql.sql("select kind, valid_from, amount from kapstok.claim_sum order by valid_from desc, kind, id desc")
                .query((RowCallbackHandler) row -> sums.computeIfAbsent(SumKind.valueOf(row.getString("kind")), kind -> new TreeMap<>())
                        .putIfAbsent(row.getObject("valid_from", LocalDate.class), row.getBigDecimal("amount")));
        return sums;
    }

    private Map<ScaleKind, NavigableMap<LocalDate, Scale>> scales() {
        Map<ScaleKind, NavigableMap<LocalDate, Scale>> scales = new EnumMap<>(ScaleKind.class);
        sql.sql("select id, kind, valid_from, minimum, maximum from kapstok.claim_scale order by valid_from desc, kind, id desc")
                .query((row, number) -> {
                    scales.computeIfAbsent(ScaleKind.valueOf(row.getString("kind")), kind -> new TreeMap<>())
                            .putIfAbsent(row.getObject("valid_from", LocalDate.class), new Scale(row.getBigDecimal("minimum"),
                                    row.getBigDecimal("maximum"), bands(row.getLong("id"))));
                    return row.getLong("id");
                }).list();
        return scales;
    }

    List<Scale.Band> bands(long scale) {
        return sql.sql("select above, amount, percent from kapstok.claim_scale_band where scale_id = ? order by above").param(scale)
                .query((row, number) -> new Scale.Band(row.getBigDecimal("above"), row.getBigDecimal("amount"), row.getBigDecimal("percent"))).list();
    }
}
