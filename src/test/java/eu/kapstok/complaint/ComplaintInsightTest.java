package eu.kapstok.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.WebClient;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the page of figures says of complaints, in a time that no other test counts. */
@KapstokTest
class ComplaintInsightTest {

    private static final String QUARTER = "?from=2004-01-01&until=2004-03-31";
    private static final Instant REPORTED = Instant.parse("2004-02-02T09:00:00Z");

    @Autowired
    Environment environment;
    @Autowired
    JdbcTemplate database;

    @BeforeEach
    void aQuarter() {
        complaint("K2004-00001", "DEFECT", 1, 10, 4, false, "CARRIER", 6, true, false, "KPI-A");
        complaint("K2004-00002", "DEFECT", 3, 20, 0, true, "CARRIER", 2, false, false, "KPI-A");
        complaint("K2004-00003", "SAFETY", 5, 30, 15, false, null, null, null, false, "KPI-B");
        complaint("K2004-00004", "CHANGED_MIND", 0, 1, 0, false, null, 7, true, true, "KPI-A");
        database.update("update kapstok.complaint set answer_late_at = reported_at + interval '4 hours' where number = 'K2004-00003'");
    }

    @AfterEach
    void tidyUp() {
        database.update("delete from kapstok.complaint_line where complaint_id in (select id from kapstok.complaint where number like 'K2004-%')");
        database.update("delete from kapstok.complaint where number like 'K2004-%'");
    }

    @Test
    void complaintsAreCountedByReasonAndWithdrawalsAreNone() {
        assertThat(row("complaints", "Defect").text()).contains("2");
        assertThat(part("complaints").text()).contains("n = 3 complaints");
    }

    @Test
    void timeToTheFirstAnswerAndToTheSettlementIsMeasuredWithAndWithoutWaiting() {
        assertThat(row("complaint-times", "First answer").text()).contains("3 3 h 0 min 5 h 0 min");
        assertThat(row("complaint-times", "Settlement").text()).contains("3 20 h 0 min 30 h 0 min");
        assertThat(row("complaint-times", "Settlement, without waiting for the customer").text()).contains("3 15 h 0 min 20 h 0 min");
    }

    @Test
    void whatWasLateAndWhatWasLookedAtOnceMoreIsCounted() {
        String text = part("complaint-times").text();
        assertThat(text).contains("Late", "Reopened");
        assertThat(text.split("33.33%", -1)).as("one of three each").hasSize(3);
    }

    @Test
    void effortIsTheMeanOfWhoSaidSo() {
        String text = part("complaint-effort-score").text();
        assertThat(text).contains("n = 2").containsPattern("Customer effort score\\s+4\\b|\\b4\\s+Customer effort score").containsPattern("\\b50([.]00)?%");
    }

    @Test
    void productsStandWithTheirCauses() {
        assertThat(row("complaints-by-product", "KPI-A Gutter").text()).contains("Carrier", "2");
        assertThat(row("complaints-by-product", "KPI-B Gutter").text()).contains("not found yet", "1");
    }

    private Element part(String id) {
        WebClient client = new WebClient(environment);
        client.staff("sales-management");
        return client.get("/staff/insight" + QUARTER).document().selectFirst("#" + id);
    }

    private Element row(String part, String name) {
        return part(part).select("tbody tr").stream().filter(row -> row.child(0).text().equals(name)).findFirst().orElseThrow();
    }

    private void complaint(String number, String reason, int answeredAfter, int closedAfter, int waited, boolean reopened, String cause, Integer effort,
                           Boolean solved, boolean withdrawal, String product) {
        UUID id = UUID.randomUUID();
        database.update("""
                insert into kapstok.complaint (id, number, token, customer, consumer, country, language, channel, state, reason, wish, description,
                    visible_at_delivery, distance_contract, withdrawal_exempt, evidence, repair_failed, repair_possible, repair_cost_share, worth,
                    auto_approved, goods_back, decisions, final_decision, reported_at, answer_due, answered_at, settlement_due, waited_seconds,
                    first_closed_at, closed_at, reopened_at, root_cause, effort, solved, rated_at, history_length, row_version, withdrawal)
                values (?, ?, ?, 'C10104', false, 'BE', 'nl', 'PORTAL', 'CLOSED', ?, 'REFUND', 'x', false, true, false, true, false, true, 0, 1,
                    false, false, 1, true, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?)
                """, id, number, number, reason, at(0), at(24), at(answeredAfter), at(48), waited * 3600L, at(closedAfter), at(closedAfter),
                reopened ? at(closedAfter) : null, cause, effort, solved, effort == null ? null : at(closedAfter), withdrawal);
        database.update("""
                insert into kapstok.complaint_line (id, complaint_id, position, product, description, unit, quantity, vat_rate, reported_at)
                values (?, ?, 1, ?, 'Gutter', 'pc', 1, 21, ?)
                """, UUID.randomUUID(), id, product, at(0));
    }

    private static OffsetDateTime at(int hours) {
        return REPORTED.plus(Duration.ofHours(hours)).atOffset(ZoneOffset.UTC);
    }
}
