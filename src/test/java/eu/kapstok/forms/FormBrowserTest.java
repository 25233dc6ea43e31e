package eu.kapstok.forms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PageAssertions;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class FormBrowserTest extends FormPageTests {

    @Autowired
    SampleFormData data;

    private SampleProcess process;
    private String key;
    private String page;

    @Override
    void start(String customerGroup) {
        process = new SampleProcess(engine);
        key = process.startForCustomer(customerGroup);
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

    private static void look(Visit visit, boolean script, String name) {
        if (script) {
            visit.accessible();
        }
        visit.picture("forms-" + name);
    }
}
