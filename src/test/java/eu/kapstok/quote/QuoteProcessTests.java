package eu.kapstok.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.DemoOrder;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.erp.ErpEvents;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.CustomerTasks;
import eu.kapstok.forms.Outcome;
import eu.kapstok.notifications.DemoMailbox;
import eu.kapstok.notifications.DemoMailbox.Received;
import eu.kapstok.security.StaffDirectory;
import eu.kapstok.testing.TestEngine;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What tests of the quote's process share: people who act, and what became of a quote. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class QuoteProcessTests {

    static final String CUSTOMER = "C10042";
    static final String CONSUMER = "C10138";

    @Autowired
    DemoErp erp;

    @Autowired
    ErpEvents events;

    @Autowired
    TestEngine engine;

    @Autowired
    TaskService tasks;

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
    QuoteRepository quotes;

    @Autowired
    QuoteService service;

    @Autowired
    QuoteForms forms;

    @Autowired
    DocumentArchive archive;

    @Autowired
    DemoMailbox mailbox;

    @Autowired
    StaffDirectory staff;

    @Autowired
    Clock clock;

    private final List<String> numbers = new ArrayList<>();
    private int finished;

    @AfterEach
    void everythingWorksAgain() {
        erp.faults(DemoFaults.NONE);
        identity.clearAuthentication();
        finished++;
    }

    /** Says so when a part of the model that is this class's to walk is never walked; not asked of a single test. */
    @AfterAll
    void everyPartOfTheModelIsReached() {
        long all = List.of(getClass().getDeclaredMethods()).stream().filter(method -> method.isAnnotationPresent(Test.class)).count();
        if (finished < all) {
            return;
        }
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey(QuoteApprovalProcess.KEY)
                .latestVersion().singleResult().getId();
        Set<String> missed = repository.getBpmnModelInstance(definition).getModelElementsByType(FlowNode.class).stream()
                .map(FlowNode::getId).filter(this::hasToWalk).collect(Collectors.toCollection(HashSet::new));
        for (String number : numbers) {
            missed.removeAll(passed(number));
        }
        assertThat(missed).isEmpty();
    }

    /** Whether that element is this class's to walk. */
    abstract boolean hasToWalk(String element);

    List<String> subjects(String address) {
        return mailbox.list(address, null).stream().map(Received::subject).toList();
    }

    DemoQuote usual() {
        return DemoQuote.of(CUSTOMER, DemoQuote.Line.of("THK-100", 10));
    }

    String raise(DemoQuote typed) {
        String number = erp.raiseQuote(typed).number();
        numbers.add(number);
        engine.continueToNextWaitState();
        return number;
    }

    String acceptedAndRefused() {
        String number = raise(usual());
        accept(number, approver());
        erp.faults(new DemoFaults(DemoFaults.Mode.NONE, true, false));
        engine.continueToNextWaitState();
        assertThat(instance(number)).isWaitingAt("Activity_ResolveOrderProblem");
        assertThat(quote(number).status()).isEqualTo(QuoteStatus.ORDER_PROBLEM);
        assertThat(orders(number)).isEmpty();
        return number;
    }

    /** Counts what this case walks. */
    String walked(String number) {
        numbers.add(number);
        return number;
    }

    ProcessInstance instance(String number) {
        return engine.instanceOf(number);
    }

    Quote quote(String number) {
        return quotes.findByNumber(number).orElseThrow();
    }

    Task task(String number, String element) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(element).singleResult();
    }

    String waitingGroup(String number) {
        return tasks.getIdentityLinksForTask(task(number, "Activity_ApproveQuote").getId()).get(0).getGroupId();
    }

    void approve(String number, String user) {
        approve(number, user, user);
    }

    void approve(String number, String user, String... groups) {
        staff(user, List.of(groups), number, "Activity_ApproveQuote", Map.of("verdict", "approve"));
    }

    void staff(String user, String number, String element, Map<String, Object> values) {
        staff(user, List.of(user), number, element, values);
    }

    void staff(String user, List<String> groups, String number, String element, Map<String, Object> values) {
        String task = task(number, element).getId();
        identity.setAuthentication(user, groups);
        try {
            tasks.complete(task, values);
        } finally {
            identity.clearAuthentication();
        }
    }

    Contact approver() {
        return customers.contactsOf(CUSTOMER, ContactRole.APPROVER).stream().filter(contact -> contact.has(ContactRole.ADMIN))
                .findFirst().orElseThrow();
    }

    static Map<String, String> accepting(String customer) {
        return Map.of("decision", "accept", "consent", "true", "purchaseReference", "PO-1", "deliveryAddress", customer + "-A1");
    }

    static Map<String, String> with(Map<String, String> values, String key, String value) {
        Map<String, String> changed = new java.util.HashMap<>(values);
        changed.put(key, value);
        return changed;
    }

    void accept(String number, Contact contact) {
        assertThat(answer(number, contact, accepting(CUSTOMER))).isInstanceOf(Outcome.Done.class);
    }

    void assertInvalid(String number, Map<String, String> values) {
        assertThat(answer(number, approver(), values)).isInstanceOf(Outcome.Invalid.class);
    }

    Outcome answer(String number, Contact contact, Map<String, String> values) {
        Task task = task(number, "Activity_DecideOnQuote");
        return task == null ? null : submit(task.getId(), contact, values);
    }

    Outcome submit(String task, Contact contact, Map<String, String> values) {
        String customer = contact.customer().number();
        List<String> groups = new ArrayList<>(List.of("customer." + customer));
        contact.roles().forEach(role -> groups.add("customer." + customer + "." + role.suffix()));
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        values.forEach(posted::add);
        return customerTasks.submit(task, groups, new Actor(Actor.Kind.CONTACT, contact.id().toString(), contact.name(),
                "192.0.2.1", "Test browser", Locale.forLanguageTag("nl")), posted);
    }

    Received mail(Contact contact, String number, String subject) {
        return mailbox.list(contact.email(), null).stream()
                .filter(mail -> mail.subject().contains(number) && mail.subject().contains(subject)).findFirst().orElseThrow();
    }

    Job job(String number, String element) {
        return management.createJobQuery().processInstanceId(instance(number).getId()).activityId(element).singleResult();
    }

    void runJob(String number, String element) {
        management.executeJob(job(number, element).getId());
    }

    List<DemoOrder> orders(String number) {
        return erp.newestOrders(200).stream().filter(order -> number.equals(order.order().quote())).toList();
    }

    DemoOrder onlyOrder(String number) {
        assertThat(orders(number)).hasSize(1);
        return orders(number).get(0);
    }

    List<QuoteEvent.Type> told(String number) {
        return quotes.history(quote(number).id(), List.of(QuoteEvent.Type.values()), Integer.MAX_VALUE,
                        org.springframework.data.domain.Limit.of(50)).stream()
                .sorted(java.util.Comparator.comparingInt(QuoteEvent::position)).map(QuoteEvent::type).toList();
    }

    Set<String> passed(String number) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream())
                .map(HistoricActivityInstance::getActivityId).collect(Collectors.toSet());
    }

    void assertEnded(String number, String end) {
        assertThat(instance(number)).isNull();
        assertThat(passed(number)).contains(end);
    }
}
