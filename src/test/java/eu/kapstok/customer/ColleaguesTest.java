package eu.kapstok.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpContact;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.testing.KapstokTest;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class ColleaguesTest {

    private static final Set<ContactRole> ADMIN = Set.of(ContactRole.ADMIN);

    private final String number = "T" + UUID.randomUUID().toString().substring(0, 8);
    private final ErpContact anna = person("1", "Anna");
    private final ErpContact bruno = person("2", "Bruno");

    @Autowired
    CustomerService customers;
    @Autowired
    Colleagues colleagues;

    @Test
    void lastAdminNeitherGivesUpTheRoleNorLeaves() {
        erpLists(anna, bruno);

        assertThatThrownBy(() -> colleagues.give(number, id("1"), Set.of(ContactRole.BUYER), id("1")))
                .isInstanceOf(FormRefused.class).extracting(refused -> ((FormRefused) refused).problems().get(0).field()).isEqualTo("roles");
        assertThatThrownBy(() -> colleagues.remove(number, id("1"), id("1"))).isInstanceOf(FormRefused.class);

        colleagues.give(number, id("2"), ADMIN, id("1"));
        colleagues.give(number, id("1"), Set.of(ContactRole.BUYER), id("1"));
        assertThat(contact("1").roles()).containsExactly(ContactRole.BUYER);
        assertThatThrownBy(() -> colleagues.give(number, id("1"), ADMIN, id("1"))).as("no admin any more").isInstanceOf(FormRefused.class);
    }

    @Test
    void adminWithoutAnAddressDoesNotCount() {
        erpLists(anna, new ErpContact("2", "Bruno", "Claes", null, null, "nl"));
        customers.giveRoles(id("2"), ADMIN);

        assertThatThrownBy(() -> colleagues.remove(number, id("1"), id("1"))).isInstanceOf(FormRefused.class);
    }

    @Test
    void twoAdminsWhoRemoveEachOtherAtTheSameMomentLeaveOne() throws Exception {
        for (int round = 0; round < 10; round++) {
            String customer = number + round;
            customers.keep(customer(customer, anna, bruno));
            UUID first = customers.contactByErpId(customer, "1").orElseThrow().id();
            UUID second = customers.contactByErpId(customer, "2").orElseThrow().id();
            customers.giveRoles(second, ADMIN);
            CyclicBarrier together = new CyclicBarrier(2);

            List<Boolean> done = atOnce(() -> {
                together.await();
                return attempt(() -> colleagues.remove(customer, second, first));
            }, () -> {
                together.await();
                return attempt(() -> colleagues.give(customer, first, Set.of(), second));
            });

            assertThat(done).containsExactlyInAnyOrder(true, false);
            assertThat(customers.contactsOf(customer, ContactRole.ADMIN)).hasSize(1);
        }
    }

    @Test
    void twoAdminsWhoGiveUpAtTheSameMomentLeaveOne() throws Exception {
        erpLists(anna, bruno);
        UUID first = id("1");
        UUID second = id("2");
        customers.giveRoles(second, ADMIN);
        CyclicBarrier together = new CyclicBarrier(2);

        assertThat(atOnce(() -> {
            together.await();
            return attempt(() -> colleagues.give(number, first, Set.of(), first));
        }, () -> {
            together.await();
            return attempt(() -> colleagues.give(number, second, Set.of(), second));
        })).containsExactlyInAnyOrder(true, false);
        assertThat(customers.contactsOf(number, ContactRole.ADMIN)).hasSize(1);
    }

    @Test
    void erpDoesNotBringBackWhomTheAdminRemoved() {
        erpLists(anna, bruno);
        colleagues.remove(number, id("2"), id("1"));

        erpLists(anna, bruno);

        assertThat(contact("2").active()).isFalse();
        assertThat(customers.contactsByEmail(bruno.email())).isEmpty();
    }

    @Test
    void erpDoesNotTakeAwayWhomTheAdminInvited() {
        erpLists(anna, bruno);
        UUID carla = colleagues.join(number, newcomer("Carla", ContactRole.APPROVER)).id();
        UUID again = colleagues.join(number, newcomer("Bruno", ContactRole.FINANCE)).id();

        erpLists(anna);

        assertThat(again).as("who is a contact already is not made twice").isEqualTo(id("2"));
        assertThat(contact("2").roles()).containsExactly(ContactRole.BUYER, ContactRole.FINANCE);
        assertThat(colleagues.of(number, null).contacts()).extracting(Contact::firstName).containsExactly("Anna", "Bruno", "Carla");
        assertThat(customers.contact(carla)).get().extracting(Contact::erpId).isNull();
    }

    @Test
    void erpThatLearnsOfAnInvitedColleagueMakesNoSecondOne() {
        erpLists(anna);
        UUID carla = colleagues.join(number, newcomer("Carla", ContactRole.APPROVER)).id();

        erpLists(anna, new ErpContact("3", "Carla", "Claes-Maes", address("Carla").toUpperCase(Locale.ROOT), "+32 3 1", "fr"));

        assertThat(contact("3").id()).isEqualTo(carla);
        assertThat(contact("3").lastName()).isEqualTo("Claes-Maes");
        assertThat(contact("3").roles()).containsExactly(ContactRole.APPROVER);
        assertThat(contact("3").language()).isEqualTo("nl");
        assertThat(customers.contactsOf(number, null)).hasSize(2);
    }

    @Test
    void whoWasRemovedComesBackByInvitationWithThoseRolesOnly() {
        erpLists(anna, bruno);
        customers.giveRoles(id("2"), EnumSet.allOf(ContactRole.class));
        colleagues.remove(number, id("2"), id("1"));

        colleagues.join(number, newcomer("Bruno", ContactRole.BUYER));
        erpLists(anna, bruno);

        assertThat(contact("2").active()).isTrue();
        assertThat(contact("2").roles()).containsExactly(ContactRole.BUYER);
    }

    @Test
    void customerWhoseAdminLeftTheErpIsAdministeredByTheNextOneListed() {
        erpLists(anna, bruno, person("3", "Carla"));

        erpLists(bruno, person("3", "Carla"));

        assertThat(contact("2").roles()).containsExactly(ContactRole.BUYER, ContactRole.ADMIN);
        assertThat(contact("3").roles()).containsExactly(ContactRole.BUYER);
    }

    @Test
    void strangersColleaguesAreNobodysBusiness() {
        erpLists(anna, bruno);
        String other = number + "X";
        customers.keep(customer(other, person("9", "Zoë")));
        UUID zoe = customers.contactByErpId(other, "9").orElseThrow().id();

        assertThat(colleagues.find(other, id("2"))).isEmpty();
        assertThatThrownBy(() -> colleagues.remove(number, id("2"), zoe)).isInstanceOf(FormRefused.class);
        assertThatThrownBy(() -> colleagues.remove(other, id("2"), zoe)).isInstanceOf(FormRefused.class);
        assertThat(contact("2").active()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "piet", "piet@", "@example.org", "piet@example", "piet @example.org", "piet@exa mple.org",
            "piet@example..org", "piet@-example.org", "<piet@example.org>", "piet@example.org, jan@example.org", "piet@example.org\nBcc: x@y.be",
            "piet@example.123", "piet\u202e@example.org"})
    void addressThatIsNoneIsRefusedAtItsField(String address) {
        assertThatThrownBy(() -> Newcomer.typed(Map.of("email", address, "firstName", "Piet", "lastName", "Claes", "language", "nl")::get, Set.of())).isInstanceOf(FormRefused.class)
                .extracting(refused -> ((FormRefused) refused).problems().get(0).field()).isEqualTo("email");
    }

    @ParameterizedTest
    @CsvSource({"firstName,'',Claes,nl", "firstName,<b>,Claes,nl", "lastName,Piet,https://evil.example,nl", "lastName,Piet,Cla\u202ees,nl",
            "lastName,Piet,'Claes\u0007',nl", "language,Piet,Claes,de"})
    void nonsenseIsRefusedAtItsField(String field, String first, String last, String language) {
        assertThatThrownBy(() -> Newcomer.typed(Map.of("email", "piet@example.org", "firstName", first, "lastName", last, "language", language)::get, Set.of())).isInstanceOf(FormRefused.class)
                .extracting(refused -> ((FormRefused) refused).problems().get(0).field()).isEqualTo(field);
    }

    @Test
    void listGoesOnAfterItsLastRow() {
        erpLists(java.util.stream.IntStream.range(0, 60).mapToObj(i -> person("e" + i, "P%02d".formatted(i))).toArray(ErpContact[]::new));

        Colleagues.Page first = colleagues.of(number, null);
        Colleagues.Page second = colleagues.of(number, first.next());

        assertThat(first.contacts()).hasSize(50).extracting(Contact::firstName).first().isEqualTo("P00");
        assertThat(second.contacts()).hasSize(10).extracting(Contact::firstName).first().isEqualTo("P50");
        assertThat(second.next()).isNull();
    }

    private static boolean attempt(Runnable change) {
        try {
            change.run();
            return true;
        } catch (FormRefused refused) {
            return false;
        }
    }

    private static List<Boolean> atOnce(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Future<Boolean> first = two.submit(one);
            Future<Boolean> second = two.submit(other);
            return List.of(first.get(), second.get());
        } finally {
            two.shutdown();
        }
    }

    private UUID id(String erpId) {
        return contact(erpId).id();
    }

    private Contact contact(String erpId) {
        return customers.contactByErpId(number, erpId).orElseThrow();
    }

    private ErpContact person(String id, String name) {
        return new ErpContact(id, name, "Claes", address(name), null, "nl");
    }

    private String address(String name) {
        return name.toLowerCase(Locale.ROOT).replace("ë", "e") + "@" + number.toLowerCase(Locale.ROOT) + ".example";
    }

    private Newcomer newcomer(String name, ContactRole... roles) {
        return new Newcomer(address(name), name, "Claes", "nl", Set.of(roles));
    }

    private void erpLists(ErpContact... contacts) {
        customers.keep(customer(number, contacts));
    }

    private static ErpCustomer customer(String number, ErpContact... contacts) {
        ErpAddress address = new ErpAddress("a1", "Bedrijf", "Meir 1", "2000", "Antwerpen", "BE");
        return new ErpCustomer(number, "Bedrijf " + number, ErpCustomer.Kind.BUSINESS, "BE", "nl", "B", null, address,
                List.of(address), null, false, 30, "sales", List.of(contacts));
    }
}
