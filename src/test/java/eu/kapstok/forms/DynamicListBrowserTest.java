package eu.kapstok.forms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PageAssertions;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class DynamicListBrowserTest extends FormPageTests {

    @Autowired
    SampleFields sample;

    private Task task;

    @Override
    void start(String customerGroup) {
        task = sample.start(engine, customerGroup);
    }

    @AfterEach
    void remove() {
        sample.remove(engine);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void customerChangesLinesWithAndWithoutJavaScript(boolean script) {
        Visit.Plan plan = script ? browser.visit().desk() : browser.visit().phone().withoutJavaScript();
        String key = businessKey();
        try (Visit visit = plan.contact(contact, "/portal/tasks/" + task.getId())) {
            look(visit, script, "list");
            visit.page().reload();
            visit.page().locator("#f-lines-0-quantity").fill("veel");
            visit.page().locator("#f-lines-1-remark").fill("Graag \"snel\" <b>");
            press(visit, "Regel toevoegen");
            assertThat(visit.page().locator("#f-lines-2-quantity")).isVisible();
            assertThat(visit.page().locator("#f-lines-0-quantity")).hasValue("veel");
            assertThat(visit.page().locator("#f-lines-1-remark")).hasValue("Graag \"snel\" <b>");
            assertThat(visit.page().locator("#f-lines-2-product")).isFocused();
            visit.page().locator("#f-lines-2-quantity").fill("9");
            press(visit, "Verwijderen Regel 1 Kraan");
            assertThat(visit.page().locator("#f-lines-2-quantity")).hasCount(0);
            assertThat(visit.page().locator("#f-lines-0-product")).hasValue("Buis");
            assertThat(visit.page().locator("#f-lines-1-quantity")).hasValue("9");
            visit.page().locator("#f-lines-0-quantity").fill("0");
            visit.page().locator("#f-lines-0-day").fill("2030-05-06");
            visit.page().locator("#f-visit").fill("2030-06-07");
            visit.page().locator("#f-visit-time").fill("10:40");
            visit.page().locator("#f-call").fill("09:05");
            visit.page().locator("#f-wishes-0").check(new Locator.CheckOptions().setForce(true));
            if (!script) {
                press(visit, "Versturen");
            }
            assertThat(visit.page().locator("#f-rooms")).isVisible();
            press(visit, "Versturen");
            assertThat(visit.page().locator("[role=alert]")).containsText("Aantal: Vul minstens 1 in.");
            assertThat(visit.page().locator("#f-visit-time")).hasValue("10:40");
            look(visit, script, "list-problem");
            visit.page().locator("#f-lines-0-quantity").fill("3");
            visit.page().locator("#f-rooms-1").check(new Locator.CheckOptions().setForce(true));
            visit.page().locator("#f-rooms-2").check(new Locator.CheckOptions().setForce(true));
            press(visit, "Versturen");
            assertThat(visit.page()).hasURL(Pattern.compile("/portal$"), new PageAssertions.HasURLOptions().setTimeout(PATIENCE));
        }
        assertThat(sample.taken.get(key)).containsEntry("visit", "2030-06-07T10:30+02:00").containsEntry("call", "09:05")
                .containsEntry("wishes", List.of("fast")).containsEntry("rooms", List.of("2", "3"));
        assertThat(sample.taken.get(key).get("count")).hasToString("1");
        List<?> lines = (List<?>) sample.taken.get(key).get("lines");
        assertThat(lines).hasSize(2);
        assertThat(map(lines.get(0))).containsEntry("product", "Buis").containsEntry("quantity", 3L)
                .containsEntry("day", LocalDate.of(2030, 5, 6)).containsEntry("remark", "Graag \"snel\" <b>");
        assertThat(map(lines.get(1))).containsEntry("product", null).containsEntry("quantity", 9L);
    }

    private String businessKey() {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult()
                .getBusinessKey();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object row) {
        return (Map<String, Object>) row;
    }

    private static void look(Visit visit, boolean script, String name) {
        if (script) {
            visit.accessible();
        }
        visit.picture("forms-" + name + (script ? "" : "-plain"));
    }
}
