package eu.kapstok.dunning;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.security.PersonalLinks;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.Visit;
import eu.kapstok.testing.WebClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

class DunningPagesTest extends DunningTests {

    @Autowired
    Browser browser;
    @Autowired
    PersonalLinks links;
    @Autowired
    Environment environment;
    @Autowired
    DunningStaff staff;

    @Test
    void customerSeesWhatIsOwedAndHasEveryButtonOnAPhone() {
        String customer = business("BE", "nl");
        String invoice = invoice(customer, "300.00", 10);
        invoice(customer, "99.00", -20);
        begin(customer);
        try (Visit visit = browser.visit().phone().contact(contact(customer).id(), "/portal/owed")) {
            Page page = visit.page();
            assertThat(page.locator("main")).containsText(invoice);
            assertThat(page.locator("main")).containsText("10 dagen te laat");
            assertThat(page.locator(".owed-code svg")).isVisible();
            assertThat(page.locator("button[data-copy]")).hasCount(3);
            visit.accessible();
            visit.picture("owed");

            page.locator("#promiseDay").fill(LocalDate.now(clock).plusDays(60).toString());
            button(page, "Betaling beloven").click();
            assertThat(page.locator("#promiseDay-problem")).containsText("binnen 14 dagen");
            visit.accessible();
            page.locator("#promiseDay").fill(LocalDate.now(clock).plusDays(5).toString());
            button(page, "Betaling beloven").click();
            assertThat(page.getByText("Wij rekenen op uw betaling")).isVisible();
            assertThat(page.locator("main")).containsText("Betaling beloofd");
            visit.accessible();

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Factuur " + invoice + " klopt niet")).click();
            page.waitForURL(Pattern.compile(".*/portal/complaints/new.*"));
            assertThat(page.locator("#reason")).hasValue("INVOICE_ERROR");
            assertThat(page.locator("#invoice")).hasValue(invoice);
            button(page, "Versturen").click();
            assertThat(page.locator("#description-problem")).isVisible();
            assertThat(page.locator("#invoice")).hasValue(invoice);
            visit.accessible();
            page.locator("#description").fill("Het aantal klopt niet");
            page.getByLabel("Uitleg").check();
            button(page, "Versturen").click();
            page.waitForURL(Pattern.compile(".*/portal/complaints/K[0-9-]+"));
            visit.accessible();
            visit.go("/portal/owed");
            assertThat(page.locator("main")).containsText("Betwist");
            visit.accessible();
            visit.picture("owed-disputed");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("K\\d{4}-\\d{5}"))).click();
            page.waitForURL(Pattern.compile(".*/portal/complaints/K[0-9-]+"));
        }
        assertThat(disputes.isDisputed(invoice)).isTrue();
        assertThat(promises.ofCustomer(customer, 1)).hasSize(1);
    }

    @Test
    void nobodyIsToldToOweNothingWhileTheErpDoesNotSay() {
        WebClient client = client(contact(business("BE", "nl")).id());
        demoErp.faults(new DemoFaults(DemoFaults.Mode.DOWN, false, false));

        assertThat(client.get("/portal/owed").document().selectFirst("main").text()).contains("nu niet op te vragen").doesNotContain("niets openstaan");

        demoErp.faults(DemoFaults.NONE);
        assertThat(client.get("/portal/owed").document().selectFirst("main").text()).contains("U hebt niets openstaan");
    }

    @Test
    void customerWhomNoRunJudgedYetIsShownToStaffWithWhatIsKnown() {
        String customer = business("BE", "nl");
        WebClient client = new WebClient(environment);
        client.staff("credit-control");
        assertThat(client.get("/staff/dunning/" + customer).body()).contains("Test " + customer, "Nothing here")
                .doesNotContain("What comes next");
        assertThat(client.get("/staff/dunning/Z" + customer).status()).isEqualTo(404);
        String invoice = invoice(customer, "300.00", 10);
        receivables.refresh(customer);
        try (Visit visit = browser.visit().staff("credit-control")) {
            visit.go("/staff/dunning/" + customer);
            assertThat(visit.page().locator("main")).containsText(invoice);
            assertThat(visit.page().locator("#foreseen-title")).isVisible();
        }
    }

    @Test
    void chargesAreShownLineByLineOnceALetterAskedThem() {
        String customer = business("BE", "fr");
        invoice(customer, "1815.00", 7);
        begin(customer);
        look(customer, 11);
        day(0);
        try (Visit visit = browser.visit().contact(contact(customer).id(), "/portal/owed")) {
            assertThat(visit.page().locator("#charges-title")).containsText("Frais pour paiement tardif");
            assertThat(visit.page().locator("main")).containsText("40,00");
            visit.accessible();
            visit.picture("owed-charges-fr");
        }
    }

    @Test
    void customerAsksForAPlanOrSaysItIsPaidAndNonsenseIsTold() {
        String customer = business("BE", "nl");
        invoice(customer, "300.00", 10);
        begin(customer);
        WebClient client = client(contact(customer).id());
        String csrf = csrf(client, "/portal/owed");
        LocalDate today = LocalDate.now(clock);

        for (Map<String, String> wrong : List.of(Map.of("parts", "1", "firstDay", today.toString()), Map.of("parts", "x", "firstDay", today.toString()),
                Map.of("parts", "3", "firstDay", "gisteren"), Map.of("parts", "3", "firstDay", today.minusDays(1).toString()),
                Map.of("parts", "3", "firstDay", today.plusDays(90).toString()), Map.of("parts", "999", "firstDay", today.toString()))) {
            assertThat(client.post("/portal/owed/plan", with(wrong, csrf)).status()).as(wrong.toString()).isEqualTo(422);
        }
        for (String day : List.of("", "2026-13-40", today.plusDays(1).toString(), today.minusDays(500).toString())) {
            assertThat(client.post("/portal/owed/paid", with(Map.of("paidOn", day), csrf)).status()).as(day).isEqualTo(422);
        }
        for (String day : List.of("", "0000", today.minusDays(1).toString(), "9999-12-31")) {
            assertThat(client.post("/portal/owed/promise", with(Map.of("promiseDay", day), csrf)).status()).as(day).isEqualTo(422);
        }
        assertThat(client.post("/portal/owed/plan", with(Map.of("parts", "3", "firstDay", today.plusDays(2).toString()), csrf)).status()).isEqualTo(302);
        assertThat(plans.underWay(customer)).singleElement().satisfies(plan -> assertThat(plan.state()).isEqualTo(Plan.State.RUNNING));
        assertThat(client.post("/portal/owed/paid", with(Map.of("paidOn", today.toString()), csrf)).status()).isEqualTo(422);
    }

    @Test
    void strangersAndColleaguesWithoutTheRoleSeeNothing() {
        String customer = business("BE", "nl");
        String invoice = invoice(customer, "300.00", 10);
        begin(customer);
        String stranger = business("BE", "nl");
        WebClient other = client(contact(stranger).id());

        assertThat(other.get("/portal/owed").body()).doesNotContain(invoice);
        assertThat(other.get("/portal/complaints/new?invoice=" + invoice).document().select("option[value=" + invoice + "]")).isEmpty();
        assertThat(other.get("/portal/owed/" + invoice + "/pdf").status()).isEqualTo(404);
        Contact own = contact(customer);
        WebClient client = client(own.id());
        assertThat(client.get("/portal/owed/" + invoice + "/pdf").status()).isEqualTo(200);
        customers.giveRoles(own.id(), EnumSet.of(ContactRole.BUYER));
        assertThat(client(own.id()).get("/portal/owed").status()).isEqualTo(403);
    }

    @Test
    void creditControlSeesAgesPromisesPlansBlocksAndTheNextRun() throws IOException {
        String customer = business("BE", "nl");
        String invoice = invoice(customer, "300.00", 10);
        begin(customer);
        words.promise(customer, LocalDate.now(clock).plusDays(3), "An", "promiseDay");
        engine.continueToNextWaitState();
        String planned = business("BE", "nl");
        invoice(planned, "9000.00", 10);
        begin(planned);
        words.plan(planned, 4, LocalDate.now(clock).plusDays(3), null, "An", "parts", "firstDay");
        engine.continueToNextWaitState();
        transactions.executeWithoutResult(status -> {
            debtors.take(planned);
            debtors.blocked(planned, LocalDate.now(clock), true);
        });
        WebClient client = new WebClient(environment);
        client.staff("credit-control");

        assertThat(client.get("/staff/dunning?after=" + before(customer)).body()).contains(customer);
        assertThat(client.get("/staff/dunning/promises").body()).contains(customer);
        assertThat(client.get("/staff/dunning/plans").body()).contains(planned);
        assertThat(client.get("/staff/dunning/blocked").body()).contains(planned, "by hand");
        assertThat(client.get("/staff/dunning/preview?after=" + before(customer)).body()).contains(invoice, "Promised");
        assertThat(client.get("/staff/dunning/" + customer).body()).contains(invoice, "First reminder", "Promised: ")
                .doesNotContain("REMINDER_1_NO_COST", "rule 3a").contains("the promise goes first");
        assertThat(client.get("/staff/customers/" + customer).body()).doesNotContain("REMINDER_1_NO_COST");
        assertThat(client.get("/staff/dunning/coming").body()).contains(customer);
        assertThat(client.get("/staff/dunning/preview?after=ZZZZZZ").status()).as("where nothing is due").isEqualTo(200);
        assertThat(client.get("/staff/dunning/coming?until=week&after=2026-01-01~x").status()).isEqualTo(200);
        assertThat(client.get("/staff/dunning/T0").status()).isEqualTo(404);
        assertThat(client.get("/staff/customers/" + customer).body()).contains("/staff/dunning/" + customer);
        String csrf = csrf(client, "/staff/dunning/" + customer);
        assertThat(client.post("/staff/dunning/" + customer + "/hold", with(Map.of("holdReason", "", "holdUntil", ""), csrf)).status()).isEqualTo(422);
        assertThat(client.post("/staff/dunning/" + customer + "/hold", with(Map.of("holdReason", "Wij praten", "holdUntil",
                LocalDate.now(clock).minusDays(1).toString()), csrf)).status()).isEqualTo(422);
        assertThat(client.post("/staff/dunning/" + customer + "/hold", with(Map.of("holdReason", "Wij praten", "holdUntil",
                LocalDate.now(clock).plusDays(9).toString()), csrf)).status()).isEqualTo(302);
        assertThat(client.get("/staff/dunning/" + customer).body()).contains("Held back until", "Wij praten");
        String release = "/staff/dunning/" + planned + "/release";
        String day = LocalDate.now(clock).plusDays(2).toString();
        assertThat(client.post(release, with(Map.of("releaseReason", " ", "releaseUntil", day), csrf)).document().select("#releaseReason-problem")).isNotEmpty();
        assertThat(client.post(release, with(Map.of("releaseReason", "Betaalt morgen", "releaseUntil", day), csrf)).status()).isEqualTo(302);
        assertThat(client.get("/staff/dunning/" + planned).body()).contains("May order until", "Betaalt morgen");
        assertThat(client.get("/staff/dunning/blocked").body()).doesNotContain(planned);
        assertThat(entries(staff.dossier(customer).orElseThrow())).contains("statement.pdf", "claim.json", "notes.txt", "invoices/" + invoice + ".pdf")
                .anyMatch(name -> name.startsWith("letters/"));

        WebClient sales = new WebClient(environment);
        sales.staff("sales");
        assertThat(sales.get("/staff/dunning/" + customer).body()).doesNotContain("holdReason");
        String own = csrf(sales, "/staff");
        assertThat(sales.post("/staff/dunning/run", Map.of("_csrf", own)).status()).isEqualTo(403);
    }

    @Test
    void staffPagesAreAccessible() {
        String customer = business("BE", "nl");
        invoice(customer, "300.00", 10);
        begin(customer);
        try (Visit visit = browser.visit().staff("credit-control")) {
            for (String path : List.of("/staff/dunning", "/staff/dunning/preview", "/staff/dunning/promises", "/staff/dunning/plans",
                    "/staff/dunning/blocked", "/staff/dunning/coming", "/staff/dunning/" + customer)) {
                visit.go(path);
                assertThat(visit.page().locator(".tabs, .back-link").first()).isVisible();
                visit.accessible();
            }
            visit.picture("staff-dunning-customer");
        }
    }

    private static String before(String customer) {
        return customer.substring(0, customer.length() - 1);
    }

    private static List<String> entries(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private Contact contact(String customer) {
        return customers.contactsOf(customer, ContactRole.ADMIN).get(0);
    }

    private WebClient client(UUID contact) {
        WebClient client = new WebClient(environment);
        client.submit(client.get(URI.create(links.create(contact, "/portal/", Instant.now().plusSeconds(600))).getPath()), Map.of());
        return client;
    }

    private static String csrf(WebClient client, String path) {
        return client.get(path).document().selectFirst("input[name=_csrf]").attr("value");
    }

    private static Map<String, String> with(Map<String, String> values, String csrf) {
        Map<String, String> all = new HashMap<>(values);
        all.put("_csrf", csrf);
        return all;
    }

    private static Locator button(Page page, String name) {
        return page.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name)).first();
    }
}
