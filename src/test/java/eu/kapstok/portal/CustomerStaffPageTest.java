package eu.kapstok.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import eu.kapstok.customer.CustomerNotes;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpContact;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import eu.kapstok.testing.Visit;
import eu.kapstok.testing.WebClient;
import eu.kapstok.testing.WebClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole customer on one page. */
@KapstokTest
class CustomerStaffPageTest {

    private static final String CUSTOMER = "C10063";

    @Autowired
    Browser browser;
    @Autowired
    CustomerService customers;
    @Autowired
    CustomerNotes notes;
    @Autowired
    DemoErp erp;
    @Autowired
    TestEngine engine;
    @Autowired
    JdbcTemplate database;
    @Autowired
    Environment environment;

    @AfterEach
    void noNotes() {
        database.update("delete from kapstok.staff_note where customer = ?", CUSTOMER);
    }

    @Test
    void staffSeeTheWholeCustomerAndNoteSomething() {
        String sent = raise("0");
        String inApproval = raise("12");
        for (int i = 0; i < 20; i++) {
            notes.add(CUSTOMER, "Note " + i, "sales", "Sofie Maes");
        }
        String note = "Rang about the yard " + UUID.randomUUID();
        try (Visit visit = browser.visit().staff("sales")) {
            Page page = visit.page();
            visit.go("/staff/customers");
            page.getByLabel("Number or words of the name").fill("berg install");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Find")).click();
            visit.accessible();
            visit.picture("staff-customers");
            page.locator(".row-link").first().click();

            assertThat(page.locator("h1")).containsText("Van den Berg");
            assertThat(page.locator("section[aria-labelledby=part-30]")).containsText(sent);
            assertThat(page.locator("section[aria-labelledby=part-30]")).containsText("The customer");
            assertThat(page.locator("section[aria-labelledby=part-30]")).containsText("Sales management");
            assertThat(page.locator("section[aria-labelledby=part-40]")).containsText(inApproval);
            assertThat(page.locator("section[aria-labelledby=part-20]")).containsText("administrator");
            assertThat(page.locator("section[aria-labelledby=part-60]")).containsText(sent);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep the note")).click();
            assertThat(page.locator("#text-problem")).isVisible();
            page.getByLabel("Note", new Page.GetByLabelOptions().setExact(true)).fill(note);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep the note")).click();
            assertThat(page.locator(".story li").first()).containsText(note);
            assertThat(page.locator(".story li").first()).containsText("Sofie Maes");
            visit.accessible();
            visit.picture("staff-customer");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Older")).click();
            visit.accessible();
            visit.picture("staff-customer-timeline");
            page.setViewportSize(390, 844);
            visit.go("/staff/customers/" + CUSTOMER);
            visit.accessible();
            visit.picture("staff-customer");
        }
    }

    @Test
    void timeLineOfAllModulesLosesNothingBetweenItsPages() {
        String number = "T" + UUID.randomUUID().toString().substring(0, 8);
        ErpAddress address = new ErpAddress("a1", "Bedrijf", "Meir 1", "2000", "Antwerpen", "BE");
        customers.keep(new ErpCustomer(number, "Bedrijf " + number, ErpCustomer.Kind.BUSINESS, "BE", "nl", "B", null, address,
                List.of(address), null, false, 30, null, List.of(new ErpContact("1", "Anna", "Peeters", null, null, "nl"))));
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            all.add("note %02d".formatted(i));
            notes.add(number, all.get(i), "sales", "Sofie Maes");
        }
        database.update("update kapstok.staff_note set at = date_trunc('hour', at) where customer = ?", number);
        database.update("""
                insert into kapstok.mail (id, once, recipient, language, template, subject, text, html, attachments, customer, state, created_at)
                select gen_random_uuid(), 'test:' || ? || n, 'anna@example.org', 'nl', 'sign-in', 'mail ' || n, '', '', '{}', ?, 'REFUSED',
                       date_trunc('hour', now()) from generate_series(10, 20) n""", number, number);
        for (int i = 10; i <= 20; i++) {
            all.add("Mail that was refused: mail " + i);
        }
        WebClient staff = new WebClient(environment);
        staff.staff("sales");

        List<String> read = new ArrayList<>();
        String page = "/staff/customers/" + number + "/timeline";
        while (page != null) {
            Answer answer = staff.get(page);
            assertThat(answer.status()).isEqualTo(200);
            read.addAll(answer.document().select(".story .typed").eachText());
            page = answer.document().select("a[rel=next]").isEmpty() ? null : answer.document().select("a[rel=next]").attr("href");
        }
        assertThat(read).hasSize(56).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void whoseWorkIsNotWithCustomersSeesNone() {
        WebClient owner = new WebClient(environment);
        owner.staff("process-owner");
        assertThat(owner.get("/staff/customers/" + CUSTOMER).status()).isEqualTo(403);
        assertThat(owner.get("/staff/customers").status()).isEqualTo(403);
        WebClient staff = new WebClient(environment);
        staff.staff("warehouse");
        assertThat(staff.get("/staff/customers/C00000").status()).isEqualTo(404);
        assertThat(staff.get("/staff/customers/" + CUSTOMER + "/timeline?after=nonsense").status()).isEqualTo(200);
        assertThat(staff.post("/staff/customers/" + CUSTOMER + "/notes", Map.of("text", "x")).status()).as("without its token").isEqualTo(403);
    }

    private String raise(String discount) {
        String number = erp.raiseQuote(DemoQuote.of(CUSTOMER, DemoQuote.Line.of("CU-15", 10)).withDiscount(discount)).number();
        engine.continueToNextWaitState();
        return number;
    }
}
