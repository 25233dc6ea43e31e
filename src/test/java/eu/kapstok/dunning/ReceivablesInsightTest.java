package eu.kapstok.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import eu.kapstok.testing.WebClient;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the page of figures says of receivables, in a time that no other test counts: the worked examples of the formulas. */
@KapstokTest
class ReceivablesInsightTest {

    private static final String QUARTER = "?from=2003-07-03&until=2003-09-30";

    @Autowired
    Environment environment;
    @Autowired
    JdbcTemplate database;
    @Autowired
    Browser browser;

    @BeforeEach
    void aQuarter() {
        day("2003-07-02", 400_000, 100_000);
        day("2003-08-31", 500_000, 150_000);
        day("2003-09-30", 450_000, 120_000);
        sale("KPI-1", "2003-07-10", 970_000);
        sale("KPI-2", "2003-08-10", 180_000);
        sale("KPI-3", "2003-09-10", 200_000);
        database.update("insert into kapstok.dunning_dispute (invoice, case_key, customer, opened_on) values ('KPI-3', 'KPI', 'C10042', '2003-09-12')");
        receivable("KPI-R", 600, null);
        database.update("insert into kapstok.dunning_payment (receivable, paid_on, amount) values ('KPI-R', '2003-11-01', 400)");
        receivable("KPI-S", 0, "2003-09-01");
        promise("KPI-A", "2003-08-15", "KEPT");
        promise("KPI-B", "2003-08-20", "KEPT");
        promise("KPI-C", "2003-08-25", "BROKEN");
        promise("KPI-D", "2003-09-25", "OPEN");
    }

    @AfterEach
    void tidyUp() {
        database.update("delete from kapstok.dunning_receivables_day where day < '2004-01-01'");
        database.update("delete from kapstok.dunning_payment where receivable like 'KPI-%'");
        database.update("delete from kapstok.dunning_receivable where id like 'KPI-%'");
        database.update("delete from kapstok.dunning_sale where invoice like 'KPI-%'");
        database.update("delete from kapstok.dunning_dispute where case_key = 'KPI'");
        database.update("delete from kapstok.dunning_promise where id like 'KPI-%'");
    }

    @Test
    void speedOfPayingIsMeasuredBothWays() {
        String text = part("receivables").text();

        assertThat(text).contains("30 days", "22 days", "8 days", "91.55%", "n = 3 invoices");
        assertThat(text).as("30 + 31 + 70/970 x 31 days").contains("63.24 days");
        assertThat(text).contains("\u20ac450,000.00", "\u20ac120,000.00");
    }

    @Test
    void promisesAreKeptOrBroken() {
        assertThat(part("promises-to-pay").text()).contains("66.67%", "n = 3 promises");
        assertThat(part("promises-to-pay").select("a[href^=/staff/dunning/figures/broken?from=2003-07-03]")).isNotEmpty();
    }

    @Test
    void disputedInvoicesAreCountedAmongThoseOfThePeriod() {
        assertThat(part("disputed-invoices").text()).contains("33.33%", "n = 3 invoices");
    }

    @Test
    void everyFigureHasItsDefinitionAndTheRowsBehindIt() {
        for (String part : List.of("receivables", "promises-to-pay", "disputed-invoices")) {
            for (Element figure : part(part).select(".insight-figures > div")) {
                assertThat(figure.select(".insight-how").text()).as(figure.text()).isNotBlank();
                assertThat(figure.select("a[href^=/staff/dunning/figures/]")).as(figure.text()).isNotEmpty();
            }
        }
        assertThat(rows(part("promises-to-pay"), "broken")).contains("KPI-C").doesNotContain("KPI-A", "KPI-D");
        assertThat(rows(part("promises-to-pay"), "kept")).contains("KPI-A", "KPI-B").doesNotContain("KPI-C");
        assertThat(rows(part("disputed-invoices"), "disputed")).contains("KPI-3", "200,000").doesNotContain("KPI-1");
        assertThat(rows(part("receivables"), "sales")).contains("KPI-1", "KPI-2", "KPI-3");
        assertThat(rows(part("receivables"), "open")).contains("KPI-R", "1,000").doesNotContain("KPI-S");
        assertThat(rows(part("receivables"), "overdue")).contains("KPI-R");
        assertThat(rows(part("receivables"), "current")).doesNotContain("KPI-R");
    }

