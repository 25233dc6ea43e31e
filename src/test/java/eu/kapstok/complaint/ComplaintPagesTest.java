package eu.kapstok.complaint;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import eu.kapstok.customer.Contact;
import eu.kapstok.erp.DemoOrder;
import eu.kapstok.erp.DemoShipment;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.security.PersonalLinks;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.Visit;
import eu.kapstok.testing.WebClient;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

class ComplaintPagesTest extends ComplaintProcessTests {

    @Autowired
    Browser browser;
    @Autowired
    PersonalLinks links;
    @Autowired
    Environment environment;

    @Test
    void customerReportsDamageWithPhotosOnAPhone() throws IOException {
        String order = samples.deliveredOrder(BUSINESS);
        engine.continueToNextWaitState();
        String number;
        try (Visit visit = browser.visit().phone().contact(person(BUSINESS).id(), "/portal/complaints/new?order=" + order)) {
            Page page = visit.page();
            visit.accessible();
            visit.picture("complaint-new");
            // axe leaves empty style attributes behind, and a swap would carry them over
            visit.go("/portal/complaints/new?order=" + order);
            page.getByLabel("Reden").selectOption("DAMAGED_IN_TRANSIT");
            assertThat(page.getByText("Fotografeer ook de verpakking")).isVisible();
            page.locator("input[name=pick]").first().check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Toevoegen").setExact(true)).click();
            assertThat(page.locator("[name='quantity.0']")).hasValue("3");
            page.locator("[name='quantity.0']").fill("4");
            page.getByLabel("Wat is er gebeurd?").fill("De doos was nat. 😀 Ελληνικά");
            page.getByLabel("Vervanging").check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Versturen").setExact(true)).click();
            assertThat(page.locator("#quantity\\.0-problem")).containsText("hoogstens 3");
            assertThat(page.locator("#photos-problem")).isVisible();
            assertThat(page.getByLabel("Wat is er gebeurd?")).hasValue("De doos was nat. 😀 Ελληνικά");
            visit.accessible();
            visit.picture("complaint-refused");

            page.locator("[name='quantity.0']").fill("2");
            page.locator("#photoKind").selectOption("PACKAGING");
            page.locator("#files").setInputFiles(new FilePayload[] {photo("doos.jpg", Color.ORANGE), photo("nat.jpg", Color.BLUE),
                    new FilePayload("virus.jpg", "image/jpeg", "MZ not a picture".getBytes(StandardCharsets.UTF_8))});
            assertThat(page.locator(".photo-grid li")).hasCount(2);
            assertThat(page.locator("#photos-problem")).containsText("geen foto die wij kunnen lezen");
            assertThat(page.getByLabel("Wat is er gebeurd?")).hasValue("De doos was nat. 😀 Ελληνικά");
            visit.accessible();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Versturen").setExact(true)).click();
            assertThat(page.getByText("is verstuurd").first()).isVisible();
            number = page.url().replaceAll(".*/", "");
            engine.continueToNextWaitState();
            visit.go("/portal/complaints/" + number);
            visit.accessible();
            visit.picture("complaint-detail");

            decide(number, Resolution.REPAIR, false);
            visit.go("/portal/complaints/" + number);
            assertThat(page.locator("#task")).containsText("Herstelling");
            visit.accessible();
            visit.picture("complaint-proposal");
            visit.go("/portal/complaints/" + number);
            page.getByLabel("Nee, ik maak bezwaar").check();
            page.getByLabel("Waarom gaat u niet akkoord?").fill("Een natte plaat herstelt u niet.");
            page.locator("#task").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Versturen").setExact(true)).click();
            assertThat(page.getByText("Bedankt voor uw antwoord")).isVisible();
            visit.go("/portal/complaints");
            assertThat(page.locator("main")).containsText(number);
            visit.accessible();
            visit.picture("complaint-list");
        }
        Complaint complaint = complaint(number);
        assertThat(complaint.objection()).contains("natte plaat");
        assertThat(database.sql("select quantity from kapstok.complaint_line where complaint_id = ?").param(complaint.id())
                .query(BigDecimal.class).list()).singleElement().satisfies(quantity -> assertThat(quantity).isEqualByComparingTo("2"));
        try (Visit visit = browser.visit().desk().staff("sales-management")) {
            visit.go("/staff/complaints/" + number);
            assertThat(visit.page().locator(".photo-grid img")).hasCount(2);
            assertThat(visit.page().locator(".photo-grid a").first()).hasAttribute("href", Pattern.compile("/staff/documents/.*"));
            visit.accessible();
            visit.picture("complaint-staff");
            visit.go("/staff/complaints?q=" + number);
            assertThat(visit.page().locator("main")).containsText(number);
            visit.accessible();
            visit.picture("complaint-staff-list");
        }
    }

