package eu.kapstok.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.Erp;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.CustomerTasks;
import eu.kapstok.forms.Outcome;
import eu.kapstok.notifications.DemoMailbox;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What tests of the complaint's process share: people who act, and what became of a complaint. */
@KapstokTest
abstract class ComplaintProcessTests {

    static final String BUSINESS = "C10104";
    static final String CONSUMER = "C10138";

    @Autowired
    Complaints service;
    @Autowired
    ComplaintRepository complaints;
    @Autowired
    ComplaintFiles files;
    @Autowired
    DemoErp demoErp;
    @Autowired
    Erp erp;
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
    CustomerTasks customerTasks;
    @Autowired
    CustomerService customers;
    @Autowired
    DemoMailbox mailbox;
    @Autowired
    JdbcClient database;
    @Autowired
    Clock clock;
    @Autowired
    PlatformTransactionManager transactions;

    SampleSettlements samples;

    @BeforeEach
    void prepare() {
        samples = new SampleSettlements(demoErp, erp, customers, files, complaints, clock, transactions);
    }

    @AfterEach
    void everythingWorksAgain() {
        demoErp.faults(DemoFaults.NONE);
        identity.clearAuthentication();
    }

    <T> T inTransaction(Supplier<T> work) {
        return new TransactionTemplate(transactions).execute(status -> work.get());
    }

    Contact person(String customer) {
        return customers.contactsOf(customer, ContactRole.ADMIN).get(0);
    }

    /** One plate of a delivered order, reported and brought on as far as it goes by itself. */
    String reported(String customer, ComplaintReason reason, Wish wish) {
        return reported(customer, reason, wish, true);
    }

    String reported(String customer, ComplaintReason reason, Wish wish, boolean evidence) {
        String order = samples.deliveredOrder(customer);
        engine.continueToNextWaitState();
        var line = erp.delivered(order).get(0);
        return reported(customer, reason, wish, null, evidence, List.of(new NewComplaint.Line(order, line.line(), null, null, line.product(),
                line.description(), line.unit(), BigDecimal.ONE, line.unitPrice(), line.vatRate(), line.deliveredOn(), null, null)));
    }

    String reported(String customer, ComplaintReason reason, Wish wish, String invoice, boolean evidence, List<NewComplaint.Line> lines) {
        Customer known = customers.customer(customer).orElseThrow();
        Contact contact = person(customer);
        Complaint complaint = service.report(new NewComplaint(UUID.randomUUID().toString(), customer, known.isConsumer(), known.country(),
                contact.id(), contact.name(), contact.language(), Channel.PORTAL, null, reason, wish, "Het werkt niet. Ελληνικά 😀",
                lines.isEmpty() ? "Zomaar" : null, invoice, false, true, false, evidence, false, lines));
        engine.continueToNextWaitState();
        return complaint.number();
    }

    Complaint complaint(String number) {
        return complaints.findByNumber(number).orElseThrow();
    }

    Task task(String number, String element) {
        return engine.task(number, element);
    }

    String groupOf(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).get(0).getGroupId();
    }

    void staff(String number, String element, String group, Map<String, Object> values) {
        engine.complete(number, element, group, values);
        engine.continueToNextWaitState();
    }

    void assess(String number, Map<String, Object> values) {
        staff(number, ComplaintReturnProcess.Elements.ASSESS_COMPLAINT, complaint(number).team(), values);
    }

    void decide(String number, Resolution resolution, boolean goodsBack) {
        Map<String, Object> values = new HashMap<>(Map.of("assessDecision", "decide", "resolution", resolution.name(), "grounds", "Omdat het zo is."));
        if (resolution == Resolution.REJECT) {
            values.put("refusal", "NO_DEFECT");
        } else if (resolution != Resolution.EXPLANATION) {
            values.put("goodsReturn", goodsBack ? "yes" : "no");
        }
        assess(number, values);
    }

    Outcome customer(String number, String element, Map<String, String> values) {
        Contact contact = person(complaint(number).customer());
        String customer = contact.customer().number();
        List<String> groups = new ArrayList<>(List.of("customer." + customer));
        contact.roles().forEach(role -> groups.add("customer." + customer + "." + role.suffix()));
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        values.forEach(posted::add);
        Outcome outcome = customerTasks.submit(task(number, element).getId(), groups, new Actor(Actor.Kind.CONTACT, contact.id().toString(),
                contact.name(), "192.0.2.1", "Test browser", Locale.forLanguageTag("nl")), posted);
        engine.continueToNextWaitState();
        return outcome;
    }

    void rate(String number, boolean solved) {
        assertThat(customer(number, ComplaintReturnProcess.Elements.RATE_HANDLING, Map.of("problemSolved", solved ? "yes" : "no", "effort", "6")))
                .isInstanceOf(Outcome.Done.class);
    }

    void learn(String number) {
        staff(number, ComplaintReturnProcess.Elements.RECORD_ROOT_CAUSE, complaint(number).team(), Map.of("cause", "CARRIER", "causeNote", "Te dun karton"));
    }

    void fire(String number, String element) {
        engine.fireTimer(number, element);
        engine.continueToNextWaitState();
    }

    List<DemoMailbox.Received> mails(String address, String part) {
        return mailbox.list(address, null).stream().filter(mail -> mail.subject().contains(part)).toList();
    }

    List<ComplaintEvent.Type> told(String number) {
        return complaints.history(complaint(number).id(), List.of(ComplaintEvent.Type.values()), Limit.of(100)).stream()
                .sorted(Comparator.comparing(ComplaintEvent::at)).map(ComplaintEvent::type).toList();
    }

    Set<String> passed(String number) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream())
                .map(HistoricActivityInstance::getActivityId).collect(Collectors.toSet());
    }

    void assertEnded(String number, String... ends) {
        assertThat(engine.instanceOf(number)).isNull();
        assertThat(passed(number)).contains(ends);
    }
}
