package eu.kapstok.bench;

import eu.kapstok.testing.WebClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the page of figures costs with ten thousand orders, all of the last 30 days, and with a million in the three years before. */
class InsightBench {

    private static final int FEW = 10_000;
    private static final int MANY = Integer.getInteger("bench.rows", 1_000_000);
    private static final int WARM_UP = 30;
    private static final int VIEWS = 60;

    private static Trial trial;
    private static JdbcTemplate database;

    @BeforeAll
    static void start() throws Exception {
        trial = Trial.start();
        database = trial.database();
    }

    @AfterAll
    static void stop() {
        trial.close();
    }

    @Test
    void figuresOfAPeriodStayAsFastWithAHundredTimesAsMuchBeforeIt() {
        WebClient manager = trial.staff("sales-management");
        fill(1, FEW, "0 days", 29);
        double few = p95(manager, "30d", VIEWS);
        fill(FEW + 1, MANY, "30 days", 3 * 365);
        double many = p95(manager, "30d", VIEWS);
        Figures.note("/staff/insight of 30 days with " + FEW + " orders, from " + FEW + " to " + MANY + " orders in all",
                Figures.format("p95 %.1f ms and %.1f ms, ratio %.2f", few, many, many / few), "ratio ≤ 1.3");
        Figures.note("/staff/insight of this year, " + MANY + " orders in three years", Figures.format("p95 %.0f ms", p95(manager, "year", 10)),
                "reported");
    }

    private static double p95(WebClient manager, String period, int views) {
        return Figures.percentile(PageTimes.of(Math.min(WARM_UP, views), views, view -> {
            WebClient.Answer answer = manager.get("/staff/insight?period=" + period);
            if (answer.status() != 200 || !answer.body().contains("order-to-confirmation-table")) {
                throw new IllegalStateException("Insight answered " + answer.status());
            }
        }), 0.95);
    }

    /**
     * Orders spread evenly over a time; one of twenty runs where the time ends today, one of fifty is cancelled, the others are
     * delivered and every third of these is reviewed.
     */
    private static void fill(int from, int to, String ago, int days) {
        database.update("""
                insert into kapstok.customer_order (id, number, state, customer, language, order_date, promised_date, net, vat, gross,
                    placed_at, confirmed_at, delivered_at, closed_at, history_length, row_version)
                select gen_random_uuid(), 'OI-' || n, state, 'C' || (20000 + n % 60000), 'nl', placed::date, placed::date + 7, 100, 21, 121,
                    placed, placed + n % 97 * interval '11 minutes', case state when 'DELIVERED' then ended end,
                    case when state <> 'CONFIRMED' then ended end, 1, 0
                from (select n, case when n % 50 = 1 then 'CANCELLED' when n % 20 = 2 and ?::interval = '0 days' then 'CONFIRMED'
                        else 'DELIVERED' end as state, placed, least(now(), placed + n % 89 * interval '4 hours') as ended
                    from (select n, now() - ?::interval - (n::bigint * 7919 % 1000003) / 1000003.0 * ? * interval '1 day' as placed
                        from generate_series(?, ?) n) one) two
                """, ago, ago, days, from, to);
        database.update("""
                insert into kapstok.order_review (order_id, stars, effort, recommendation, contact_id, contact_name, given_at, follow_up_outcome,
                    followed_up_at)
                select id, 1 + n % 5, 1 + n % 7, n % 11, gen_random_uuid(), 'Somebody', delivered_at, 'solved', delivered_at
                from generate_series(?, ?) n join kapstok.customer_order on number = 'OI-' || n where n % 3 = 0 and delivered_at is not null
                """, from, to);
        database.execute("vacuum analyze");
    }
}
