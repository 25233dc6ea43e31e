package eu.kapstok.order;

import eu.kapstok.insight.Answers;
import eu.kapstok.insight.InsightPeriod;
import eu.kapstok.insight.Share;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts orders and reviews, and measures how long orders take. */
@Component
class OrderFigures {

    /** Something that happens to an order once. */
    enum Moment {
        PLACED("placed_at", ""),
        CONFIRMED("confirmed_at", ""),
        DELIVERED("delivered_at", ""),
        CANCELLED("closed_at", " and state = 'CANCELLED'");

        private final String column;
        private final String condition;

        Moment(String column, String condition) {
            this.column = column;
            this.condition = condition;
        }
    }

    /** A question of the review. */
    enum Question {
        STARS("stars"), EFFORT("effort"), RECOMMENDATION("recommendation");

        private final String column;

        Question(String column) {
            this.column = column;
        }
    }

    /**
     * How long orders took, in seconds of clock time.
     *
     * @param n how many orders
     * @param median as many took less as took more
     * @param p90 nine of ten took at most that long, by nearest rank
     */
    record Times(long n, double median, double p90) {
    }

    /**
     * @param all null where no order is among them
     * @param steps by the first day of the week or month
     */
    record TimesOfPeriod(Times all, Map<LocalDate, Times> steps) {
    }

    /** @param recommendation null where not said */
    record ToCall(String number, String customer, int stars, Integer recommendation, Instant givenAt) {
    }

    private static final String DAY = "date_trunc(:unit, %s at time zone 'Europe/Brussels')::date";
    private static final String BAD = "(stars <= " + OrderReview.BAD_STARS + " or recommendation <= " + OrderReview.DETRACTOR + ")";
    private static final String IN_PERIOD = "given_at >= :begin and given_at < :end";

    private final JdbcClient database;

    OrderFigures(JdbcClient database) {
        this.database = database;
    }

    /** How many orders that are not closed are in each state now. */
    Map<OrderState, Long> running() {
        Map<OrderState, Long> counts = new EnumMap<>(OrderState.class);
        database.sql("select state, count(*) as n from kapstok.customer_order where closed_at is null group by state")
                .query(row -> {
                    counts.put(OrderState.valueOf(row.getString("state")), row.getLong("n"));
                });
        return counts;
    }

    /** To how many orders it happened, by week or month. */
    Map<LocalDate, Long> counts(Moment moment, InsightPeriod period) {
        Map<LocalDate, Long> counts = new TreeMap<>();
        of(period, """
                select %s as step, count(*) as n from kapstok.customer_order
                where %2$s >= :begin and %2$s < :end%3$s group by step
                """.formatted(DAY.formatted(moment.column), moment.column, moment.condition)).param("unit", period.step().unit())
                .query(row -> {
                    counts.put(row.getObject("step", LocalDate.class), row.getLong("n"));
                });
        return counts;
    }

    /** How long it took from the order coming in to that moment, of the orders that reached it in the period. */
    TimesOfPeriod times(Moment moment, InsightPeriod period) {
        Map<LocalDate, Times> steps = new HashMap<>();
        of(period, """
                select step, count(*) as n, percentile_cont(0.5) within group (order by seconds) as median,
                    percentile_disc(0.9) within group (order by seconds) as p90
                from (select %s as step, extract(epoch from %2$s - placed_at)::float8 as seconds from kapstok.customer_order
                    where %2$s >= :begin and %2$s < :end) taken
                group by grouping sets ((step), ())
                """.formatted(DAY.formatted(moment.column), moment.column)).param("unit", period.step().unit())
                .query(row -> {
                    if (row.getLong("n") > 0) {
                        steps.put(row.getObject("step", LocalDate.class),
                                new Times(row.getLong("n"), row.getDouble("median"), row.getDouble("p90")));
                    }
                });
        return new TimesOfPeriod(steps.remove(null), steps);
    }

    /** What was answered to a question in the period. */
    Answers answers(Question question, InsightPeriod period) {
        Map<Integer, Long> counts = new HashMap<>();
        of(period, "select %1$s as score, count(*) as n from kapstok.order_review where %2$s and %1$s is not null group by %1$s"
                .formatted(question.column, IN_PERIOD))
                .query(row -> {
                    counts.put(row.getInt("score"), row.getLong("n"));
                });
        return new Answers(counts);
    }

    /** Orders with a review among those delivered in the period. */
    Share reviewed(InsightPeriod period) {
        return of(period, """
                select count(r.order_id) as part, count(*) as whole from kapstok.customer_order o
                left join kapstok.order_review r on r.order_id = o.id where o.delivered_at >= :begin and o.delivered_at < :end
                """).query((row, index) -> new Share(row.getLong("part"), row.getLong("whole"))).single();
    }

    /** Bad reviews of the period by what came of the call; "" where nobody called yet. */
    Map<String, Long> calls(InsightPeriod period) {
        Map<String, Long> counts = new HashMap<>();
        of(period, "select coalesce(follow_up_outcome, '') as outcome, count(*) as n from kapstok.order_review where "
                + IN_PERIOD + " and " + BAD + " group by outcome")
                .query(row -> {
                    counts.put(row.getString("outcome"), row.getLong("n"));
                });
        return counts;
    }

    /** Bad reviews that nobody called about yet, the oldest first. */
    List<ToCall> toCall(int most) {
        return database.sql("select o.number, o.customer, r.stars, r.recommendation, r.given_at from kapstok.order_review r "
                        + "join kapstok.customer_order o on o.id = r.order_id where r.followed_up_at is null and " + BAD
                        + " order by r.given_at, r.order_id limit :most")
                .param("most", most).query((row, index) -> new ToCall(row.getString("number"), row.getString("customer"),
                        row.getInt("stars"), row.getObject("recommendation", Integer.class), row.getTimestamp("given_at").toInstant()))
                .list();
    }

    private JdbcClient.StatementSpec of(InsightPeriod period, String sql) {
        return database.sql(sql).param("begin", period.begin()).param("end", period.end());
    }
}
