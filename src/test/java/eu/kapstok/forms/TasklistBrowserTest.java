package eu.kapstok.forms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class TasklistBrowserTest {

    private static final String APPROVER = "sales-management";
    private static final double PATIENCE = 30_000;

    @Autowired
    Browser browser;
    @Autowired
    ProcessEngine engine;
    @Autowired
    SampleFormData data;

    private SampleProcess process;

    @BeforeEach
    void deploy() {
        process = new SampleProcess(engine);
    }

    @AfterEach
    void remove() {
        process.remove();
    }

    @Test
    void approverSeesTheValuesAndCompletesTheForm() {
        String key = process.start(SampleFormData.PROCESS);
        try (Visit visit = open(key)) {
            assertThat(visit.page().locator(".fjs-container")).containsText("Peeters & Zonen");
            assertThat(visit.page().locator(".fjs-table")).containsText("Kraan");
            visit.picture("tasklist-form");
            visit.page().getByLabel("Reject").check();
            Visit.typeInto(visit.page().locator("textarea").last(), "Too cheap");
            complete(visit);
            assertThat(visit.page().locator(".fjs-container")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
        }
        assertThat(data.taken.get(key)).singleElement().satisfies(taken -> assertThat(taken)
                .containsEntry("decision", "reject").containsEntry("comment", "Too cheap").containsEntry("copies", 1L)
                .doesNotContainKey("margin"));
    }

    @Test
    void refusalIsShownInWords() {
        String key = process.start(SampleFormData.PROCESS);
        try (Visit visit = open(key)) {
            visit.page().getByLabel("Approve", new Page.GetByLabelOptions().setExact(true)).check();
            String task = process.task(key).getId();
            process.as(APPROVER, () -> engine.getTaskService().complete(task, Map.of("decision", "approve")));
            complete(visit);
            assertThat(visit.page().locator("[notifications-panel]")).containsText("already done by", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
            visit.picture("tasklist-refusal");
        }
    }

    private Visit open(String key) {
        String task = process.task(key).getId();
        process.as(APPROVER, () -> engine.getTaskService().claim(task, APPROVER));
        Visit visit = browser.visit().desk().staff(APPROVER);
        visit.go("/staff/tasks/" + task);
        assertThat(visit.page().locator(".fjs-container")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
        return visit;
    }

    private static void complete(Visit visit) {
        visit.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete").setExact(true)).click();
    }
}
