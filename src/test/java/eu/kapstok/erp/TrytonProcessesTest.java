package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.tryton.LiveTryton;
import eu.kapstok.erp.tryton.TrytonErp;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.CustomerTasks;
import eu.kapstok.forms.Outcome;
import eu.kapstok.notifications.DemoMailbox;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** From a salesman's quote in a real Tryton to the customer's review, with Tryton stopped on the way. */
@KapstokTest
class TrytonProcessesTest {

    private static final ErpProperties.Limits PATIENT = new ErpProperties.Limits(Duration.ofSeconds(20), Duration.ofSeconds(40), 4,
            Duration.ofSeconds(5), 1000, Duration.ofSeconds(30), Duration.ofSeconds(1));

    @Autowired
    ErpSwitch chosen;
    @Autowired
    Erp erp;
    @Autowired
    ErpEvents events;
    @Autowired
    ErpLedger ledger;
    @Autowired
    ToldQuotes told;
    @Autowired
    TestEngine engine;
    @Autowired
    TaskService tasks;
    @Autowired
    IdentityService identity;
    @Autowired
    ManagementService management;
    @Autowired
    HistoryService history;
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

    private final List<GuardedErp> guards = new ArrayList<>();
    private LiveTryton tryton;
    private String place;

    @BeforeEach
    void workWithTryton() throws Exception {
        tryton = LiveTryton.start();
        engine.continueToNextWaitState();
        workOn(clock);
        place = erp.changes(null, 100).place();
    }

    @AfterEach
    void workWithTheDemoAgain() throws Exception {
        chosen.back();
        identity.clearAuthentication();
        guards.forEach(GuardedErp::close);
        if (tryton != null) {
            tryton.close();
        }
    }

    @Test
    void quoteBecomesAReviewedDeliveryAndAStoppedTrytonLosesNothing() throws Exception {
        String jansen = tryton.customer("Jansen Installaties NV");
        String number = tryton.raiseQuote(jansen, new LiveTryton.Line("PUMP-100", "2"), new LiveTryton.Line("SRV-MNT", "1"));
        tryton.price(number, "384.5000");
        hear();
        assertThat(grossOf("select v.gross from kapstok.quote_version v join kapstok.quote q on q.id = v.quote_id where q.number = ?", number))
                .isEqualByComparingTo("1033.94");
        staff(number, "Activity_ApproveQuote", "credit-control", Map.of("verdict", "approve"));
        Contact an = customers.contactsOf(jansen, ContactRole.APPROVER).get(0);
        assertThat(mails(an)).anyMatch(subject -> subject.contains(number));
        String address = erpAddress(jansen);

        tryton.down();
        assertThat(answer(number, "Activity_DecideOnQuote", an, Map.of("decision", "accept", "consent", "true",
                "purchaseReference", "PO-88", "deliveryAddress", address))).isInstanceOf(Outcome.Done.class);
        runUntil(number, "Activity_PlaceOrder");
        Job placing = job(number, "Activity_PlaceOrder");
        assertThatThrownBy(() -> management.executeJob(placing.getId())).hasStackTraceContaining("Tryton cannot be reached");
        tryton.up();
        management.setJobDuedate(placing.getId(), null);
        engine.continueToNextWaitState();

        ErpOrder open = erp.order(number).orElseThrow();
        assertThat(open.state()).isEqualTo(ErpOrder.State.OPEN);
        assertThat(open.reference()).isEqualTo("PO-88");
        assertThat(ended(number)).contains("Event_QuoteAccepted");
        staff(number, "Activity_CheckOrder", "credit-control", Map.of("checkDecision", "release"));
        assertThat(tryton.state(number)).isEqualTo("processing");
        assertThat(mails(an)).anyMatch(subject -> subject.contains("Orderbevestiging " + number));

        assertThat(grossOf("select gross from kapstok.customer_order where number = ?", number)).isEqualByComparingTo("1033.94");

        tryton.ship(number);
        hear();
        assertThat(stateOf(number)).isEqualTo("SHIPPED");
        assertThat(mails(an)).anyMatch(subject -> subject.contains(number + " is onderweg"));
        workOn(Clock.offset(clock, Duration.ofDays(2)));
        hear();
        assertThat(stateOf(number)).isEqualTo("DELIVERED");
        answer(number, "Activity_ReviewDelivery", an, Map.of("stars", "5", "effort", "7", "recommendation", "9", "words", "Vlot!"));
        engine.continueToNextWaitState();

        assertThat(ended(number)).contains("Event_DeliveryReviewed");
        assertThat(tryton.notes(number)).hasSize(2);
        assertThat(tryton.notes(number).get(0)).startsWith("[portal] accepted").contains("reference: PO-88");
        assertThat(tryton.notes(number).get(1)).startsWith("[portal] confirmed").contains("promised: ");
    }

    private void workOn(Clock today) {
        TrytonErp adapter = new TrytonErp(LiveTryton.settings(tryton.url()), PATIENT.read(), PATIENT.write(), told::version, today, null);
        guards.add(new GuardedErp(adapter, PATIENT, ledger, new SimpleMeterRegistry()));
        chosen.to(guards.get(guards.size() - 1));
    }

    /** Whatever Tryton's users did since is told and worked on. */
    private void hear() {
        ErpChanges changes = erp.changes(place, 100);
        changes.events().forEach(events::receive);
        place = changes.place();
        engine.continueToNextWaitState();
    }

    private void staff(String number, String element, String group, Map<String, Object> values) {
        engine.complete(number, element, group, values);
        engine.continueToNextWaitState();
    }

    private Outcome answer(String number, String element, Contact contact, Map<String, String> values) {
        String customer = contact.customer().number();
        List<String> groups = new ArrayList<>(List.of("customer." + customer));
        contact.roles().forEach(role -> groups.add("customer." + customer + "." + role.suffix()));
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        values.forEach(posted::add);
        return customerTasks.submit(task(number, element).getId(), groups, new Actor(Actor.Kind.CONTACT, contact.id().toString(),
                contact.name(), "192.0.2.1", "Test browser", Locale.forLanguageTag("nl")), posted);
    }

    private Task task(String number, String element) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(element).singleResult();
    }

    private void runUntil(String number, String step) {
        for (int done = 0; done < 50 && job(number, step) == null; done++) {
            management.executeJob(management.createJobQuery().messages().withRetriesLeft().executable().listPage(0, 1).get(0).getId());
        }
    }

    private Job job(String number, String element) {
        return management.createJobQuery().processInstanceId(engine.instanceOf(number).getId()).activityId(element).singleResult();
    }

    private List<String> ended(String number) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).finished().list().stream()
                .map(instance -> instance.getEndActivityId()).toList();
    }

    private String stateOf(String number) {
        return database.sql("select state from kapstok.customer_order where number = ?").param(number).query(String.class).single();
    }

    private BigDecimal grossOf(String query, String number) {
        return database.sql(query).param(number).query(BigDecimal.class).single();
    }

    private String erpAddress(String customer) {
        return erp.customer(customer).orElseThrow().deliveryAddresses().get(0).id();
    }

    private List<String> mails(Contact contact) {
        return mailbox.list(contact.email(), null).stream().map(DemoMailbox.Received::subject).toList();
    }
}
