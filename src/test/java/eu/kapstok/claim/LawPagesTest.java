package eu.kapstok.claim;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.engine.BusinessCalendar;
import eu.kapstok.erp.ErpCustomer.Kind;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import eu.kapstok.testing.WebClient;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of the law on their page: a row counts from the moment it was added, and nobody adds one without seeing its effect. */
@KapstokTest
class LawPagesTest {

    private static final String SOURCE = "sample of a test";

    @Autowired
    Environment environment;
    @Autowired
    JdbcTemplate database;
    @Autowired
    ClaimCalculator calculator;
    @Autowired
    RateGaps gaps;
    @Autowired
    BusinessCalendar calendar;
    @Autowired
    Browser browser;

    @AfterEach
    void tidyUp() {
        for (String table : List.of("claim_rate", "claim_sum", "claim_scale", "claim_holiday")) {
            database.update("delete from kapstok." + table + " where source = ?", SOURCE);
        }
        database.update("update kapstok.claim_revision set revision = revision + 1");
    }

    @Test
    void addedRateCountsFromItsDay() {
        LocalDate on = LocalDate.of(2027, 1, 20);
        ClaimRequest request = new ClaimRequest("BE", Kind.BUSINESS, List.of(ClaimInvoice.of("F1", new BigDecimal("1000.00"), null,
                LocalDate.of(2026, 12, 31))), null, on);
        assertThat(calculator.calculate(request).interestUntil()).isEqualTo("2026-12-31");
        WebClient client = staff("credit-control");
        Map<String, String> typed = Map.of("kind", "BE_BUSINESS", "validFrom", "2027-01-01", "percent", "11", "source", SOURCE);

        WebClient.Answer preview = client.submit(client.get("/staff/dunning/rates/new/rate"), typed);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.document().select("main").text()).contains("11%, \u20ac90.41", "30 June 2027");
        assertThat(calculator.calculate(request).interestUntil()).as("a preview adds nothing").isNotNull();

        WebClient.Answer added = client.submit(preview, Map.of("sure", "true"));
        assertThat(added.location()).isEqualTo("/staff/dunning/rates");
        assertThat(client.follow(added).document().select("main").text()).contains("11%", SOURCE, "credit-control");
        Claim claim = calculator.calculate(request);
        assertThat(claim.interestUntil()).isNull();
        assertThat(claim.interest()).isEqualTo("6.03");
    }

    @Test
    void rateAgainstTheFormulaIsPointedOut() {
        WebClient client = staff("credit-control");

        WebClient.Answer preview = client.submit(client.get("/staff/dunning/rates/new/rate"),
                Map.of("kind", "NL_BUSINESS", "validFrom", "2026-07-01", "percent", "10.5", "source", SOURCE));

        assertThat(preview.document().select("main").text()).contains("By the law\u2019s formula it would be 10.4%");
    }

    @Test
    void addedHolidayIsNoWorkingDay() {
        LocalDate day = LocalDate.of(2026, 11, 24);
        assertThat(calendar.isWorkingDay(day, "BE")).isTrue();
        WebClient client = staff("credit-control");
        WebClient.Answer preview = client.submit(client.get("/staff/dunning/rates/new/holiday"),
                Map.of("country", "BE", "day", day.toString(), "name", "Day of mourning", "source", SOURCE));
        assertThat(preview.document().select("main").text()).contains("24 November 2026", "25 November 2026");

        client.submit(preview, Map.of("sure", "true"));

        assertThat(calendar.isWorkingDay(day, "BE")).isFalse();
        assertThat(calendar.isWorkingDay(day, "NL")).isTrue();
        assertThat(calendar.plusWorkingDays(LocalDate.of(2026, 11, 23), 1, "BE")).isEqualTo("2026-11-25");
    }

    @Test
    void addedSumAndScaleCount() {
        WebClient client = staff("credit-control");
        client.submit(client.submit(client.get("/staff/dunning/rates/new/sum"), Map.of("kind", "BE_RECOVERY", "validFrom", "2027-03-01", "sum", "55",
                "source", SOURCE)), Map.of("sure", "true"));
        WebClient.Answer scale = client.submit(client.get("/staff/dunning/rates/new/scale"), Map.of("kind", "NL_BIK", "validFrom", "2027-03-01",
                "minimum", "50", "maximum", "7000", "bands", "0;0;20\n2500;500;10", "source", SOURCE));
        assertThat(scale.document().select("main").text()).contains("\u20ac500.00 \u20ac75.00 \u20ac100.00");
        client.submit(scale, Map.of("sure", "true"));

        assertThat(calculator.recoverySum("BE", LocalDate.of(2027, 3, 1))).isEqualTo("55.00");
        assertThat(calculator.recoverySum("BE", LocalDate.of(2027, 2, 28))).isEqualTo("40.00");
        assertThat(calculator.announced("NL", new BigDecimal("3500.00"), LocalDate.of(2027, 3, 1)).fee()).isEqualTo("600.00");
    }

    @Test
    void whatIsWrongIsToldAtItsFieldAndNothingTypedIsLost() {
        WebClient client = staff("credit-control");

        WebClient.Answer answer = client.submit(client.get("/staff/dunning/rates/new/rate"),
                Map.of("kind", "BE_BUSINESS", "validFrom", "soon", "percent", "a lot", "source", "", "sure", "true"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.document().select("#validFrom-problem, #percent-problem, #source-problem")).hasSize(3);
        assertThat(answer.document().selectFirst("#percent").val()).isEqualTo("a lot");
    }

    @Test
    void onlyCreditControlAndItsDirectionAdd() {
        assertThat(staff("sales").get("/staff/dunning/rates").status()).isEqualTo(200);
        assertThat(staff("sales").get("/staff/dunning/rates").body()).doesNotContain("/staff/dunning/rates/new");
        assertThat(staff("sales").get("/staff/dunning/rates/new/rate").status()).isEqualTo(403);
    }

    @Test
    void missingHalfYearIsToldThreeWeeksAhead() {
        assertThat(gaps.on(LocalDate.of(2026, 12, 10))).isEmpty();
        assertThat(gaps.on(LocalDate.of(2026, 12, 11))).extracting(RateGaps.Gap::kind).containsExactly(RateKind.values());
        assertThat(gaps.on(LocalDate.of(2027, 1, 1))).allSatisfy(gap -> assertThat(gap.begun()).isTrue()).hasSize(RateKind.values().length);
    }

    @Test
    void tablesAreReadableOnEveryScreen() {
        try (Visit visit = browser.visit().phone().staff("credit-control")) {
            visit.go("/staff/dunning/rates");
            visit.accessible();
            visit.picture("claim-rates");
            visit.go("/staff/dunning/rates/new/scale");
            visit.accessible();
        }
        try (Visit visit = browser.visit().desk().staff("credit-control")) {
            visit.go("/staff/dunning/rates");
            visit.accessible();
            visit.picture("claim-rates");
            visit.go("/staff/dunning/rates/new/rate");
            visit.page().locator("#validFrom").fill("2027-01-01");
            visit.page().locator("#percent").fill("2.4");
            visit.page().locator("#source").fill(SOURCE);
            visit.page().locator("main form button[type=submit]").first().click();
            visit.accessible();
            visit.picture("claim-rate");
        }
    }

    private WebClient staff(String user) {
        WebClient client = new WebClient(environment);
        client.staff(user);
        return client;
    }
}
