package eu.kapstok.forms;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpContact;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.Visit;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of forms in the portal share: a customer of their own with one contact, who presses buttons. */
abstract class FormPageTests {

    static final double PATIENCE = 60_000;

    @Autowired
    Browser browser;
    @Autowired
    ProcessEngine engine;
    @Autowired
    CustomerService customers;

    UUID contact;

    /** Starts what this class looks at, for that group of customers; before the first page is opened. */
    abstract void start(String customerGroup);

    @BeforeEach
    void customer() {
        String customer = "F" + UUID.randomUUID().toString().substring(0, 8);
        ErpAddress address = new ErpAddress("1", "Bedrijf", "Meir 1", "2000", "Antwerpen", "BE");
        customers.keep(new ErpCustomer(customer, "Bedrijf", ErpCustomer.Kind.BUSINESS, "BE", "nl", "B", null, address, List.of(address), null,
                false, 30, "sales", List.of(new ErpContact("1", "Anna", "Peeters", customer + "@example.org", null, "nl"))));
        contact = customers.contactByErpId(customer, "1").orElseThrow().id();
        start("customer." + customer);
    }

    /** At once: on a busy machine a page without JavaScript can take long to count as standing still. */
    static void press(Visit visit, String label) {
        visit.page().locator("main form").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label).setExact(true))
                .click(new Locator.ClickOptions().setForce(true).setTimeout(PATIENCE));
    }
}
