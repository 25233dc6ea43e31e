package eu.kapstok.quote;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.forms.FormView;
import eu.kapstok.forms.Outcome;
import eu.kapstok.security.StaffGroup;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer wants a quote otherwise, sales reads what, and the next version tells what became of it. */
@KapstokTest
class QuoteCounterOfferTest extends QuoteProcessTests {

    private static final String FRENCH = "C10058";
    private static final String SCRIPT = "<script>alert(1)</script>";

    @Autowired
    Browser browser;

    @Autowired
    QuoteViews views;

    @Autowired
    QuoteStaffViews staffViews;

    @Override
    boolean hasToWalk(String element) {
        return false;
    }

    @Test
    void counterOfferWithLinesBecomesANewVersionThatIsAccepted() {
        String number = raise(two());

        assertThat(answer(number, approver(), offer("wishedLines.0.quantity", "8", "wishedLines.0.remark", "Zachte buis",
                "wishedLines.1.dropped", "true", "wishedDate", clock.instant().atZone(Quote.SELLER).toLocalDate().plusDays(9).toString(),
                "changeText", "En een pomp erbij"))).isInstanceOf(Outcome.Done.class);
        engine.continueToNextWaitState();

        assertThat(instance(number)).isWaitingAt("Activity_ReviseQuote");
        assertThat(staffViews.of(number, Locale.ENGLISH).orElseThrow().answer().wishes())
                .extracting(WishedLine::product, wish -> wish.present().intValue(), WishedLine::dropped, WishedLine::remark)
                .containsExactly(tuple("ISO-22", 10, false, "Zachte buis"),
                        tuple("CU-22", 4, true, null));
        Map<String, Object> shown = forms.revise(number);
        assertThat((List<?>) shown.get("wishes")).hasSize(2).first().asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("present", "10 m").containsEntry("wished", "8 m").containsEntry("remark", "Zachte buis");
        assertThat((String) shown.get("reasonText")).contains("wants a change", "Delivery wished on", "En een pomp erbij");
        String mail = staff.membersOf(StaffGroup.SALES).get(0).email();
        assertThat(mailbox.list(mail, null)).anySatisfy(received -> {
            assertThat(received.subject()).isEqualTo("The customer wants quote " + number + " otherwise");
            assertThat(received.text()).contains("8 m instead of 10 m", "leave out", "En een pomp erbij", "/staff/tasks/");
        });

        erp.reviseQuote(number, DemoQuote.of(CUSTOMER, DemoQuote.Line.of("ISO-22", 8), DemoQuote.Line.of("CU-22", 2)));
        engine.continueToNextWaitState();
        QuoteView second = views.of(number, CUSTOMER, null, Locale.forLanguageTag("nl")).orElseThrow();
        assertThat(second.changes().asked()).anySatisfy(asked -> assertThat(asked).contains("u vroeg 8 m, zo staat het nu", "Zachte buis"))
                .anySatisfy(asked -> assertThat(asked).contains("u wilde het niet meer, de offerte heeft nog 2 st"))
                .anySatisfy(asked -> assertThat(asked).contains("En een pomp erbij"));
        assertThat(second.history()).anySatisfy(event -> assertThat(event.text()).contains("8 m in plaats van 10 m", "weglaten (4 st)",
                "En een pomp erbij"));

        accept(number, approver());
        engine.continueToNextWaitState();
        assertEnded(number, "Event_QuoteAccepted");
        assertThat(onlyOrder(number).order().lines()).hasSize(2);
    }

    @Test
    void counterOfferThatCannotBeIsRefusedAtItsFieldAndNothingIsKept() {
        String number = raise(two());

        assertRefused(number, "aantal in dat groter is dan nul", "wishedLines.0.quantity", "-1");
        assertRefused(number, "aantal in dat groter is dan nul", "wishedLines.0.quantity", "0");
        assertRefused(number, "", "wishedLines.0.quantity", "1e309");
        assertRefused(number, "", "wishedLines.0.quantity", "1,2345");
        assertRefused(number, "niet in delen verkocht (st)", "wishedLines.1.quantity", "1,5");
        assertRefused(number, "", "wishedLines.0.remark", "x".repeat(10_000_000));
        assertRefused(number, "", "changeText", "x".repeat(10_000_000));
        assertRefused(number, "", "wishedLines.0.remark", "a\u0000b");
        assertRefused(number, "", "wishedDate", "2020-01-01", "changeText", "Graag vroeger");
        assertRefused(number, "U laat alle artikelen weg", "wishedLines.0.dropped", "true", "wishedLines.1.dropped", "true");
        assertRefused(number, "U hebt nog niets gewijzigd", "changeText", "   ");
        assertRefused(number, "U hebt nog niets gewijzigd", "wishedLines.7.quantity", "3", "wishedLines.0.position", "7",
                "form:rows.wishedLines", "0 1 + +");

        assertThat(quote(number).status()).isEqualTo(QuoteStatus.SENT);
        assertThat(quotes.answer(quote(number).id(), 1)).isEmpty();
    }

    @Test
    void rowSaysOfWhichLineItIsWhateverIsSent() {
        String number = raise(two());

        assertThat(answer(number, approver(), offer("wishedLines.1.position", "1", "wishedLines.1.place", "1", "wishedLines.1.quantity", "9")))
                .isInstanceOf(Outcome.Done.class);

        assertThat(staffViews.of(number, Locale.ENGLISH).orElseThrow().answer().wishes()).extracting(WishedLine::product)
                .containsExactly("CU-22");
    }

