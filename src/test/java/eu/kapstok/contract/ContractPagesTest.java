package eu.kapstok.contract;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import eu.kapstok.customer.Contact;
import eu.kapstok.security.PersonalLinks;
import eu.kapstok.signing.EvidenceType;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.Visit;
import eu.kapstok.testing.WebClient;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

class ContractPagesTest extends ContractProcessTests {

    private static final double PATIENCE = 120_000;

    @Autowired
    Browser browser;
    @Autowired
    PersonalLinks links;
    @Autowired
    Environment environment;

    @Test
    void twoPeopleReadAndSignOneOnAPhoneWithAFingerAndOneAtADesk() {
        List<Contact> people = people(2);
        String number = sent(people);
        try (Visit visit = browser.visit().phone().contact(people.get(0).id(), "/portal/contracts/" + number)) {
            Page page = visit.page();
            assertThat(page.locator(".contract-words")).containsText("Buffervat 300 l");
            visit.accessible();
            page.locator(".contract-pages summary").click();
            page.locator(".contract-page").first().scrollIntoViewIfNeeded();
            assertThat(page.locator(".contract-page").first()).hasJSProperty("naturalWidth", 909);
            page.getByLabel("Ik heb het hele contract gelezen.").check();
            page.getByLabel("Ik ga akkoord met dit contract").check();
            page.getByLabel("Tekenen met vinger").check();
            draw(page);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stuur mij een code")).click();
            assertThat(page.getByText("Wij stuurden een code")).isVisible();
            engine.continueToNextWaitState();
            page.getByLabel("Eenmalige code").fill(codeInMail(people.get(0), "Uw code"));
            visit.accessible();
            visit.picture("contract-sign");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Contract ondertekenen")).click();
            assertThat(page.getByText("U hebt het contract ondertekend")).isVisible();
            engine.continueToNextWaitState();
            visit.go("/portal/contracts");
            assertThat(page.locator("main")).containsText(number);
            visit.accessible();
            visit.picture("contract-list");
        }
        assertThat(signers(number).get(0).signatureKind()).isEqualTo(ContractSigner.Kind.DRAWN);
        assertThat(signers(number).get(0).sealed()).isTrue();

        customers.chooseLanguage(people.get(1).id(), "fr");
        try (Visit visit = browser.visit().desk().contact(people.get(1).id(), "/portal/contracts/" + number)) {
            Page page = visit.page();
            page.getByLabel("J’ai lu le contrat en entier.").check();
            page.getByLabel("J’accepte ce contrat").check();
            page.getByLabel("Vos prénom et nom").fill("Bart Peeters");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Envoyez-moi un code")).click();
            assertThat(page.getByText("Nous avons envoyé un code")).isVisible();
            engine.continueToNextWaitState();
            page.getByLabel("Code à usage unique").fill("000000");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Signer le contrat")).click();
            assertThat(page.locator("#code-problem")).isVisible();
            visit.accessible();
            visit.picture("contract-sign-fr");
            assertThat(page.getByLabel("Vos prénom et nom")).hasValue("Bart Peeters");
            page.getByLabel("Code à usage unique").fill(codeInMail(people.get(1), "Votre code"));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Signer le contrat")).click();
            assertThat(page.getByText("Vous avez signé le contrat")).isVisible();
            engine.continueToNextWaitState();
        }
        assertThat(contract(number).state()).isEqualTo(ContractState.COUNTERSIGNING);
    }

    @Test
    void signingWorksWithoutJavaScript() {
        Contact anna = people(1).get(0);
        String number = sent(List.of(anna));
        try (Visit visit = browser.visit().withoutJavaScript().contact(anna.id(), "/portal/contracts/" + number)) {
            Page page = visit.page();
            page.getByLabel("Ik heb het hele contract gelezen.").check();
            page.getByLabel("Ik ga akkoord met dit contract").check();
            page.getByLabel("Uw voornaam en naam").fill("Anna Peeters");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stuur mij een code")).click();
            assertThat(page.getByText("Wij stuurden een code")).isVisible();
            assertThat(page.getByLabel("Uw voornaam en naam")).hasValue("Anna Peeters");
            engine.continueToNextWaitState();
            page.getByLabel("Eenmalige code").fill(codeInMail(anna, "Uw code"));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Contract ondertekenen")).click();
            assertThat(page.getByText("U hebt het contract ondertekend")).isVisible();
        }
        engine.continueToNextWaitState();
        assertThat(contract(number).state()).isEqualTo(ContractState.COUNTERSIGNING);
    }

