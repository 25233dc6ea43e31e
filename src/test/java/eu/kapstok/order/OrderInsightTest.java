package eu.kapstok.order;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import eu.kapstok.erp.DemoShipment;
import eu.kapstok.insight.InsightPeriod;
import eu.kapstok.insight.Share;
import eu.kapstok.security.PersonalLinks;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.Visit;
import eu.kapstok.testing.WebClient;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the page of figures says of orders and reviews that went the whole way, moved to a time that no other test counts. */
class OrderInsightTest extends OrderProcessTests {

    private static final String TWO_WEEKS = "?from=2003-03-03&until=2003-03-16";

    @Autowired
    OrderFigures figures;

    @Autowired
    Browser browser;

    @Autowired
    PersonalLinks links;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient database;

    @Test
    void periodIsCountedAndMeasured() {
        String quick = delivered();
        review(quick, Map.of("stars", "5", "effort", "7", "recommendation", "10"));
        String slow = delivered();
        review(slow, Map.of("stars", "1", "effort", "2", "recommendation", "3"));
        String cancelled = ordered(usual());
        demoErp.cancel(cancelled, "Out of stock");
        engine.continueToNextWaitState();
        move(quick, "2003-03-03T09:00+01:00", "2003-03-03T10:00+01:00", "2003-03-05T09:00+01:00");
        move(slow, "2003-03-04T09:00+01:00", "2003-03-04T12:00+01:00", "2003-03-12T09:00+01:00");
        move(cancelled, "2003-03-10T00:00+01:00", "2003-03-10T10:00+01:00", "2003-03-16T23:59:59+01:00");
        WebClient manager = staff("sales-management");

        assertThat(csv(manager, "orders-in-the-period")).containsExactly("Week of,Came in,Confirmed,Delivered,Cancelled",
                "3 Mar 2003,2,2,1,0", "10 Mar 2003,1,1,1,1");
        assertThat(csv(manager, "order-to-confirmation")).containsExactly("Week of,n,Median (hours),p90 (hours)",
                "3 Mar 2003,2,2.00,3.00", "10 Mar 2003,1,10.00,10.00");
        assertThat(csv(manager, "order-to-delivery")).containsExactly("Week of,n,Median (days),p90 (days)",
                "3 Mar 2003,1,2.00,2.00", "10 Mar 2003,1,8.00,8.00");
        assertThat(csv(manager, "reviews")).contains("★★★★★ 5,1,50.00", "★ 1,1,50.00", "★★★ 3,0,0.00");
        assertThat(csv(manager, "net-promoter-score")).contains("10,1,50.00", "3,1,50.00", "0,0,0.00").hasSize(12);
        assertThat(csv(manager, "customer-effort-score")).contains("7,1,50.00", "2,1,50.00").hasSize(8);
        assertThat(csv(manager, "calls-after-bad-reviews")).contains("Not called yet,1,100.00");
        assertThat(figures(manager, "order-to-confirmation")).containsExactly("Median 3 h 0 min n = 3 orders", "p90 10 h 0 min n = 3 orders");
        assertThat(figures(manager, "order-to-delivery")).containsExactly("Median 5 days n = 2 orders", "p90 8 days n = 2 orders");
        assertThat(figures(manager, "reviews").get(0)).startsWith("Average stars 3 n = 2 answers Fewer than 30 answers");
        assertThat(figures(manager, "reviews").get(1)).startsWith("CSAT (4 or 5 stars) 50% n = 2 answers 95% interval: 9.5% to 90.5%");
        assertThat(figures(manager, "reviews").get(2)).isEqualTo("Response rate 100% n = 2 orders");
        assertThat(figures(manager, "net-promoter-score").get(0)).startsWith("NPS 0 n = 2 answers 95% interval: -").contains("Fewer than 30");
        assertThat(figures(manager, "customer-effort-score").get(0)).startsWith("CES (mean) 4.5 n = 2 answers");
        assertThat(figures(manager, "calls-after-bad-reviews")).containsExactly("Called 0% n = 1 reviews");

        move(slow, "2003-03-04T09:00+01:00", "2003-03-04T12:00+01:00", "2000-01-05T09:00+01:00");
        assertThat(part(manager, "", "reviews-to-call-about").select("a[href=/staff/orders/" + slow + "]")).hasSize(1);
        staff(slow, "Activity_FollowUpReview", task(slow, "Activity_FollowUpReview").getAssignee(),
                Map.of("followUpOutcome", "promised", "note", "A new one is sent"));
        assertThat(part(manager, "", "reviews-to-call-about").select("a[href=/staff/orders/" + slow + "]")).isEmpty();
        assertThat(csv(manager, "calls-after-bad-reviews", "?from=2000-01-05&until=2000-01-05")).contains("Something is promised,1,100.00");
    }

