package eu.kapstok.complaint;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.erp.DemoShipment;
import eu.kapstok.erp.Erp;
import eu.kapstok.forms.Actor;
import eu.kapstok.order.OrderPagePart;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import eu.kapstok.testing.Visit;
import eu.kapstok.testing.WebClient;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/** The withdrawal function as a consumer sees it on a telephone. */
@KapstokTest
class WithdrawalPagesTest {

    @Autowired
    WithdrawalStore withdrawals;
    @Autowired
    Withdrawals declaring;
    @Autowired
    TaskService tasks;
    @Autowired
    GoodsReturnStore returns;
    @Autowired
    ComplaintFiles files;
    @Autowired
    ComplaintRepository complaints;
    @Autowired
    CustomerService customers;
    @Autowired
    DemoErp demoErp;
    @Autowired
    Erp erp;
    @Autowired
    TestEngine engine;
    @Autowired
    Browser browser;
    @Autowired
    WithdrawalPagePart part;
    @Autowired
    MessageSource messages;
    @Autowired
    Environment environment;
    @Autowired
    Clock clock;
    @Autowired
    PlatformTransactionManager transactions;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "C10138 | nl | herroeping bevestigen",
        "C10146 | nl | ontbinding bevestigen",
        "C10138 | fr | confirmer la rétractation",
        "C10138 | en | confirm withdrawal"})
    void secondStepHasThePrescribedWordsAlone(String consumer, String language, String confirm) {
        String order = samples().delivered(consumer, DemoQuote.Line.of("TH-SLIM", 1));
        Contact contact = contact(consumer);
        customers.chooseLanguage(contact.id(), language);

        try (Visit visit = browser.visit().phone().language(language).contact(contact.id(), "/portal/orders/" + order + "/withdraw")) {
            assertThat(visit.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(confirm).setExact(true))).isVisible();
            visit.accessible();
            visit.picture("withdraw-" + consumer + "-" + language);
        } finally {
            customers.chooseLanguage(contact.id(), contact.language());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "C10138 | nl | hier de overeenkomst herroepen",
        "C10146 | nl | hier de overeenkomst ontbinden",
        "C10138 | fr | renoncer au contrat ici",
        "C10138 | en | withdraw from contract here"})
    void functionOnTheOrderHasThePrescribedWords(String consumer, String language, String words) {
        OrderPagePart.OrderFacts order = new OrderPagePart.OrderFacts("O1999-00001", consumer, LocalDate.now(clock), null, false);
        WithdrawalPagePart.View view = (WithdrawalPagePart.View) part.show(order, null);

        assertThat(view.open()).isTrue();
        assertThat(messages.getMessage("withdrawal.function." + view.country(), null, Locale.forLanguageTag(language))).isEqualTo(words);
    }

    @Test
    void consumerWithdrawsOnATelephoneAndGetsALabel() {
        String consumer = "C10138";
        String order = demoErp.raiseOrder(consumer, List.of(new DemoShipment.Line("TH-SLIM", new BigDecimal(2))), null).number();
        engine.continueToNextWaitState();
        demoErp.ship(order, DemoShipment.ALL);
        demoErp.deliver(order);
        engine.continueToNextWaitState();

        try (Visit visit = browser.visit().phone().contact(contact(consumer).id(), "/portal/orders/" + order)) {
            Page page = visit.page();
            visit.accessible();
            visit.picture("withdraw-order-phone");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("hier de overeenkomst herroepen")).click();
            visit.accessible();
            visit.picture("withdraw-form-phone");

            page.getByLabel("Uw naam").fill("");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("herroeping bevestigen")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Vul uw naam in.");
            visit.accessible();

            page.getByLabel("Uw naam").fill("Lieve Verhoeven");
            page.getByLabel(Pattern.compile("Slimme kamerthermostaat")).fill("1");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("herroeping bevestigen")).click();
            page.waitForURL(Pattern.compile(".*/portal/complaints/K.*"));
            engine.continueToNextWaitState();
            page.reload();
            visit.accessible();
            visit.picture("withdraw-case-phone");
            assertThat(page.getByText("Retourlabel als pdf")).isVisible();
            assertThat(page.locator("h1")).containsText("Herroeping K");
            assertThat(page.locator(".milestone").first()).containsText("Herroepen");
            for (String part : List.of(".page-head", ".detail-grid")) {
                assertThat(page.locator("main " + part)).not().containsText(Pattern.compile("[Kk]lacht"));
            }
        }

        String number = withdrawals.ofOrder(order).get(0).complaint();
        assertThat(returns.ofComplaint(number).orElseThrow().lines().get(0).announced()).isEqualByComparingTo("1");
        try (Visit visit = browser.visit().desk().staff("customer-service")) {
            visit.go("/staff/orders/" + order);
            visit.accessible();
            visit.picture("staff-order-with-complaint");
            visit.page().locator("#complaints a").click();
            assertThat(visit.path()).isEqualTo("/staff/complaints/" + number);
        }
    }

    @Test
    void warehouseCountsAndGradesEachLineInTasklist() {
        String consumer = "C10138";
        String order = samples().delivered(consumer, DemoQuote.Line.of("TH-SLIM", 2));
        Contact contact = contact(consumer);
        String number = declaring.declare(order, consumer, contact.id(), "nl", UUID.randomUUID().toString(), contact.name(), contact.email(),
                Map.of(1, BigDecimal.ONE), new Actor(Actor.Kind.CONTACT, contact.id().toString(), contact.name(), "127.0.0.1", "Test",
                        Locale.forLanguageTag("nl")));
        engine.continueToNextWaitState();

        try (Visit visit = browser.visit().desk().staff("warehouse")) {
            Page page = visit.page();
            open(visit, number, "Activity_ReceiveReturn");
            Visit.typeInto(page.locator("input[id$=Component_Parcel]"), "1");
            Visit.typeInto(page.locator("input[id*=Component_Quantity]"), "1");
            page.getByLabel("Go on with what is here: nothing more comes").check();
            visit.picture("tasklist-receive-return");
            complete(page);
            engine.continueToNextWaitState();

            open(visit, number, "Activity_InspectReturn");
            choose(page, "Grade", "B · opened or tried");
            choose(page, "As described", "Yes");
            visit.picture("tasklist-inspect-return");
            complete(page);
        }
        engine.continueToNextWaitState();

        assertThat(returns.ofComplaint(number).orElseThrow().lines()).singleElement().satisfies(line -> {
            assertThat(line.received()).isEqualByComparingTo("1");
            assertThat(line.grade()).isEqualTo("B");
            assertThat(line.asDescribed()).isTrue();
        });
    }

    private void open(Visit visit, String number, String element) {
        String task = tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(element).singleResult().getId();
        visit.go("/staff/tasks/" + task);
        Locator claim = visit.page().getByText("Claim", new Page.GetByTextOptions().setExact(true));
        claim.click();
        assertThat(claim).hasCount(0);
        assertThat(visit.page().locator(".fjs-form-field-dynamiclist")).isVisible();
    }

    private static void choose(Page page, String label, String option) {
        page.locator(".fjs-form-field-select", new Page.LocatorOptions().setHasText(label)).locator(".fjs-input-group").click();
        page.locator(".fjs-dropdownlist-item", new Page.LocatorOptions().setHasText(option)).click();
    }

    /** Lit for a form with a repeated group too. */
    private static void complete(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete").setExact(true)).click();
        assertThat(page.locator(".fjs-container")).hasCount(0);
    }

    @Test
    void businessHasNoSuchPageAndSeesNoSuchFunction() {
        String order = samples().deliveredOrder("C10051");

        try (Visit visit = browser.visit().contact(contact("C10051").id(), "/portal/orders/" + order + "/withdraw")) {
            assertThat(visit.page().locator("body")).not().containsText("herroeping bevestigen");
        }
    }

    @Test
    void ourPeopleNoteWhatTheConsumerWasToldAndNonsenseIsToldAtItsField() {
        String order = samples().delivered("C10138", DemoQuote.Line.of("TH-SLIM", 1));
        String path = "/staff/orders/" + order + "/withdrawal";
        WebClient staff = new WebClient(environment);
        staff.staff("customer-service");
        String csrf = staff.get(path).document().selectFirst("input[name=_csrf]").attr("value");
        for (Map<String, String> wrong : List.of(Map.of("told", "x"), Map.of("told", "later"), Map.of("told", "later", "informedOn", "2026-02-31"),
                Map.of("told", "no", "startRequestedOn", "9999-12-31"), Map.of("told", "order", "startRequestedOn", "1e309"))) {
            Map<String, String> typed = new HashMap<>(wrong);
            typed.put("_csrf", csrf);
            assertThat(staff.post(path, typed).status()).as(wrong.toString()).isEqualTo(422);
        }
        assertThat(withdrawals.terms(order)).isEqualTo(WithdrawalTerms.USUAL);
        staff.post(path, Map.of("_csrf", csrf, "told", "no", "informedOn", "", "startRequestedOn", ""));
        assertThat(withdrawals.terms(order).informed()).isFalse();
        assertThat(staff.get("/staff/orders/" + samples().deliveredOrder("C10051") + "/withdrawal").status()).isEqualTo(404);
        WebClient sales = new WebClient(environment);
        sales.staff("sales");
        assertThat(sales.get(path).document().select("main button")).isEmpty();
        assertThat(sales.post(path, Map.of("_csrf", sales.get("/staff").document().selectFirst("input[name=_csrf]").attr("value"), "told", "order")).status())
                .isEqualTo(403);
        try (Visit visit = browser.visit().desk().staff("customer-service")) {
            visit.go(path);
            visit.accessible();
            visit.picture("withdraw-staff");
        }
    }

    private Contact contact(String consumer) {
        return customers.contactsOf(consumer, ContactRole.ADMIN).get(0);
    }

    private SampleSettlements samples() {
        return new SampleSettlements(demoErp, erp, customers, files, complaints, clock, transactions);
    }
}
