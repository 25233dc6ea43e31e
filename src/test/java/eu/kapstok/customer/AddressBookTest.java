package eu.kapstok.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpContact;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.testing.KapstokTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class AddressBookTest {

    private final String number = "T" + UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    CustomerService customers;
    @Autowired
    AddressBook addresses;

    UUID admin;

    @BeforeEach
    void customer() {
        erpLists("a1", "a2");
        admin = customers.contactByErpId(number, "1").orElseThrow().id();
    }

    @Test
    void ownAddressStandsBesideThoseOfTheErpAndMayGoFirst() {
        addresses.add(number, address("Werf"), admin);
        assertThat(labels()).containsExactly("Magazijn a1", "Magazijn a2", "Werf");
        assertThat(addresses.of(number).get(0).usual()).isTrue();

        addresses.makeUsual(number, own().id(), admin);
        assertThat(labels()).containsExactly("Werf", "Magazijn a1", "Magazijn a2");

        addresses.makeUsual(number, "a2", admin);
        erpLists("a2", "a3");
        assertThat(labels()).as("the ERP does not undo the choice").containsExactly("Magazijn a2", "Magazijn a3", "Werf");
        erpLists("a3");
        assertThat(labels()).as("what is gone is not chosen").containsExactly("Magazijn a3", "Werf");
    }

    @Test
    void twoAddressesDoNotShareALabel() {
        addresses.add(number, address("Werf"), admin);
        assertThatThrownBy(() -> addresses.add(number, address("WERF"), admin)).isInstanceOf(FormRefused.class);

        UUID werf = UUID.fromString(own().id());
        addresses.change(number, werf, address("werf"), admin);
        assertThat(own().label()).isEqualTo("werf");
        addresses.remove(number, werf, admin);
        assertThat(labels()).doesNotContain("werf");
        assertThatThrownBy(() -> addresses.change(number, werf, address("Werf"), admin)).isInstanceOf(FormRefused.class);
    }

    @Test
    void onlyBuyersAndAdministratorsOfThatCustomerChangeIt() {
        addresses.add(number, address("Werf"), admin);
        UUID werf = UUID.fromString(own().id());
        customers.giveRoles(admin, Set.of(ContactRole.BUYER));
        addresses.change(number, werf, address("Werf 2"), admin);
        customers.giveRoles(admin, Set.of(ContactRole.APPROVER));
        Contact stranger = customers.contactsOf("C10042", ContactRole.ADMIN).get(0);

        for (UUID nobody : List.of(admin, stranger.id())) {
            assertThatThrownBy(() -> addresses.add(number, address("X"), nobody)).isInstanceOf(FormRefused.class);
            assertThatThrownBy(() -> addresses.change(number, werf, address("X"), nobody)).isInstanceOf(FormRefused.class);
            assertThatThrownBy(() -> addresses.remove(number, werf, nobody)).isInstanceOf(FormRefused.class);
            assertThatThrownBy(() -> addresses.makeUsual(number, "a1", nobody)).isInstanceOf(FormRefused.class);
        }
        assertThatThrownBy(() -> addresses.remove("C10042", werf, stranger.id())).isInstanceOf(FormRefused.class);
        assertThat(addresses.own("C10042", werf)).isEmpty();
        assertThat(own().label()).isEqualTo("Werf 2");
    }

    private List<String> labels() {
        return addresses.of(number).stream().map(DeliveryAddress::label).toList();
    }

    private DeliveryAddress own() {
        return addresses.of(number).stream().filter(DeliveryAddress::own).findFirst().orElseThrow();
    }

    private static AddressFields address(String label) {
        return new AddressFields(label, "Peeters", "Kaai", "1", null, "2000", "Antwerpen", "BE", null, null);
    }

    private void erpLists(String... ids) {
        List<ErpAddress> listed = Stream.of(ids).map(id -> new ErpAddress(id, "Magazijn " + id, "Dok 1", "9000", "Gent", "BE")).toList();
        customers.keep(new ErpCustomer(number, "Bedrijf", ErpCustomer.Kind.BUSINESS, "BE", "nl", "B", null, listed.get(0), listed, null,
                false, 30, "sales", List.of(new ErpContact("1", "Anna", "Peeters", "anna@" + number + ".example", null, "nl"))));
    }
}