    @Test
    void signerOutsideTheMandateIsOfferedAColleague() {
        List<Contact> people = people(2);
        String number = sent(people.subList(0, 1));
        mandates.enter(people.get(0), new Mandates.Mandate(java.math.BigDecimal.TEN, false, null), "Test");
        try (Visit visit = browser.visit().phone().contact(people.get(0).id(), "/portal/contracts/" + number)) {
            Page page = visit.page();
            assertThat(page.getByText("boven uw tekenbevoegdheid")).isVisible();
            assertThat(page.getByLabel("Eenmalige code")).hasCount(0);
            visit.accessible();
            page.getByLabel("Collega", new Page.GetByLabelOptions().setExact(true)).selectOption(people.get(1).id().toString());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Doorgeven").setExact(true)).click();
            assertThat(page.getByText("Uw collega krijgt een mail")).isVisible();
        }
        engine.continueToNextWaitState();
        assertThat(task(number, "Activity_SignContract").getAssignee()).isEqualTo("contact-" + people.get(1).id());
    }

    @Test
    void customerFindsContractsAndTakesThemToASpreadsheetAndEachPersonWhatIsKeptOfThem() {
        List<Contact> people = people(2);
        String first = sent(people);
        String second = signed(people.subList(1, 2), rental(people.subList(1, 2)));
        WebClient client = client(people.get(0).id());

        assertThat(client.get("/portal/contracts?q=" + first.substring(7)).document().select("main tbody tr")).hasSize(1);
        assertThat(client.get("/portal/contracts?q=huurOVER").document().select("main tbody tr")).hasSize(2);
        assertThat(client.get("/portal/contracts?q=%25").document().select("main tbody tr")).isEmpty();
        assertThat(client.get("/portal/contracts?q=%00&state=%00&after=%00").status()).isEqualTo(200);
        assertThat(client.get("/portal/contracts?q=" + first + "&state=SIGNED").document().select("main h2").text()).contains("Niets gevonden");
        WebClient.Answer csv = client.get("/portal/contracts/export.csv?state=SIGNED");
        assertThat(csv.body().lines().toList()).hasSize(2).element(0).asString().contains("Contract;Titel;Toestand");
        assertThat(csv.body()).contains(second + ";Huurovereenkomst materieel;Ondertekend;").doesNotContain(first);
        assertThat(client(people(1).get(0).id()).get("/portal/contracts/export.csv").body()).doesNotContain(first, second);

        String mine = client(people.get(1).id()).get("/portal/profile/data").body();
        assertThat(mine).contains(second, "\"SIGNED\"", "Test browser").as("not asked yet").doesNotContain("\"" + first);
        WebClient sales = new WebClient(environment);
        sales.staff("sales");
        assertThat(sales.get("/staff/customers/" + people.get(0).customer().number()).body()).contains("Contract " + second + ": ");
    }

