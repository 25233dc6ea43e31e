package eu.kapstok.forms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PageAssertions;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class DraftBrowserTest extends FormPageTests {

    @Autowired
    SampleFields sample;

    private Task task;
    private String page;

    @Override
    void start(String customerGroup) {
        task = sample.start(engine, customerGroup);
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
}
