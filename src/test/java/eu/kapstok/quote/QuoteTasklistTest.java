package eu.kapstok.quote;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import eu.kapstok.testing.Visit;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class QuoteTasklistTest {

    private static final double PATIENCE = 120_000;

    @Autowired
    Browser browser;

    @Autowired
    DemoErp erp;

    @Autowired
    TestEngine engine;

    @Autowired
    TaskService tasks;

    @Autowired
    QuoteRepository quotes;

    @Test
    void approverComesByTheMailReadsTheDraftAndApproves() {
        String number = erp.raiseQuote(DemoQuote.of("C10063", DemoQuote.Line.of("THK-100", 10)).withDiscount("12")).number();
        engine.continueToNextWaitState();
        String task = tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult().getId();

        try (Visit visit = browser.visit().desk().nobody()) {
            Page page = visit.page();
            page.setDefaultTimeout(PATIENCE);
            visit.go("/staff/tasks/" + task);
            page.locator("input[name=username]").fill("sales-management");
            page.locator("input[name=password]").fill("sales-management");
            page.locator("main button[type=submit]").first().click();
            assertThat(page.locator(".fjs-container")).containsText("Quote " + number,
                    new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
            visit.picture("tasklist-list");
            assertThat(page.locator("ol.tasks-list")).containsText(number);
            page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
            page.getByLabel("Ask for a revision").check();
            Visit.typeInto(page.locator(".fjs-container textarea"), "typed before the PDF was opened");

            Page pdf = page.waitForPopup(() -> page.getByText("PDF (new tab)").click());
            assertThat(pdf.url()).endsWith("/staff/quotes/" + number + "/versions/1/draft.pdf");
            pdf.waitForLoadState();
            assertThat((Object) pdf.evaluate("document.contentType")).isEqualTo("application/pdf");
            pdf.close();

            assertThat(page.locator(".fjs-container textarea")).hasValue("typed before the PDF was opened");
            page.getByLabel("Approve", new Page.GetByLabelOptions().setExact(true)).check();
            visit.picture("tasklist-approve-quote");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete").setExact(true)).click();
            assertThat(page.locator(".fjs-container")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
        }
        engine.continueToNextWaitState();
        assertThat(quotes.findByNumber(number).orElseThrow().status()).isEqualTo(QuoteStatus.SENT);
    }

    @Test
    void accountManagerRecordsWhatTheCustomerSaidOnThePhone() {
        String number = erp.raiseQuote(DemoQuote.of("C10063", DemoQuote.Line.of("THK-100", 10))).number();
        engine.continueToNextWaitState();
        engine.fireTimer(number, "Event_NoAnswerYet");
        engine.continueToNextWaitState();
        Task call = tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey("Activity_CallCustomer").singleResult();
        assertThat(call.getAssignee()).isEqualTo("sales");

        try (Visit visit = browser.visit().desk().staff("sales")) {
            Page page = visit.page();
            page.setDefaultTimeout(PATIENCE);
            visit.go("/staff/tasks/" + call.getId());
            page.getByLabel("The customer orders").check();
            Locator consent = page.locator(".fjs-form-field-checkbox label");
            assertThat((Boolean) consent.evaluate("label => label.scrollWidth <= label.clientWidth")).as("readable to its last word").isTrue();
            consent.click();
            choose(page, "Who answered");
            choose(page, "Delivery address");
            Visit.typeInto(page.getByLabel("Their reference"), "BEL-77");
            Visit.typeInto(page.getByLabel("What was said"), "Send them on Friday");
            visit.picture("tasklist-call-customer");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete").setExact(true)).click();
            assertThat(page.locator(".fjs-container")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
        }
        engine.continueToNextWaitState();
        Quote quote = quotes.findByNumber(number).orElseThrow();
        assertThat(quote.status()).isEqualTo(QuoteStatus.ORDERED);
        assertThat(quotes.answer(quote.id(), 1).orElseThrow()).satisfies(answer -> {
            assertThat(answer.purchaseReference()).isEqualTo("BEL-77");
            assertThat(answer.who().recordedBy()).isEqualTo("sales");
            assertThat(answer.who().note()).isEqualTo("Send them on Friday");
        });
    }

    /** The first that is offered. */
    private static void choose(Page page, String label) {
        Locator field = page.locator(".fjs-form-field-select", new Page.LocatorOptions().setHasText(label));
        field.locator(".fjs-input-group").click();
        field.locator(".fjs-dropdownlist-item").first().click();
    }
}
