package eu.kapstok.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import eu.kapstok.testing.WebClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The calculator, for people and for programs. */
@KapstokTest
class ClaimPagesTest {

    private static final String PATH = "/api/staff/dunning/claim?";

    @Autowired
    Environment environment;
    @Autowired
    ObjectMapper json;
    @Autowired
    Browser browser;

    @ParameterizedTest
    @CsvSource({
        "country=BE&customerKind=BUSINESS&amount=1815.00&due=2026-08-31&on=2026-10-15, 23.50, 40.00, 0.00, 1815.00, 1878.50, ",
        "country=BE&customerKind=b2b&amount=1815&due=2026-08-31&on=2026-10-15, 23.50, 40.00, 0.00, 1815.00, 1878.50, ",
        "country=NL&customerKind=BUSINESS&amount=1815.00&due=2026-08-31&on=2026-10-15, 23.27, 0.00, 272.25, 1815.00, 2110.52, ",
        "country=NL&customerKind=CONSUMER&amount=450.00&due=2026-08-31&on=2026-10-20&firstReminder=2026-09-21, 2.47, 0.00, 67.50, 450.00, 519.97, 2026-10-07",
        "country=BE&customerKind=CONSUMER&amount=480.00&due=2026-09-30&on=2026-11-20&firstReminder=2026-10-12, 5.39, 63.00, 0.00, 480.00, 548.39, 2026-10-27",
        "country=BE&customerKind=CONSUMER&amount=480.00&due=2026-09-30&on=2026-11-20, 0.00, 0.00, 0.00, 480.00, 480.00, ",
        "country=BE&customerKind=BUSINESS&amount=1000.00&invoiceReceived=2025-07-01&termDays=90&on=2025-08-30, 8.63, 40.00, 0.00, 1000.00, 1048.63, ",
        "country=BE&customerKind=BUSINESS&amount=6050.00&due=2026-01-31&on=2026-05-31&payments=2026-03-15:2000.00&allocation=PRINCIPAL_FIRST, 164.55, 40.00, 0.00, 4050.00, 4254.55, "})
    void claimIsToldInDecimalTexts(String asked, String interest, String compensation, String cost, String open, String total, String chargeable)
            throws IOException {
        WebClient.Answer answer = api(asked);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode claim = json.readTree(answer.body());
        List<String> names = new ArrayList<>();
        claim.fieldNames().forEachRemaining(names::add);
        assertThat(names).startsWith("interest", "compensation", "collectionCost", "total", "openAmount");
        assertThat(claim.path("interest").textValue()).isEqualTo(interest);
        assertThat(claim.path("compensation").textValue()).isEqualTo(compensation);
        assertThat(claim.path("collectionCost").textValue()).isEqualTo(cost);
        assertThat(claim.path("openAmount").textValue()).isEqualTo(open);
        assertThat(claim.path("total").textValue()).isEqualTo(total);
        assertThat(claim.has("chargeableFrom")).isEqualTo(chargeable != null);
        assertThat(claim.path("chargeableFrom").textValue()).isEqualTo(chargeable);
    }

    @Test
    void eachLineSaysItsDaysRateBaseAndReason() throws IOException {
        JsonNode lines = json.readTree(api("country=BE&customerKind=BUSINESS&amount=12100.00&due=2024-12-01&on=2025-02-15").body()).path("lines");

        assertThat(lines).hasSize(3);
        assertThat(json.writeValueAsString(lines.get(0))).isEqualTo("{\"from\":\"2024-12-02\",\"to\":\"2024-12-31\",\"days\":30,\"rate\":\"12.50\","
                + "\"base\":\"12100.00\",\"amount\":\"124.32\",\"reason\":\"Late-payment interest, Belgian law of 2 August 2002, art.\u00a05\"}");
        assertThat(lines.get(2).path("amount").textValue()).isEqualTo("40.00");
    }

