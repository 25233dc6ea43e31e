package eu.kapstok.security;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class StaffSignInBrowserTest {

    @Autowired
    Browser browser;
    @Autowired
    ProcessEngine engine;

    SampleProcess process;

    @BeforeEach
    void deploy() {
        process = SampleProcess.deploy(engine);
    }

    @AfterEach
    void remove() {
        process.remove();
    }

    @Test
    void oneSignInServesTasklistAndItsListsShowTheGroupsTasks() {
        process.start();
        try (Visit sales = browser.visit().staff("sales")) {
            assertThat(sales.path()).startsWith("/camunda/app/tasklist/default/");
            Page page = patient(sales);
            page.getByText("My groups' tasks").waitFor();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(process.name())).click();
            Locator tasks = page.locator("ol.tasks-list li.task");
            assertThat(tasks).hasCount(1);
            assertThat(tasks).containsText(SampleProcess.TASK);
            tasks.click();
            page.locator(".account").getByText("Sofie Maes").waitFor();
            page.getByText("Business Key").waitFor();
            assertThat(page.locator(".ce-eol-banner").isVisible()).isFalse();
            sales.picture("tasklist");
        }
    }

    @Test
    void processOwnerBeginsInCockpit() {
        try (Visit owner = browser.visit().staff("process-owner")) {
            assertThat(owner.path()).startsWith("/camunda/app/cockpit/default/");
            patient(owner).getByText("Running Process Instances").waitFor();
            owner.picture("cockpit");
        }
    }

    @Test
    void signingOutInTasklistEndsTheOneSignIn() {
        try (Visit sales = browser.visit().staff("sales")) {
            Page page = patient(sales);
            page.locator(".account > a.dropdown-toggle").click();
            page.locator(".logout > a").click();
            page.locator("#username").waitFor();
            assertThat(sales.path()).isEqualTo("/login");
            sales.go("/camunda/app/tasklist/default/");
            assertThat(sales.path()).isEqualTo("/login");
            sales.accessible();
            sales.picture("login");
        }
    }

    /** The web apps are megabytes of script. */
    private static Page patient(Visit visit) {
        visit.page().setDefaultTimeout(60_000);
        return visit.page();
    }
}