    @Test
    void runningOrdersAreCountedInTheirStateAndLeadToTheirList() {
        WebClient manager = staff("management");
        ordered(usual());
        long before = inState(manager, "Confirmed");

        String number = ordered(usual());

        assertThat(inState(manager, "Confirmed")).isEqualTo(before + 1);
        Element link = part(manager, "", "orders-in-each-state").select("a:containsOwn(Confirmed)").last();
        assertThat(manager.get(link.attr("href")).body()).contains(number);
        demoErp.cancel(number, "Out of stock");
        engine.continueToNextWaitState();
        assertThat(inState(manager, "Confirmed")).isEqualTo(before);
        assertThat(manager.get(link.attr("href")).body()).doesNotContain(number);
        assertThat(manager.get("/staff/orders?state=CANCELLED").body()).contains(number);
    }

    /** The worked example of a median and a nearest-rank p90. */
    @Test
    void medianAndNinetiethPercentileAreThoseOfTheWorkedExample() {
        String number = ordered(usual());
        database.sql("""
                insert into kapstok.customer_order select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'cart_id', null,
                    'number', 'VECTOR-' || minutes, 'placed_at', '2004-03-10T09:00+01:00'::timestamptz,
                    'confirmed_at', '2004-03-10T09:00+01:00'::timestamptz + minutes * interval '1 minute'))).*
                from kapstok.customer_order o, unnest(array[15, 22, 30, 41, 55, 62, 75, 90, 140, 600]) minutes where o.number = ?
                """).param(number).update();
        try {
            InsightPeriod day = new InsightPeriod(LocalDate.of(2004, 3, 10), LocalDate.of(2004, 3, 10));
            assertThat(figures.times(OrderFigures.Moment.CONFIRMED, day).all()).isEqualTo(new OrderFigures.Times(10, 58.5 * 60, 140 * 60));
            assertThat(figures.counts(OrderFigures.Moment.PLACED, day)).isEqualTo(Map.of(LocalDate.of(2004, 3, 8), 10L));
        } finally {
            database.sql("delete from kapstok.customer_order where number like 'VECTOR-%'").update();
        }
    }

