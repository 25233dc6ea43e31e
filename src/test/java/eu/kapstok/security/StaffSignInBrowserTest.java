package eu.kapstok.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
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
            Page page = sales.page();
            page.getByText("My groups' tasks").click();
            page.getByText(SampleProcess.TASK).first().click();
            PlaywrightAssertions.assertThat(page.locator("body")).containsText("Sofie Maes");
            PlaywrightAssertions.assertThat(page.locator(".ce-eol-banner")).isHidden();
            page.waitForTimeout(1500);
            sales.picture("tasklist");
        }
    }

    @Test
    void processOwnerBeginsInCockpit() {
        try (Visit owner = browser.visit().staff("process-owner")) {
            assertThat(owner.path()).startsWith("/camunda/app/cockpit/default/");
            PlaywrightAssertions.assertThat(owner.page().locator("body")).containsText("Process Definition");
            owner.page().waitForTimeout(1500);
            owner.picture("cockpit");
        }
    }

    @Test
    void signingOutInTasklistEndsTheOneSignIn() {
        try (Visit sales = browser.visit().staff("sales")) {
            Page page = sales.page();
            page.locator(".account > a.dropdown-toggle").click();
            page.locator(".logout > a").click();
            page.waitForURL(url -> url.endsWith("/login"));
            sales.go("/camunda/app/tasklist/default/");
            assertThat(sales.path()).isEqualTo("/login");
            sales.accessible();
            sales.picture("login");
        }
    }
}
