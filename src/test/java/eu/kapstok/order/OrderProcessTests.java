package eu.kapstok.order;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.customer.AddressBook;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpEvents;
import eu.kapstok.erp.ErpPrice;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.CustomerTasks;
import eu.kapstok.forms.Outcome;
import eu.kapstok.notifications.DemoMailbox;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.data.domain.Limit;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What tests of the order's process share: people who act, and what became of an order. */
@KapstokTest
abstract class OrderProcessTests {

    /** Has credit enough for everything that all tests order. */
    static final String CUSTOMER = "C10104";

    static final String PRODUCT = "THK-100";

    /** Sold under a contract only. */
    static final String CONTRACT_PRODUCT = "WP-1200";

    @Autowired
    OrderRequests requests;

    @Autowired
    OrderRepository orders;

    @Autowired
    OrderCancellations cancellations;

    @Autowired
    OrderRelease release;

    @Autowired
    DemoErp demoErp;

    @Autowired
    Erp erp;

    @Autowired
    ErpEvents events;

    @Autowired
    TestEngine engine;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    IdentityService identity;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    RepositoryService repository;

    @Autowired
    CustomerTasks customerTasks;

    @Autowired
    CustomerService customers;

    @Autowired
    AddressBook addresses;

    @Autowired
    DocumentArchive archive;

    @Autowired
    DemoMailbox mailbox;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient mandates;

    @AfterEach
    void everythingWorksAgain() {
        demoErp.faults(DemoFaults.NONE);
        identity.clearAuthentication();
    }

    Contact buyer() {
        return buyer(CUSTOMER);
    }

    Contact buyer(String customer) {
        return customers.contactsOf(customer, ContactRole.BUYER).get(0);
    }

    /** A cart at the prices that the customer has today. */
    CartOrder cart(String customer, Map<String, Integer> wanted) {
        List<ErpPrice> prices = erp.pricesOf(customer, List.copyOf(wanted.keySet()));
        Contact contact = buyer(customer);
        return new CartOrder(UUID.randomUUID(), customer, contact.id(), contact.language(),
                prices.stream().map(price -> new CartOrder.Line(price.product(), price.name(), price.unit(),
                        BigDecimal.valueOf(wanted.get(price.product())), price.unitPrice(), price.vatRate(),
                        price.unitPrice().multiply(BigDecimal.valueOf(wanted.get(price.product()))))).toList(),
                "PO-1", addresses.of(customer).get(0), null, null);
    }

    CartOrder usual() {
        return cart(CUSTOMER, Map.of(PRODUCT, 10));
    }

    /** Ordered and brought on as far as it goes by itself; gives what it is known by now. */
    String ordered(CartOrder cart) {
        requests.request(cart);
        engine.continueToNextWaitState();
        return orders.findByCart(cart.cart()).orElseThrow().key();
    }

    /** Nobody of the customer may sign for so much, so its contract is signed by hand. */
    String orderedWithContractByHand() {
        customers.contactsOf(CUSTOMER, ContactRole.SIGNATORY).forEach(contact -> mandates.sql("insert into kapstok.signing_mandate (contact_id, customer, "
                + "amount_limit, two_together, entered_by, entered_at) values (?, ?, 0, false, 'Test', now())").param(contact.id()).param(CUSTOMER).update());
        try {
            return ordered(cart(CUSTOMER, Map.of(CONTRACT_PRODUCT, 1)));
        } finally {
            mandates.sql("delete from kapstok.signing_mandate where customer = ?").param(CUSTOMER).update();
        }
    }

    CustomerOrder order(String key) {
        return orders.findByNumber(key).or(() -> orders.findByCart(UUID.fromString(key))).orElseThrow();
    }

    ProcessInstance instance(String key) {
        return engine.instanceOf(key);
    }

    Task task(String key, String element) {
        return engine.task(key, element);
    }

    String groupOf(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).get(0).getGroupId();
    }

    void staff(String key, String element, String group, Map<String, Object> values) {
        engine.complete(key, element, group, values);
        engine.continueToNextWaitState();
    }

    Outcome review(String number, Map<String, String> values) {
        Contact contact = buyer(order(number).customer());
        String customer = contact.customer().number();
        List<String> groups = new ArrayList<>(List.of("customer." + customer));
        contact.roles().forEach(role -> groups.add("customer." + customer + "." + role.suffix()));
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        values.forEach(posted::add);
        Outcome outcome = customerTasks.submit(task(number, "Activity_ReviewDelivery").getId(), groups, new Actor(Actor.Kind.CONTACT,
                contact.id().toString(), contact.name(), "192.0.2.1", "Test browser", Locale.forLanguageTag("nl")), posted);
        engine.continueToNextWaitState();
        return outcome;
    }

    List<DemoMailbox.Received> mails(String customer, String part) {
        return mailbox.list(buyer(customer).email(), null).stream().filter(mail -> mail.subject().contains(part)).toList();
    }

    /** Subjects of the mails about that order, by number or cart. */
    List<OrderEvent.Type> told(String key) {
        return orders.history(order(key).id(), List.of(OrderEvent.Type.values()), Integer.MAX_VALUE, Limit.of(50)).stream()
                .sorted(java.util.Comparator.comparingInt(OrderEvent::position)).map(OrderEvent::type).toList();
    }

    Job job(String key, String element) {
        return management.createJobQuery().processInstanceId(instance(key).getId()).activityId(element).singleResult();
    }

    Set<String> passed(String key) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(key).list().stream()
                .flatMap(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream())
                .map(HistoricActivityInstance::getActivityId).collect(Collectors.toSet());
    }

    void assertEnded(String key, String end) {
        assertThat(instance(key)).isNull();
        assertThat(passed(key)).contains(end);
    }

    void assertFollowed(String number) {
        assertThat(order(number).state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(runtime.getActiveActivityIds(instance(number).getId())).contains("Gateway_FollowOrder");
    }
}
