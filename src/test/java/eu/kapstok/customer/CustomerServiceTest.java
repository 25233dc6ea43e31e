package eu.kapstok.customer;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpContact;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.testing.KapstokTest;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@KapstokTest
class CustomerServiceTest {

    private static final ErpContact ANNA = new ErpContact("1", "Anna", "Peeters", "Anna@example.org", "+32 3 123", "nl");
    private static final ErpContact BRUNO = new ErpContact("2", "Bruno", "Lefèvre", "bruno@example.org", null, "fr");

    private final String number = "T" + UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    CustomerService customers;
    @Autowired
    CustomerRepository repository;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void firstContactAdministersAndTheOthersBuy() {
        customers.keep(customer(ANNA, BRUNO));

        assertThat(contact("1").roles()).isEqualTo(EnumSet.allOf(ContactRole.class));
        assertThat(contact("2").roles()).containsExactly(ContactRole.BUYER);
        assertThat(contact("2").language()).isEqualTo("fr");
        assertThat(customers.contactsOf(number, ContactRole.APPROVER)).extracting(Contact::name).containsExactly("Anna Peeters");
        assertThat(customers.contactsOf(number, null)).hasSize(2);
    }

    @Test
    void rolesAndLanguageThatWereChosenOutliveTheErp() {
        customers.keep(customer(ANNA, BRUNO));
        customers.giveRoles(contact("2").id(), Set.of(ContactRole.APPROVER));
        customers.chooseLanguage(contact("1").id(), "en");

        customers.keep(customer(new ErpContact("1", "Anna", "Peeters-Claes", "anna@example.org", null, "fr"), BRUNO));

        assertThat(contact("1").lastName()).isEqualTo("Peeters-Claes");
        assertThat(contact("1").language()).isEqualTo("en");
        assertThat(contact("2").roles()).containsExactly(ContactRole.APPROVER);
    }

    @Test
    void contactWhomTheErpNoLongerListsCannotBeFoundByAddress() {
        customers.keep(customer(ANNA, BRUNO));
        UUID bruno = contact("2").id();

        customers.keep(customer(ANNA));

        assertThat(customers.contactsOf(number, null)).extracting(Contact::erpId).containsExactly("1");
        assertThat(customers.contactsByEmail("bruno@example.org")).extracting(Contact::id).doesNotContain(bruno);
        assertThat(customers.contact(bruno)).get().extracting(Contact::active).isEqualTo(false);
    }

    @Test
    void addressIsFoundWhateverItsCase() {
        customers.keep(customer(new ErpContact("1", "Anna", "Peeters", number + "@Example.org", null, null)));

        assertThat(customers.contactsByEmail(" " + number.toUpperCase() + "@EXAMPLE.ORG"))
                .extracting(contact -> contact.customer().number()).containsExactly(number);
    }

    @Test
    void addressesAreThoseOfTheErp() {
        customers.keep(customer(ANNA));
        customers.keep(customer(ANNA));

        Customer kept = customers.customer(number).orElseThrow();
        assertThat(kept.invoiceAddress().city()).isEqualTo("Antwerpen");
        assertThat(kept.deliveryAddresses()).extracting(Address::erpId).containsExactly("a1", "a2");
    }

    @Test
    void goodsGoToTheInvoiceAddressWhereTheErpNamesNoPlaceForThem() {
        ErpCustomer known = customer(ANNA);

        customers.keep(new ErpCustomer(number, known.name(), known.kind(), "BE", "nl", "B", known.vatNumber(), known.invoiceAddress(),
                List.of(), null, false, 30, "sales", known.contacts()));

        assertThat(customers.customer(number).orElseThrow().deliveryAddresses()).extracting(Address::erpId).containsExactly("a0");
    }

    @Test
    void nobodyWaitsForACustomerOfWhomTheErpSaysTheSame() {
        customers.keep(customer(ANNA, BRUNO));

        transaction.executeWithoutResult(status -> {
            repository.lock(number);
            CompletableFuture.runAsync(() -> customers.keep(customer(ANNA, BRUNO))).orTimeout(30, TimeUnit.SECONDS).join();
        });

        customers.keep(customer(BRUNO));
        assertThat(customers.contactsOf(number, null)).extracting(Contact::erpId).containsExactly("2");
    }

    @Test
    void customersOfTheTrialAreKnownFromItsStart() {
        assertThat(customers.fromErp("C10042")).get().extracting(Customer::number).isEqualTo("C10042");
        assertThat(customers.contactsOf("C10042", ContactRole.ADMIN)).isNotEmpty();
        assertThat(customers.fromErp("C00000")).isEmpty();
    }

    private Contact contact(String erpId) {
        return customers.contactByErpId(number, erpId).orElseThrow();
    }

    private ErpCustomer customer(ErpContact... contacts) {
        return new ErpCustomer(number, "Testbedrijf", ErpCustomer.Kind.BUSINESS, "BE", "nl", "B", "BE0123456749",
                new ErpAddress("a0", "Testbedrijf", "Meir 1", "2000", "Antwerpen", "BE"),
                List.of(new ErpAddress("a1", "Werf", "Kaai 2", "2000", "Antwerpen", "BE"),
                        new ErpAddress("a2", "Magazijn", "Dok 3", "9000", "Gent", "BE")),
                new BigDecimal("25000.00"), false, 30, "sales", List.of(contacts));
    }
}
