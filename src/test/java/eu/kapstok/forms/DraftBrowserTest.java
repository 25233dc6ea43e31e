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
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class DraftBrowserTest {

    private static final double PATIENCE = 60_000;

    @Autowired
    Browser browser;
    @Autowired
    ProcessEngine engine;
    @Autowired
    CustomerService customers;
    @Autowired
    SampleFields sample;

    private UUID contact;
    private Task task;
    private String page;

    @BeforeEach
    void task() {
        String customer = "D" + UUID.randomUUID().toString().substring(0, 8);
        ErpAddress address = new ErpAddress("1", "Bedrijf", "Meir 1", "2000", "Antwerpen", "BE");
        customers.keep(new ErpCustomer(customer, "Bedrijf", ErpCustomer.Kind.BUSINESS, "BE", "nl", "B", null, address, List.of(address), null,
                false, 30, "sales", List.of(new ErpContact("1", "Anna", "Peeters", customer + "@example.org", null, "nl"))));
        contact = customers.contactByErpId(customer, "1").orElseThrow().id();
        task = sample.start(engine, "customer." + customer);
        page = "/portal/tasks/" + task.getId();
    }

    @AfterEach
    void remove() {
        sample.remove(engine);
    }

    @Test
    void whatIsTypedFollowsToAnotherDevice() {
        try (Visit desk = browser.visit().desk().contact(contact, page)) {
            desk.page().locator("#f-lines-0-quantity").fill("12");
            desk.page().locator("#f-lines-1-remark").fill("Graag <b>\"snel\"</b>");
            assertThat(desk.page().locator("[data-draft-status]")).containsText("Bewaard op");
            desk.page().locator("#f-wishes-0").check(new Locator.CheckOptions().setForce(true));
            assertThat(desk.page().locator("#f-rooms")).isVisible();
            Locator rooms = desk.page().locator("#f-rooms-2");
            desk.page().waitForResponse(answer -> answer.url().endsWith("/draft") && answer.request().postData().contains("rooms=3"),
                    () -> rooms.check(new Locator.CheckOptions().setForce(true)));
        }
        try (Visit phone = browser.visit().phone().withoutJavaScript().contact(contact, page)) {
            assertThat(phone.page().locator(".notice")).containsText(Pattern.compile("Wat u op .* typte, is bewaard"));
            assertThat(phone.page().locator("#f-lines-0-quantity")).hasValue("12");
            assertThat(phone.page().locator("#f-lines-1-remark")).hasValue("Graag <b>\"snel\"</b>");
            assertThat(phone.page().locator("#f-rooms-2")).isChecked();
            phone.picture("forms-draft");
            phone.page().locator("#f-lines-0-quantity").fill("13");
            press(phone, "Bewaren en later verdergaan");
            assertThat(phone.page()).hasURL(Pattern.compile(page + "$"), new PageAssertions.HasURLOptions().setTimeout(PATIENCE));
            assertThat(phone.page().locator("#f-lines-0-quantity")).hasValue("13");
            press(phone, "Opnieuw beginnen");
            assertThat(phone.page().locator("#f-lines-0-quantity")).hasValue("2");
            assertThat(phone.page().locator(".notice")).hasCount(0);
        }
    }

    @Test
    void draftOfAnOlderFormSaysWhatDoesNotFitAnyMore() {
        try (Visit before = browser.visit().desk().withoutJavaScript().contact(contact, page)) {
            before.page().locator("#f-lines-0-quantity").fill("12");
            before.page().locator("#f-lines-1-remark").fill("Graag snel");
            press(before, "Bewaren en later verdergaan");
            assertThat(before.page().locator(".notice")).containsText("is bewaard");
        }
        sample.change(engine, form -> form.replace("\"key\": \"remark\"", "\"key\": \"note\""));
        try (Visit after = browser.visit().desk().contact(contact, page)) {
            assertThat(after.page().locator(".notice")).containsText("Het formulier is intussen veranderd");
            assertThat(after.page().locator(".notice li")).hasText("Opmerking: Graag snel");
            assertThat(after.page().locator("#f-lines-0-quantity")).hasValue("12");
            after.accessible();
            after.picture("forms-draft-older");
            after.page().reload();
            after.page().locator("#f-lines-1-note").fill("Graag snel");
            after.page().locator("#f-wishes-1").check(new Locator.CheckOptions().setForce(true));
            press(after, "Versturen");
            assertThat(after.page()).hasURL(Pattern.compile("/portal$"), new PageAssertions.HasURLOptions().setTimeout(PATIENCE));
        }
        assertThat(sample.taken.values()).anySatisfy(taken -> assertThat(taken.get("lines").toString()).contains("quantity=12", "note=Graag snel"));
    }

    private static void press(Visit visit, String label) {
        visit.page().locator("main form").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label).setExact(true))
                .click(new Locator.ClickOptions().setForce(true).setTimeout(PATIENCE));
    }
}
