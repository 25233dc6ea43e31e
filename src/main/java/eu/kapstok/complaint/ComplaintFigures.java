package eu.kapstok.complaint;

import eu.kapstok.insight.Answers;
import eu.kapstok.insight.InsightPeriod;
import eu.kapstok.insight.Share;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts complaints and measures how long they take; a withdrawal from a contract is none. */
@Component
class ComplaintFigures {

    /** What is measured, in seconds of clock time; each of the complaints that reached it in the period. */
    enum Measure {
        FIRST_ANSWER("answered_at", "extract(epoch from answered_at - reported_at)"),
        SETTLEMENT("first_closed_at", "extract(epoch from first_closed_at - reported_at)"),
        /** Without the time in which the customer had the ball. */
        SETTLEMENT_WITHOUT_WAITING("first_closed_at", "extract(epoch from first_closed_at - reported_at) - waited_seconds");

        private final String column;
        private final String seconds;

        Measure(String column, String seconds) {
            this.column = column;
            this.seconds = seconds;
        }
    }

    /**
     * @param n how many complaints
     * @param median as many took less as took more
     * @param p90 nine of ten took at most that long, by nearest rank
     */
    record Times(long n, double median, double p90) {
    }

    /** How many complaints a product had, and for which cause most. */
    record OfProduct(String product, String description, RootCause cause, long n) {
    }

    private final JdbcClient database;

    ComplaintFigures(JdbcClient database) {
        this.database = database;
    }

    /** Complaints that were reported in the period. */
    Map<ComplaintReason, Long> reasons(InsightPeriod period) {
        Map<ComplaintReason, Long> counts = new EnumMap<>(ComplaintReason.class);
        of(period, "select reason, count(*) as n from kapstok.complaint where not withdrawal and reported_at >= :begin and reported_at < :end group by reason")
                .query(row -> {
                    counts.put(ComplaintReason.valueOf(row.getString("reason")), row.getLong("n"));
                });
        return counts;
    }

    Times times(Measure measure, InsightPeriod period) {
        return of(period, """
                select count(*) as n, coalesce(percentile_cont(0.5) within group (order by seconds), 0) as median,
                    coalesce(percentile_disc(0.9) within group (order by seconds), 0) as p90
                from (select (%s)::float8 as seconds from kapstok.complaint where not withdrawal and %s >= :begin and %2$s < :end) taken
                """.formatted(measure.seconds, measure.column))
                .query((row, index) -> new Times(row.getLong("n"), row.getDouble("median"), row.getDouble("p90"))).single();
    }

    /** First answers that came late among those due to complaints reported in the period. */
    Share late(InsightPeriod period) {
        return share(period, "answer_late_at is not null or settlement_late_at is not null", "reported_at");
    }

    /** Complaints that were looked at once more among those closed in the period. */
    Share reopened(InsightPeriod period) {
        return share(period, "reopened_at is not null", "first_closed_at");
    }

    Share solved(InsightPeriod period) {
        return of(period, "select count(*) filter (where solved) as part, count(*) as whole from kapstok.complaint "
                + "where not withdrawal and rated_at >= :begin and rated_at < :end").query((row, index) -> new Share(row.getLong("part"), row.getLong("whole"))).single();
    }

    /** How easy customers found it, 1 to 7. */
    Answers effort(InsightPeriod period) {
        Map<Integer, Long> counts = new HashMap<>();
        of(period, "select effort, count(*) as n from kapstok.complaint where not withdrawal and rated_at >= :begin and rated_at < :end and effort is not null group by effort")
                .query(row -> {
                    counts.put(row.getInt("effort"), row.getLong("n"));
                });
        return new Answers(counts);
    }

    /** Products by how many complaints of the period were about them, with the cause where one was found. */
    List<OfProduct> products(InsightPeriod period, int most) {
        return of(period, """
                select l.product, min(l.description) as description, c.root_cause, count(distinct c.id) as n
                from kapstok.complaint_line l join kapstok.complaint c on c.id = l.complaint_id
                where not c.withdrawal and l.reported_at >= :begin and l.reported_at < :end
                group by l.product, c.root_cause order by n desc, l.product, c.root_cause nulls last limit :most
                """).param("most", most).query((row, index) -> new OfProduct(row.getString("product"), row.getString("description"),
                row.getString("root_cause") == null ? null : RootCause.valueOf(row.getString("root_cause")), row.getLong("n"))).list();
    }

    private Share share(InsightPeriod period, String condition, String column) {
        return of(period, "select count(*) filter (where %s) as part, count(*) as whole from kapstok.complaint where not withdrawal and %s >= :begin and %2$s < :end"
                .formatted(condition, column)).query((row, index) -> new Share(row.getLong("part"), row.getLong("whole"))).single();
    }

    private JdbcClient.StatementSpec of(InsightPeriod period, String sql) {
        return database.sql(sql).param("begin", period.begin()).param("end", period.end());
    }
}