    @Test
    void rowsOfAFigureArePagedWithoutLosingAny() {
        for (int i = 0; i < 60; i++) {
            sale("KPI-P%02d".formatted(i), "2003-08-1" + i % 5, 10);
        }
        Set<String> found = new TreeSet<>();
        String path = "/staff/dunning/figures/sales?from=2003-08-10&until=2003-08-20";
        int pages = 0;
        while (path != null) {
            Document page = manager().get(path).document();
            page.select("tbody td:nth-child(2)").forEach(cell -> assertThat(found.add(cell.text())).as(cell.text()).isTrue());
            Element next = page.selectFirst("a[rel=next]");
            path = next == null ? null : next.attr("href");
            pages++;
        }
        assertThat(pages).isEqualTo(2);
        assertThat(found).hasSize(61);
        assertThat(manager().get("/staff/dunning/figures/sales?from=2003-08-10&until=soon").status()).isEqualTo(404);
        assertThat(manager().get("/staff/dunning/figures/all?from=2003-08-10&until=2003-08-20").status()).isEqualTo(404);
        assertThat(manager().get("/staff/dunning/figures/sales?from=2003-08-10&until=2003-08-20&after=2003-02-31~x").status()).isEqualTo(200);
    }

    private String rows(Element part, String kind) {
        return manager().get(part.selectFirst("a[href^=/staff/dunning/figures/" + kind + "]").attr("href")).document().select("main").text();
    }

    @Test
    void withoutARunThereIsNothingToSay() {
        Element part = manager().get("/staff/insight?from=2002-01-01&until=2002-03-31").document().selectFirst("#receivables");

        assertThat(part.text()).contains("No run has read the receivables");
    }

    @Test
    void figuresCanBeReadByEverybody() {
        try (Visit visit = browser.visit().desk().staff("finance-direction")) {
            visit.go("/staff/insight" + QUARTER);
            visit.accessible();
            visit.picture("insight-receivables");
        }
    }

    private Element part(String id) {
        return manager().get("/staff/insight" + QUARTER).document().selectFirst("#" + id);
    }

    private WebClient manager() {
        WebClient client = new WebClient(environment);
        client.staff("finance-direction");
        return client;
    }

    private void day(String day, int open, int overdue) {
        database.update("insert into kapstok.dunning_receivables_day (day, kind, open, overdue, customers, invoices) values (?, 'BUSINESS', ?, ?, 4, 9)",
                LocalDate.parse(day), open, overdue);
    }

    private void sale(String invoice, String day, int total) {
        database.update("insert into kapstok.dunning_sale (invoice, customer, invoice_date, due_date, total) values (?, 'C10042', ?, ?, ?)", invoice,
                LocalDate.parse(day), LocalDate.parse(day).plusDays(30), total);
    }

    private void receivable(String id, int open, String settled) {
        database.update("insert into kapstok.dunning_receivable (id, customer, invoice_date, due_date, total, open, currency, seen_at, first_seen_on, settled_on) "
                + "values (?, 'C10042', '2003-07-20', '2003-08-20', 1000, ?, 'EUR', '2003-11-02', '2003-07-21', cast(? as date))", id, open, settled);
    }

    private void promise(String id, String day, String state) {
        database.update("insert into kapstok.dunning_promise (id, customer, made_at, made_by, promised_on, amount, state) "
                + "values (?, 'C10042', now(), 'test', ?, 100, ?)", id, LocalDate.parse(day), state);
    }
}