    @Test
    void whatIsNoDrawingIsRefusedAndNobodyElseGetsAtTheContract() {
        List<Contact> people = people(2);
        String number = sent(people.subList(0, 1));
        String path = "/portal/contracts/" + number;
        WebClient client = client(people.get(0).id());
        Map<String, String> fields = new HashMap<>(signature(number, people.get(0)).toSingleValueMap());
        fields.put("_csrf", client.get(path).document().selectFirst("form[data-signing] input[name=_csrf]").attr("value"));
        fields.put("signatureKind", "DRAWN");
        fields.put("code", "123456");
        for (String image : List.of("data:image/svg+xml;base64," + encoded("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
                "data:text/html;base64," + encoded("<script>alert(1)</script>"), "data:image/png;base64," + encoded("no picture"), "javascript:alert(1)",
                "data:image/png;base64,", "x".repeat(1_000_000))) {
            fields.put("signatureImage", image);
            WebClient.Answer answer = client.post(path + "/sign", fields);
            assertThat(answer.status()).as(image.substring(0, Math.min(60, image.length()))).isEqualTo(422);
            assertThat(answer.document().select("#signatureKind-problem").text()).isNotBlank();
        }
        assertThat(recorded(number)).as("answers that were refused are no new openings").filteredOn(EvidenceType.OPENED::equals).hasSize(1);
        fields.put("signatureImage", "data:image/png;base64," + "A".repeat(20_000_000));
        assertThat(refused(client, path + "/sign", fields)).isTrue();
        assertThat(signers(number).get(0).signatureImage()).isNull();

        // a colleague reads it and cannot sign; a stranger does not even find it
        WebClient colleague = client(people.get(1).id());
        assertThat(colleague.get(path).document().select("form[data-signing]")).isEmpty();
        WebClient stranger = client(people(1).get(0).id());
        for (String below : List.of("", "/document", "/pages/1.png", "/drawing.png")) {
            assertThat(stranger.get(path + below).status()).as(below).isEqualTo(404);
        }
        assertThat(client.get(path + "/document").status()).isEqualTo(200);
        assertThat(client.get(path + "/pages/99.png").status()).isEqualTo(404);
        assertThat(client.get("/portal/documents/" + contract(number).documentId()).status()).isEqualTo(404);
        assertThat(contract(number).state()).isEqualTo(ContractState.SIGNING);
    }

    @Test
    void salesAskForAContractInTasklistAndWhoMayBeginNothingIsNotOfferedTo() {
        try (Visit visit = browser.visit().staff("sales")) {
            Page page = visit.page();
            page.setDefaultTimeout(PATIENCE);
            visit.go("/camunda/app/tasklist/default/");
            page.locator(".start-process-action a").first().click();
            Locator dialog = page.locator(".modal");
            dialog.getByText("Contract signing").first().click();
            assertThat(dialog).containsText("Who signs for the customer", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
            visit.picture("tasklist-request-contract");
        }
        try (Visit visit = browser.visit().staff("credit-control")) {
            visit.go("/camunda/app/tasklist/default/");
            assertThat(visit.page().getByText("Staff pages").first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
            assertThat(visit.page().locator(".start-process-action").first()).isHidden();
        }
    }

    @Test
    void ourPeopleSeeContractsAndEnterMandatesAndSoDoesTheCustomersAdministrator() {
        List<Contact> people = people(2);
        String customer = people.get(0).customer().number();
        String number = sent(people);
        try (Visit visit = browser.visit().staff("sales")) {
            visit.go("/staff/contracts?q=" + number);
            assertThat(visit.page().locator("main")).containsText(number);
            visit.accessible();
            visit.go("/staff/contracts/" + number);
            assertThat(visit.page().locator("main")).containsText("With the signers");
            visit.accessible();
            visit.picture("contract-staff");
            visit.go("/staff/contracts/mandates/" + customer);
            visit.accessible();
            visit.go("/staff/customers/" + customer);
            assertThat(visit.page().locator("main")).containsText(number);
        }
        try (Visit visit = browser.visit().phone().contact(people.get(0).id(), "/portal/mandates")) {
            Page page = visit.page();
            Locator bart = page.locator("section", new Page.LocatorOptions().setHasText("Bart Peeters"));
            bart.getByLabel("Tot welk bedrag (EUR)").fill("veel");
            bart.getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByText("Schrijf een bedrag in euro").first()).isVisible();
            visit.accessible();
            visit.picture("contract-mandates");
            bart.getByLabel("Tot welk bedrag (EUR)").fill("50.000,00");
            bart.getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByText("Bewaard voor Bart Peeters")).isVisible();
        }
        assertThat(mandates.of(people.get(1).id()).limit()).isEqualByComparingTo("50000");
        assertThat(client(people.get(1).id()).get("/portal/mandates").status()).isEqualTo(403);
    }

    /** In words, or by ending the connection before all of it has come. */
    private static boolean refused(WebClient client, String path, Map<String, String> fields) {
        try {
            int status = client.post(path, fields).status();
            return status >= 400 && status < 500;
        } catch (UncheckedIOException cut) {
            return true;
        }
    }

    private static void draw(Page page) {
        Locator canvas = page.locator("canvas");
        canvas.scrollIntoViewIfNeeded();
        double x = canvas.boundingBox().x;
        double y = canvas.boundingBox().y;
        page.mouse().move(x + 30, y + 90);
        page.mouse().down();
        for (int step = 1; step < 20; step++) {
            page.mouse().move(x + 30 + step * 12, y + 90 + (step % 2 == 0 ? 40 : -30));
        }
        page.mouse().up();
    }

    private String codeInMail(Contact contact, String subject) {
        Matcher digits = Pattern.compile("\\b(\\d{6})\\b").matcher(mails(contact, subject).get(0).text());
        assertThat(digits.find()).isTrue();
        return digits.group(1);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private WebClient client(UUID contact) {
        WebClient client = new WebClient(environment);
        client.submit(client.get(URI.create(links.create(contact, "/portal/", Instant.now().plusSeconds(600))).getPath()), Map.of());
        return client;
    }
}
