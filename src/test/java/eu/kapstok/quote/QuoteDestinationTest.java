package eu.kapstok.quote;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import eu.kapstok.customer.AddressBook;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.customer.DeliveryAddress;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoOrder;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.erp.ErpDestination;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import eu.kapstok.testing.Visit;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the address book to the order in the ERP. */
@KapstokTest
class QuoteDestinationTest {

    private static final String CUSTOMER = "C10042";

    @Autowired
    Browser browser;
    @Autowired
    CustomerService customers;
    @Autowired
    AddressBook addresses;
    @Autowired
    DemoErp erp;
    @Autowired
    TestEngine engine;

    Contact admin;

    @BeforeEach
    void person() {
        admin = customers.contactsOf(CUSTOMER, ContactRole.APPROVER).stream().filter(contact -> contact.has(ContactRole.ADMIN))
                .findFirst().orElseThrow();
    }

    @AfterEach
    void noOwnAddress() {
        addresses.of(CUSTOMER).stream().filter(DeliveryAddress::own)
                .forEach(own -> addresses.remove(CUSTOMER, UUID.fromString(own.id()), admin.id()));
    }

    @Test
    void orderGoesToAnOwnAddressAsItWasAtTheClick() {
        String number = erp.raiseQuote(DemoQuote.of(CUSTOMER, DemoQuote.Line.of("CU-15", 10))).number();
        engine.continueToNextWaitState();
        try (Visit visit = browser.visit().contact(admin.id(), "/portal/addresses")) {
            Page page = visit.page();
            look(visit, "addresses");
            page.getByRole(AriaRole.LINK, named("Adres toevoegen")).click();
            look(visit, "address-new");
            page.getByLabel("Hoe u dit adres noemt").fill("Werf Zuid");
            page.getByLabel("Straat").fill("Scheldekaai");
            page.getByLabel("Nummer").fill("12");
            page.getByLabel("Bus of toevoeging").fill("3");
            page.getByLabel("Postcode").fill("20000");
            page.locator("#city").fill("Antwerpen");
            page.getByLabel("Telefoon ter plaatse").fill("+32 3 123 45 67");
            page.getByLabel("Aanwijzing voor de chauffeur").fill("Laden langs achter");
            page.getByRole(AriaRole.BUTTON, named("Bewaren")).click();
            assertThat(page.locator("#postalCode-problem")).containsText("vier cijfers");
            assertThat(page.locator("#street")).hasValue("Scheldekaai");
            look(visit, "address-refused");
            page.getByLabel("Postcode").fill("2000");
            page.getByRole(AriaRole.BUTTON, named("Bewaren")).click();
            assertThat(page.locator(".notice-success")).isVisible();
            look(visit, "addresses-own");

            visit.go("/portal/quotes/" + number);
            page.getByLabel("Leveradres").selectOption(new SelectOption().setLabel(own().inOneLine()));
            page.getByLabel("Ik heb de offerte").check();
            page.locator("#decision").getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions()
                    .setName("Bestellen").setExact(true)).click();
            assertThat(page.locator("#quote-progress")).containsText("Uw bestelling wordt verwerkt");

            visit.go("/portal/addresses/" + own().id());
            page.getByLabel("Straat").fill("Ergens anders");
            page.getByRole(AriaRole.BUTTON, named("Bewaren")).click();
            page.getByRole(AriaRole.LINK, named("Wijzigen Werf Zuid")).click();
            page.getByText("Adres verwijderen").click();
            page.getByRole(AriaRole.BUTTON, named("Ja, verwijder dit adres")).click();
            assertThat(page.locator(".notice-success")).isVisible();
            engine.continueToNextWaitState();

            visit.go("/portal/quotes/" + number);
            assertThat(page.locator("main")).containsText("Scheldekaai 12 bus 3, 2000 Antwerpen");
        }
        DemoOrder order = erp.newestOrders(200).stream().filter(made -> number.equals(made.order().quote())).findFirst().orElseThrow();
        String name = customers.customer(CUSTOMER).orElseThrow().name();
        assertThat(order.order().elsewhere()).isEqualTo(new ErpDestination(name, "Scheldekaai 12 bus 3", "2000", "Antwerpen", "BE",
                "+32 3 123 45 67", "Laden langs achter"));
    }

    @Test
    void addressBookSpeaksFrenchOnAPhone() {
        customers.chooseLanguage(admin.id(), "fr");
        try (Visit visit = browser.visit().phone().contact(admin.id(), "/portal/addresses")) {
            look(visit, "addresses-fr");
            visit.go("/portal/addresses/new");
            visit.page().getByRole(AriaRole.BUTTON, named("Enregistrer")).click();
            look(visit, "address-refused-fr");
            visit.page().locator(".topbar-end .menu > summary").click();
            look(visit, "menu-people-fr");
        } finally {
            customers.chooseLanguage(admin.id(), "nl");
        }
    }

    private DeliveryAddress own() {
        return addresses.of(CUSTOMER).stream().filter(DeliveryAddress::own).findFirst().orElseThrow();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void look(Visit visit, String name) {
        visit.accessible();
        visit.picture(name);
    }
}