    @Test
    void reportWorksWithoutScriptsAndWaitsOnAnotherDevice() {
        String order = demoErp.raiseOrder(BUSINESS, List.of(new DemoShipment.Line("WC-PLT", new BigDecimal("2"))), null).number();
        engine.continueToNextWaitState();
        demoErp.ship(order, DemoShipment.ALL);
        demoErp.deliver(order);
        engine.continueToNextWaitState();
        try (Visit visit = browser.visit().phone().withoutJavaScript().contact(person(BUSINESS).id(), "/portal/complaints/new")) {
            Page page = visit.page();
            page.getByLabel("Reden").selectOption("CHANGED_MIND");
            page.getByLabel("Wat is er gebeurd?").fill("Te veel besteld");
            page.locator("#search").fill(order);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Zoeken").setExact(true)).click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Kiezen " + order)).click();
            page.locator("input[name=pick]").first().check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Toevoegen").setExact(true)).click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Bewaren en later verdergaan")).click();
            assertThat(page.getByText("U kunt op elk toestel verdergaan")).isVisible();
        }
        try (Visit visit = browser.visit().desk().contact(person(BUSINESS).id(), "/portal/complaints")) {
            Page page = visit.page();
            page.locator(".row-title").filter(new Locator.FilterOptions().setHasText("Begonnen melding")).first().click();
            assertThat(page.getByLabel("Wat is er gebeurd?")).hasValue("Te veel besteld");
            assertThat(page.locator("main")).containsText(order);
            page.getByLabel("Terugbetaling").check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Versturen").setExact(true)).click();
            assertThat(page.getByText("is verstuurd").first()).isVisible();
        }
    }

    @Test
    void nobodyComplainsOfAnotherCustomersGoodsOrSeesTheirCases() {
        String foreign = samples.deliveredOrder(CONSUMER);
        String number = reported(BUSINESS, ComplaintReason.DEFECT, Wish.REPLACEMENT);
        WebClient client = client(person(BUSINESS));
        WebClient.Answer page = client.get("/portal/complaints/new?order=" + foreign);
        assertThat(page.document().select("input[name=pick]")).isEmpty();
        String action = page.document().select("#complaint-report").attr("action");
        Map<String, String> forged = new HashMap<>(hidden(page));
        forged.putAll(Map.of("reason", "DEFECT", "wish", "REFUND", "description", "x", "add", foreign, "pick", "1"));
        assertThat(client.post(action, forged).document().select("[name='quantity.0']")).isEmpty();
        forged.remove("add");
        forged.putAll(Map.of("send", "true", "quantity.0", "1", "order.0", foreign));
        assertThat(client.post(action, forged).status()).isEqualTo(422);

        WebClient other = client(person(CONSUMER));
        assertThat(other.get("/portal/complaints/" + number).status()).isEqualTo(404);
        assertThat(other.get(action).status()).isEqualTo(404);
        assertThat(other.get("/portal/complaints/" + number + "/thumbnails/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(other.get("/portal/complaints?q=" + number).body()).doesNotContain("/portal/complaints/" + number);
        for (String path : List.of("/portal/complaints?q=%00&after=~", "/portal/complaints/export.csv?q=%00")) {
            assertThat(other.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(other.get("/portal/complaints/K%2500").status()).isBetween(400, 499);
    }

    @Test
    void longAndHostileTextIsToldAtItsFieldAndNothingElseIsLost() {
        WebClient client = client(person(BUSINESS));
        WebClient.Answer page = client.get("/portal/complaints/new");
        String action = page.document().select("#complaint-report").attr("action");
        for (String text : List.of("x".repeat(100_000), "a\u0000b", "\u202Eesrever")) {
            Map<String, String> typed = new HashMap<>(hidden(page));
            typed.putAll(Map.of("reason", "SERVICE", "wish", "EXPLANATION", "description", text, "whyNoLines", "De balie", "send", "true"));
            WebClient.Answer answer = client.post(action, typed);

            assertThat(answer.status()).as("%.20s", text).isEqualTo(422);
            assertThat(answer.document().select("#description-problem").text()).as("%.20s", text).isNotBlank();
            assertThat(answer.document().select("#whyNoLines").text()).isEqualTo("De balie");
        }
        Map<String, String> typed = new HashMap<>(hidden(page));
        typed.putAll(Map.of("reason", "SERVICE", "wish", "EXPLANATION", "description", "<script>alert(1)</script> ${7*7}", "whyNoLines", "De balie",
                "send", "true"));
        WebClient.Answer sent = client.post(action, typed);
        assertThat(sent.status()).isEqualTo(302);
        assertThat(client.post(action, typed).location()).as("sent twice").isEqualTo(sent.location());
        WebClient.Answer detail = client.get(sent.location().replaceFirst("^https?://[^/]+", ""));
        assertThat(detail.body()).doesNotContain("<script>alert(1)").contains("${7*7}");
    }

    @Test
    void tenOfTwelvePhotosAreTakenAndWhatIsTypedMeanwhileStays() throws IOException {
        try (Visit visit = browser.visit().phone().contact(person(BUSINESS).id(), "/portal/complaints/new")) {
            Page page = visit.page();
            page.waitForResponse(answer -> answer.request().method().equals("POST"), () -> page.getByLabel("Reden").selectOption("OTHER"));
            assertThat(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).hasCount(0);
            page.locator("#photoKind").selectOption("PLATE");
            FilePayload[] twelve = new FilePayload[12];
            for (int at = 0; at < twelve.length; at++) {
                twelve[at] = photo("foto%d.jpg".formatted(at + 1), Color.getHSBColor(at / 12f, 1, 1));
            }
            twelve[1] = new FilePayload("brief.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
            page.locator("#files").setInputFiles(twelve);
            page.locator("#description").fill("Getypt terwijl de foto’s vertrokken");
            assertThat(page.locator("#photos-problem")).containsText("foto12.jpg: U kunt hoogstens 10 foto’s meesturen");
            assertThat(page.locator("#photos-problem")).containsText("brief.pdf: Dit is een PDF");
            assertThat(page.locator(".photo-grid li")).hasCount(10);
            assertThat(page.locator(".photo-grid .row-note").last()).hasText("Het typeplaatje of etiket");
            assertThat(page.locator("#files")).hasCount(0);
            assertThat(page.locator("#description")).hasValue("Getypt terwijl de foto’s vertrokken");
            assertThat(page.locator("#reason")).hasValue("OTHER");
            page.locator("h1").scrollIntoViewIfNeeded();
            visit.accessible();
            visit.picture("complaint-twelve-photos");
        }
    }

    @Test
    void sendingWaitsForPhotosThatAreOnTheirWay() throws IOException {
        try (Visit visit = browser.visit().phone().contact(person(BUSINESS).id(), "/portal/complaints/new")) {
            Page page = visit.page();
            page.waitForResponse(answer -> answer.request().method().equals("POST"), () -> page.getByLabel("Reden").selectOption("SERVICE"));
            assertThat(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).hasCount(0);
            page.locator("#description").fill("Niemand aan de balie");
            page.locator("#whyNoLines").fill("De balie");
            page.getByLabel("Uitleg").check();
            page.locator("#files").setInputFiles(new FilePayload[] {photo("een.jpg", Color.RED), photo("twee.jpg", Color.GREEN)});
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Versturen").setExact(true)).click();
            assertThat(page.getByText("is verstuurd").first()).isVisible();
            assertThat(page.locator(".photo-grid img")).hasCount(2);
        }
    }

    @Test
    void allPhotosComeAtOnceWithoutScripts() throws IOException {
        try (Visit visit = browser.visit().phone().withoutJavaScript().contact(person(BUSINESS).id(), "/portal/complaints/new")) {
            Page page = visit.page();
            page.locator("#description").fill("Niemand aan de balie");
            FilePayload[] twelve = new FilePayload[12];
            for (int at = 0; at < twelve.length; at++) {
                twelve[at] = padded("foto%d.jpg".formatted(at + 1), 3_500_000);
            }
            page.locator("#files").setInputFiles(twelve);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Foto’s toevoegen").setExact(true)).click();
            assertThat(page.locator(".photo-grid li")).hasCount(10);
            assertThat(page.locator("#photos-problem")).containsText("foto11.jpg, foto12.jpg: U kunt hoogstens 10 foto’s meesturen");
            assertThat(page.locator("#description")).hasValue("Niemand aan de balie");
            visit.picture("complaint-photos-without-scripts");
        }
    }

    @Test
    void photoThatIsSentTwiceIsThereOnce() throws IOException {
        try (Visit visit = browser.visit().phone().withoutJavaScript().contact(person(BUSINESS).id(), "/portal/complaints/new")) {
            Page page = visit.page();
            for (int sent = 0; sent < 2; sent++) {
                page.locator("#files").setInputFiles(new FilePayload[] {photo("deur.jpg", Color.PINK)});
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Foto’s toevoegen").setExact(true)).click();
                assertThat(page.locator(".photo-grid li")).hasCount(1);
            }
            assertThat(page.locator("#photos-problem")).hasCount(0);
        }
    }

    @Test
    void photosThatAreAddedLaterAreJudgedEachAlone() throws IOException {
        String number = reported(BUSINESS, ComplaintReason.SERVICE, Wish.EXPLANATION);
        try (Visit visit = browser.visit().phone().contact(person(BUSINESS).id(), "/portal/complaints/" + number)) {
            Page page = visit.page();
            page.locator("#files").setInputFiles(new FilePayload[] {
                    new FilePayload("geen.jpg", "image/jpeg", "MZ".getBytes(StandardCharsets.UTF_8)), photo("wel.jpg", Color.RED)});
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Foto’s toevoegen").setExact(true)).click();
            assertThat(page.locator("#photos-problem")).containsText("geen.jpg: Dit is geen foto die wij kunnen lezen");
            assertThat(page.locator(".photo-grid img")).hasCount(1);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Foto’s toevoegen").setExact(true)).click();
            assertThat(page.locator("#photos-problem")).containsText("Kies eerst");
        }
        assertThat(told(number)).filteredOn(ComplaintEvent.Type.PHOTOS_ADDED::equals).hasSize(1);
    }

    @Test
    void orderOfBeforeThePortalIsFoundByTheNumberOnItsInvoice() {
        DemoOrder past = demoErp.orders(BUSINESS).stream().filter(order -> order.order().state() == ErpOrder.State.DELIVERED)
                .filter(order -> database.sql("select count(*) from kapstok.customer_order where number = ?").param(order.order().number())
                        .query(Integer.class).single() == 0)
                .filter(order -> !erp.invoicesOf(order.order().number()).isEmpty()).findFirst().orElseThrow();
        String number = past.order().number();
        String invoice = erp.invoicesOf(number).get(0);
        WebClient client = client(person(BUSINESS));
        WebClient.Answer page = client.get("/portal/complaints/new");
        String action = page.document().select("#complaint-report").attr("action");
        for (String search : List.of(number, invoice.toLowerCase(Locale.ROOT))) {
            Map<String, String> typed = new HashMap<>(hidden(page));
            typed.putAll(Map.of("find", "true", "search", search));
            assertThat(client.post(action, typed).document().select("button[name=order]").eachAttr("value")).as(search).containsExactly(number);
        }
        WebClient stranger = client(person(CONSUMER));
        WebClient.Answer theirs = stranger.get("/portal/complaints/new");
        Map<String, String> typed = new HashMap<>(hidden(theirs));
        typed.putAll(Map.of("find", "true", "search", invoice));
        assertThat(stranger.post(theirs.document().select("#complaint-report").attr("action"), typed).document().select("button[name=order]")).isEmpty();
    }

    /** A photo with so many bytes behind its end. */
    private static FilePayload padded(String name, int bytes) throws IOException {
        byte[] padded = Arrays.copyOf(photo(name, Color.RED).buffer, bytes);
        byte[] own = name.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(own, 0, padded, bytes - own.length, own.length);
        return new FilePayload(name, "image/jpeg", padded);
    }

    @Test
    void greekAndEmojiAreKeptAsTheyAreAndADeliveryOfElevenYearsAgoGetsAClearAnswer() {
        String order = samples.deliveredOrder(BUSINESS);
        engine.continueToNextWaitState();
        WebClient client = client(person(BUSINESS));
        WebClient.Answer page = client.get("/portal/complaints/new?order=" + order + "&line=1");
        String action = page.document().select("#complaint-report").attr("action");
        assertThat(page.document().select("[name='quantity.0']").attr("value")).isEqualTo("3");
        String words = "Η πλάκα είναι ραγισμένη \uD83D\uDE00\uD83D\uDC69\u200D\uD83D\uDD27";
        Map<String, String> typed = new HashMap<>(hidden(page));
        typed.putAll(Map.of("reason", "CHANGED_MIND", "wish", "REFUND", "description", words, "quantity.0", "1", "send", "true"));
        database.sql("update demo_erp.shipment set delivered_on = ? where sales_order = ?").params(LocalDate.now(clock).minusYears(11), order).update();

        WebClient.Answer old = client.post(action, typed);
        assertThat(old.status()).isEqualTo(422);
        assertThat(old.body()).contains("meer dan 10 jaar geleden", "Bel of schrijf ons");
        assertThat(old.document().select("#description").text()).isEqualTo(words);

        database.sql("update demo_erp.shipment set delivered_on = ? where sales_order = ?").params(LocalDate.now(clock), order).update();
        String number = client.post(action, typed).location().replaceAll(".*/", "");
        assertThat(complaint(number).description()).isEqualTo(words);
        assertThat(client.get("/portal/complaints/" + number).body()).contains(words);
    }

    @Test
    void oneOfOursWritesDownWhatACallerComplainsOf() {
        String order = samples.deliveredOrder(BUSINESS);
        engine.continueToNextWaitState();
        try (Visit visit = browser.visit().desk().staff("customer-service")) {
            visit.go("/staff/customers/" + BUSINESS + "/complaints/new?order=" + order);
            Page page = visit.page();
            visit.accessible();
            page.waitForResponse(answer -> answer.request().method().equals("POST") && !answer.url().endsWith("/typed"),
                    () -> page.locator("#reason").selectOption("DEFECT"));
            assertThat(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).hasCount(0);
            page.locator("input[name=pick]").first().check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add").setExact(true)).click();
            assertThat(page.locator("[name='quantity.0']")).isVisible();
            page.locator("#description").fill("Said on the phone that it does not flush");
            page.getByLabel("Repair").check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send").setExact(true)).click();
            assertThat(page.getByText("is written down").first()).isVisible();
            String number = page.url().replaceAll(".*/", "");
            engine.continueToNextWaitState();
            assertThat(complaint(number).channel()).isEqualTo(Channel.PHONE);
            assertThat(complaint(number).enteredBy()).isNotBlank();
            assertThat(complaint(number).proposal()).isEqualTo("REQUEST_EVIDENCE");
            visit.go("/staff/complaints/" + number);
            page.locator("#message").fill("Could you send us a photo?");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send").setExact(true)).click();
            assertThat(page.getByText("The message is on its way")).isVisible();
            assertThat(complaint(number).answeredAt()).isNotNull();
            visit.go("/staff/customers/" + BUSINESS);
            assertThat(page.locator("main")).containsText(number);
        }
    }

    private static FilePayload photo(String name, Color color) throws IOException {
        BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(color);
        pen.fillRect(0, 0, 640, 480);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", bytes);
        return new FilePayload(name, "image/jpeg", bytes.toByteArray());
    }

    private WebClient client(Contact contact) {
        WebClient client = new WebClient(environment);
        client.submit(client.get(URI.create(links.create(contact.id(), "/portal/", Instant.now().plusSeconds(600))).getPath()), Map.of());
        return client;
    }

    private static Map<String, String> hidden(WebClient.Answer page) {
        Map<String, String> hidden = new HashMap<>();
        page.document().select("#complaint-report input[type=hidden]").forEach(input -> hidden.put(input.attr("name"), input.attr("value")));
        return hidden;
    }
}
