package eu.kapstok.forms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.AriaRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpContact;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class FormBrowserTest {

    private static final double PATIENCE = 60_000;

    @Autowired
    Browser browser;
    @Autowired
    ProcessEngine engine;
    @Autowired
    CustomerService customers;
    @Autowired
    SampleFormData data;

    private SampleProcess process;
    private UUID contact;
    private String key;
    private String page;

    @BeforeEach
    void task() {
        String customer = "F" + UUID.randomUUID().toString().substring(0, 8);
        ErpAddress address = new ErpAddress("1", "Bedrijf", "Meir 1", "2000", "Antwerpen", "BE");
        customers.keep(new ErpCustomer(customer, "Bedrijf", ErpCustomer.Kind.BUSINESS, "BE", "nl", "B", null, address, List.of(address), null,
                false, 30, "sales", List.of(new ErpContact("1", "Anna", "Peeters", customer + "@example.org", null, "nl"))));
        contact = customers.contactByErpId(customer, "1").orElseThrow().id();
        process = new SampleProcess(engine);
        key = process.startForCustomer("customer." + customer);
        page = "/portal/tasks/" + process.task(key).getId();
    }

    @AfterEach
    void remove() {
        process.remove();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void customerOrdersWithAndWithoutJavaScript(boolean script) {
        Visit.Plan plan = script ? browser.visit().phone() : browser.visit().desk().withoutJavaScript();
        try (Visit visit = plan.contact(contact, page)) {
            look(visit, script, "form");
            visit.page().locator("#f-budget").fill("veel");
            visit.page().locator("#f-delivery-day").fill(LocalDate.now().plusYears(1).toString());
            visit.page().locator("#f-reference").fill("PO \"7\" <b>");
            press(visit, "Bestellen");
            look(visit, script, "form-problems");
            assertThat(visit.page().locator("[role=alert]")).containsText("Leveradres: Maak een keuze.");
            assertThat(visit.page().locator("#f-budget")).hasValue("veel");
            assertThat(visit.page().locator("#f-reference")).hasValue("PO \"7\" <b>");
            visit.page().locator("[role=alert] a").first().click(new Locator.ClickOptions().setForce(true));
            visit.page().locator("#f-delivery-address").selectOption("A2");
            visit.page().locator("#f-budget").fill("1.234,5");
            visit.page().locator("#f-terms").check(new Locator.CheckOptions().setForce(true));
            press(visit, "Bestellen");
            assertThat(visit.page()).hasURL(Pattern.compile("/portal$"), new PageAssertions.HasURLOptions().setTimeout(PATIENCE));
        }
        assertThat(data.taken.get(key)).last().satisfies(taken -> assertThat(taken).containsEntry("reference", "PO \"7\" <b>")
                .containsEntry("decision", "accept"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void customerDeclinesInSteps(boolean script) {
        Visit.Plan plan = script ? browser.visit().desk() : browser.visit().phone().withoutJavaScript();
        try (Visit visit = plan.contact(contact, page)) {
            visit.page().locator("#f-reference").fill("PO 7");
            press(visit, "Weigeren");
            look(visit, script, "form-step");
            assertThat(visit.page().locator("#f-reference")).hasCount(0);
            visit.page().locator("#f-reason").selectOption("other");
            if (!script) {
                press(visit, "Weigeren");
            }
            assertThat(visit.page().locator("#f-explanation")).isVisible();
            assertThat(visit.page().locator("#f-reason")).hasValue("other");
            press(visit, "Terug");
            assertThat(visit.page().locator("#f-reference")).hasValue("PO 7");
            press(visit, "Weigeren");
            visit.page().locator("#f-explanation").fill("Te duur");
            press(visit, "Weigeren");
            assertThat(visit.page()).hasURL(Pattern.compile("/portal$"), new PageAssertions.HasURLOptions().setTimeout(PATIENCE));
        }
        assertThat(data.taken.get(key)).last().satisfies(taken -> assertThat(taken).containsEntry("explanation", "Te duur")
                .containsEntry("reason", "other").containsEntry("decision", "decline").doesNotContainKey("reference"));
    }

    @Test
    void enterInAFieldOrdersNothing() {
        try (Visit visit = browser.visit().desk().contact(contact, page)) {
            visit.page().locator("#f-reference").fill("PO 7");
            visit.page().locator("#f-reference").press("Enter");
            visit.page().waitForTimeout(500);

            assertThat(visit.path()).isEqualTo(page);
            assertThat(visit.page().locator("[role=alert]")).hasCount(0);
        }
        assertThat(process.task(key)).isNotNull();
    }

    /** At once: on a busy machine a page without JavaScript can take long to count as standing still. */
    private static void press(Visit visit, String label) {
        visit.page().locator("main form").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label).setExact(true))
                .click(new Locator.ClickOptions().setForce(true).setTimeout(PATIENCE));
    }

    private static void look(Visit visit, boolean script, String name) {
        if (script) {
            visit.accessible();
        }
        visit.picture("forms-" + name);
    }
}