    @Test
    void customerMakesACounterOfferOnAPhone() {
        String number = raise(two());
        try (Visit visit = browser.visit().phone().contact(approver().id(), "/portal/quotes/" + number)) {
            Page page = visit.page();
            press(page, "Wijziging vragen");
            assertThat(row(page, 0)).containsText("ISO-22");
            assertThat(row(page, 0).getByLabel("Aantal")).hasValue("10");
            visit.accessible();
            row(page, 0).getByLabel("Aantal").fill("-2");
            row(page, 0).getByLabel("Opmerking").fill(SCRIPT);
            row(page, 1).getByLabel("Dit artikel weglaten").check();
            assertThat(row(page, 1).getByLabel("Aantal")).hasCount(0);
            visit.picture("counter-offer");
            press(page, "Wijziging vragen");

            assertThat(page.locator(".alert-danger")).containsText("aantal in dat groter is dan nul");
            assertThat(row(page, 0).getByLabel("Opmerking")).hasValue(SCRIPT);
            assertThat(row(page, 1).getByLabel("Dit artikel weglaten")).isChecked();
            visit.accessible();
            visit.picture("counter-offer-invalid");
            row(page, 0).getByLabel("Aantal").fill("7,5");
            press(page, "Wijziging vragen");

            assertThat(page.locator("#quote-progress")).containsText("Wij passen deze offerte aan");
            assertThat(page.locator(".detail-side .facts")).containsText("7,5 m in plaats van 10 m");
            assertThat(page.locator(".detail-side .facts")).containsText(SCRIPT);
            visit.accessible();
            visit.picture("counter-offer-sent");
        }
        engine.continueToNextWaitState();
        erp.reviseQuote(number, DemoQuote.of(CUSTOMER, DemoQuote.Line.of("ISO-22", 8)));
        engine.continueToNextWaitState();
        try (Visit visit = browser.visit().phone().contact(approver().id(), "/portal/quotes/" + number)) {
            assertThat(visit.page().locator("main")).containsText("u vroeg 7,5 m, de offerte heeft nu 8 m");
            assertThat(visit.page().locator("main")).containsText("u wilde het niet meer, het is weggelaten");
            visit.accessible();
            visit.picture("counter-offer-answered");
        }
    }

    @Test
    void customerMakesACounterOfferInFrenchWithoutJavaScript() {
        String number = raise(DemoQuote.of(FRENCH, DemoQuote.Line.of("ISO-22", 10), DemoQuote.Line.of("CU-22", 4)));
        Contact contact = customers.contactsOf(FRENCH, ContactRole.APPROVER).get(0);
        try (Visit visit = browser.visit().phone().withoutJavaScript().contact(contact.id(), "/portal/quotes/" + number)) {
            Page page = visit.page();
            press(page, "Demander une modification");
            row(page, 1).getByLabel("Supprimer cet article").check();
            row(page, 0).getByLabel("Remarque").fill("En rouleaux");
            press(page, "Demander une modification");

            assertThat(page.locator(".detail-side .facts")).containsText("En rouleaux");
            assertThat(page.locator(".detail-side .facts")).containsText("supprimer");
            visit.picture("counter-offer-french");
        }
        assertThat(quotes.answer(quote(number).id(), 1).orElseThrow().kind()).isEqualTo(QuoteAnswer.Kind.CHANGE);
    }

    @Test
    void staffReadTheDifferenceOnTheirPage() {
        String number = raise(two());
        answer(number, approver(), offer("wishedLines.0.quantity", "8", "wishedLines.1.dropped", "true"));
        engine.continueToNextWaitState();

        try (Visit visit = browser.visit().desk().staff("sales")) {
            visit.go("/staff/quotes/" + number);
            assertThat(visit.page().locator("#wishes")).containsText("8 m");
            assertThat(visit.page().locator("#wishes")).containsText("leave out");
            visit.accessible();
            visit.picture("staff-counter-offer");
        }
    }

    private void assertRefused(String number, String message, String... fields) {
        Outcome outcome = answer(number, approver(), offer(fields));
        assertThat(outcome).isInstanceOf(Outcome.Invalid.class);
        FormView form = ((Outcome.Invalid) outcome).form();
        assertThat(form.problems()).extracting(FormView.Problem::message).anySatisfy(told -> assertThat(told).contains(message));
    }

    private static Map<String, String> offer(String... fields) {
        Map<String, String> posted = new HashMap<>(Map.of("decision", "change", "form:rows.wishedLines", "0 1",
                "wishedLines.0.quantity", "10", "wishedLines.1.quantity", "4"));
        for (int field = 0; field < fields.length; field += 2) {
            posted.put(fields[field], fields[field + 1]);
        }
        return posted;
    }

    private static DemoQuote two() {
        return DemoQuote.of(CUSTOMER, DemoQuote.Line.of("ISO-22", 10), DemoQuote.Line.of("CU-22", 4));
    }

    private static Locator row(Page page, int row) {
        return page.locator("#decision .form-list-row").nth(row);
    }

    private static void press(Page page, String name) {
        page.locator("#decision").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true)).click();
    }
}