    @ParameterizedTest
    @CsvSource({
        "currency, country=BE&customerKind=BUSINESS&amount=10&due=2026-08-31&on=2026-10-15&currency=USD",
        "due, country=BE&customerKind=BUSINESS&amount=10&due=2026-10-16&on=2026-10-15",
        "due, country=BE&customerKind=BUSINESS&amount=10&due=1990-01-01&on=2026-10-15",
        "due, country=BE&customerKind=BUSINESS&amount=10&due=2026-08-31&on=2026-10-15&invoiceDate=2026-09-01",
        "due, country=BE&customerKind=BUSINESS&amount=10&due=31/08/2026&on=2026-10-15",
        "due, country=BE&customerKind=BUSINESS&amount=10&on=2026-10-15",
        "amount, country=BE&customerKind=BUSINESS&amount=-10&due=2026-08-31&on=2026-10-15",
        "amount, country=BE&customerKind=BUSINESS&amount=0&due=2026-08-31&on=2026-10-15",
        "amount, country=BE&customerKind=BUSINESS&amount=1.005&due=2026-08-31&on=2026-10-15",
        "amount, country=BE&customerKind=BUSINESS&amount=1e5&due=2026-08-31&on=2026-10-15",
        "payments, country=BE&customerKind=BUSINESS&amount=10&due=2026-08-31&on=2026-10-15&payments=2026-09-15:60.00",
        "payments, country=BE&customerKind=BUSINESS&amount=10&due=2026-08-31&on=2026-10-15&payments=2026-09-15:-5",
        "payments, country=BE&customerKind=BUSINESS&amount=10&due=2026-08-31&on=2026-10-15&payments=2026-10-16:5",
        "enterpriseNumber, country=BE&customerKind=BUSINESS&amount=10&due=2026-08-31&on=2026-10-15&enterpriseNumber=0403.019.262",
        "enterpriseNumber, country=BE&customerKind=BUSINESS&amount=10&due=2026-08-31&on=2026-10-15&naturalPerson=true",
        "customer, country=BE&customerKind=BUSINESS&amount=10&due=2026-08-31&on=2026-10-15&customer=C99999",
        "on, country=BE&customerKind=BUSINESS&amount=10&due=2026-12-15&on=2027-01-20",
        "on, country=BE&customerKind=BUSINESS&amount=10&due=2026-08-31&on=2099-01-20",
        "country, country=DE&customerKind=BUSINESS&amount=10&due=2026-08-31&on=2026-10-15",
        "customerKind, country=BE&customerKind=STATE&amount=10&due=2026-08-31&on=2026-10-15",
        "firstReminder, country=BE&customerKind=CONSUMER&amount=10&due=2026-08-31&on=2026-10-15&firstReminder=2026-08-30",
        "termDays, country=BE&customerKind=BUSINESS&amount=10&invoiceReceived=2026-08-01&termDays=-3&on=2026-10-15",
        "country, x=y"})
    void whatIsWrongIsToldWithTheNameOfItsField(String field, String asked) throws IOException {
        WebClient.Answer answer = api(asked);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        JsonNode problem = json.readTree(answer.body());
        List<String> fields = new ArrayList<>();
        problem.path("fields").forEach(name -> fields.add(name.textValue()));
        assertThat(fields).contains(field);
        assertThat(problem.path("detail").textValue()).contains(field);
        assertThat(problem.path("problems").path(field).textValue()).isNotBlank();
    }

    @Test
    void onlyStaffWhoSeeCustomersMayAsk() {
        assertThat(new WebClient(environment).get(PATH + "country=BE").status()).isEqualTo(401);
        assertThat(new WebClient(environment).basic("process-owner", "process-owner").get(PATH + "country=BE").status()).isEqualTo(403);
    }

    @Test
    void calculatorShowsTheCalculationLineByLine() {
        try (Visit visit = browser.visit().phone().staff("credit-control")) {
            visit.go("/staff/dunning/calculator");
            visit.accessible();
            visit.page().locator("#amount").fill("1815.00");
            visit.page().locator("#due").fill("2026-08-31");
            visit.page().locator("#on").fill("2026-10-15");
            visit.page().locator("main form button[type=submit]").click();
            assertThat(visit.page().locator("#result").innerText()).contains("€1,878.50", "€23.50", "10.5%", "45", "art.\u00a06");
            visit.accessible();
            visit.picture("claim-calculator");
        }
        try (Visit visit = browser.visit().desk().staff("credit-control")) {
            visit.go("/staff/dunning/calculator?country=NL&customerKind=BUSINESS&amount=1815.00&due=2026-08-31&on=2026-10-15&currency=USD");
            assertThat(visit.page().locator("#currency-problem").innerText()).contains("EUR");
            assertThat(visit.page().locator("#amount").inputValue()).isEqualTo("1815.00");
            visit.accessible();
            visit.go("/staff/dunning/calculator?country=NL&customerKind=BUSINESS&amount=1815.00&due=2026-08-31&on=2026-10-15");
            visit.picture("claim-calculator");
        }
    }

    private WebClient.Answer api(String asked) {
        return new WebClient(environment).basic("credit-control", "credit-control").get(PATH + asked);
    }
}