    @Test
    void periodInWhichNothingHappenedSaysSoInWords() {
        WebClient manager = staff("sales-direction");

        WebClient.Answer page = manager.get("/staff/insight?from=2001-01-01&until=2003-03-02");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Nothing happened to any order in this period", "No order was confirmed in this period",
                "No order was delivered in this period", "No review was given in this period", "Nobody answered this question",
                "No bad review was given").doesNotContain("NaN", ">null<", "Infinity");
        assertThat(figures.reviewed(new InsightPeriod(LocalDate.of(2001, 1, 1), LocalDate.of(2001, 1, 1)))).isEqualTo(new Share(0, 0));
    }

    @Test
    void whatIsNoPeriodIsToldAtItsField() {
        WebClient manager = staff("finance-direction");

        WebClient.Answer page = manager.get("/staff/insight?from=2026-02-01&until=%3Cscript%3E");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.document().selectFirst("#until-problem").text()).isEqualTo("Give a day, such as 2026-11-22.");
        assertThat(page.document().selectFirst("#until").val()).isEqualTo("<script>");
        assertThat(page.document().selectFirst("#from").val()).isEqualTo("2026-02-01");
        assertThat(page.body()).contains("The figures below are of the last 30 days");
        assertThat(manager.get("/staff/insight/reviews.csv?from=x").status()).isEqualTo(404);
        assertThat(manager.get("/staff/insight/nothing.csv").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "back-office", "warehouse", "process-owner"})
    void figuresAreForThoseWhoLead(String user) {
        WebClient web = staff(user);

        assertThat(web.get("/staff/insight").status()).isEqualTo(403);
        assertThat(web.get("/staff/insight/reviews.csv").status()).isEqualTo(403);
        assertThat(web.get("/staff").body()).doesNotContain("/staff/insight");
    }

    @Test
    void customerIsAskedToSignInAsStaff() {
        WebClient web = new WebClient(environment);
        web.submit(web.get(URI.create(links.create(buyer().id(), "/portal", Instant.now().plusSeconds(600))).getPath()), Map.of());

        assertThat(web.get("/staff/insight").location()).isEqualTo("/login");
        assertThat(staff("sales-management").get("/staff").body()).contains("/staff/insight");
    }

    @Test
    void tablesAreDrawnAsChartsAtADeskAndOnAPhone() {
        String number = delivered();
        review(number, Map.of("stars", "2", "effort", "6", "recommendation", "9"));
        ordered(usual());
        for (Visit.Plan plan : List.of(browser.visit().desk(), browser.visit().phone())) {
            List<String> complaints = new ArrayList<>();
            try (Visit visit = plan.staff("sales-management")) {
                Page page = visit.page();
                visit.go("/staff");
                page.onPageError(complaints::add);
                page.onConsoleMessage(message -> {
                    if (message.type().equals("error")) {
                        complaints.add(message.text());
                    }
                });
                visit.go("/staff/insight?period=90d");
                // those of orders, and what other modules show
                int charts = page.locator("[data-chart]").count();
                assertThat(charts).isGreaterThanOrEqualTo(8);
                assertThat(page.locator("[data-chart] canvas")).hasCount(charts);
                page.waitForFunction("[...document.querySelectorAll('[data-chart] canvas')].every(canvas => canvas.getContext('2d')"
                        + ".getImageData(0, 0, canvas.width, canvas.height).data.some(value => value > 0))");
                visit.accessible();
                visit.picture("insight");
                page.locator("[data-table=order-to-confirmation-table] canvas").hover();
            }
            assertThat(complaints).as("in the browser's console").isEmpty();
        }
    }

    @Test
    void withoutJavaScriptTheTablesSayItAll() {
        ordered(usual());
        try (Visit visit = browser.visit().phone().withoutJavaScript().staff("sales-management")) {
            visit.go("/staff/insight");
            assertThat(visit.page().locator("#orders-in-each-state-table")).isVisible();
            assertThat(visit.page().locator("[data-chart]").first()).isHidden();
            visit.page().locator("#from").fill("2003-03-03");
            visit.page().locator("#until").fill("2003-03-16");
            visit.page().locator(".insight-days button").click();
            assertThat(visit.page().locator("main")).containsText("3 Mar 2003 to 16 Mar 2003");
        }
    }

    private String delivered() {
        String number = ordered(usual());
        demoErp.ship(number, DemoShipment.ALL);
        demoErp.deliver(number);
        engine.continueToNextWaitState();
        return number;
    }

    /** As if it had gone its way at these moments; a review is given when it ends. */
    private void move(String number, String placed, String confirmed, String ended) {
        database.sql("""
                update kapstok.customer_order set placed_at = :placed, confirmed_at = :confirmed, closed_at = :ended,
                    delivered_at = case when delivered_at is not null then :ended::timestamptz end where number = :number
                """).param("placed", OffsetDateTime.parse(placed)).param("confirmed", OffsetDateTime.parse(confirmed))
                .param("ended", OffsetDateTime.parse(ended)).param("number", number).update();
        database.sql("update kapstok.order_review r set given_at = o.closed_at from kapstok.customer_order o where o.id = r.order_id "
                + "and o.number = ?").param(number).update();
    }

    private WebClient staff(String user) {
        WebClient client = new WebClient(environment);
        client.staff(user);
        return client;
    }

    private static List<String> csv(WebClient client, String part) {
        return csv(client, part, TWO_WEEKS);
    }

    private static List<String> csv(WebClient client, String part, String period) {
        WebClient.Answer answer = client.get("/staff/insight/" + part + ".csv" + period);
        assertThat(answer.status()).as(part).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).contains(part);
        return answer.body().replace("\ufeff", "").lines().toList();
    }

    private static List<String> figures(WebClient client, String part) {
        return part(client, TWO_WEEKS, part).select(".insight-figures > div").eachText();
    }

    private static Element part(WebClient client, String period, String part) {
        return client.get("/staff/insight" + period).document().getElementById(part);
    }

    private static long inState(WebClient client, String state) {
        return csv(client, "orders-in-each-state").stream().filter(line -> line.startsWith(state + ",")).map(line -> line.split(",")[1])
                .mapToLong(Long::parseLong).findFirst().orElse(0);
    }
}
