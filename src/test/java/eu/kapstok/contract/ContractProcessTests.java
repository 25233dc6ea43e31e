package eu.kapstok.contract;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpContact;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.CustomerTasks;
import eu.kapstok.forms.Outcome;
import eu.kapstok.notifications.DemoMailbox;
import eu.kapstok.signing.EvidenceEvent;
import eu.kapstok.signing.EvidenceRecords;
import eu.kapstok.signing.EvidenceType;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What tests of the contract's process share: people who act, and what became of a contract. */
@KapstokTest
abstract class ContractProcessTests {

    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");

    @Autowired
    ContractRepository contracts;
    @Autowired
    ContractFiles files;
    @Autowired
    SigningPage page;
    @Autowired
    Mandates mandates;
    @Autowired
    EvidenceRecords evidence;
    @Autowired
    TestEngine engine;
    @Autowired
    TaskService tasks;
    @Autowired
    RuntimeService runtime;
    @Autowired
    FormService forms;
    @Autowired
    IdentityService identity;
    @Autowired
    HistoryService history;
    @Autowired
    RepositoryService repository;
    @Autowired
    CustomerTasks customerTasks;
    @Autowired
    CustomerService customers;
    @Autowired
    DocumentArchive archive;
    @Autowired
    DemoMailbox mailbox;
    @Autowired
    JdbcClient database;
    @Autowired
    Clock clock;

    @AfterEach
    void nobodyIsSignedIn() {
        identity.clearAuthentication();
    }

    /** A customer of the test's own whose people all sign, the first of them administers too. */
    List<Contact> people(int count) {
        String number = "K" + UUID.randomUUID().toString().substring(0, 8);
        List<String> names = List.of("Anna", "Bart", "Carla", "Dirk");
        ErpAddress address = new ErpAddress("1", "Bedrijf " + number, "Meir 1", "2000", "Antwerpen", "BE");
        customers.keep(new ErpCustomer(number, "Bedrijf " + number, ErpCustomer.Kind.BUSINESS, "BE", "nl", "B", "BE0123456749", address, List.of(address),
                null, false, 30, "sales", IntStream.range(0, count).mapToObj(index -> new ErpContact(String.valueOf(index + 1), names.get(index),
                "Peeters", names.get(index).toLowerCase(Locale.ROOT) + "@" + number.toLowerCase(Locale.ROOT) + ".example", null, "nl")).toList()));
        List<Contact> contacts = IntStream.range(0, count).mapToObj(index -> customers.contactByErpId(number, String.valueOf(index + 1)).orElseThrow()).toList();
        contacts.stream().skip(1).forEach(contact -> customers.giveRoles(contact.id(), EnumSet.of(ContactRole.BUYER, ContactRole.SIGNATORY)));
        return contacts.stream().map(contact -> customers.contact(contact.id()).orElseThrow()).toList();
    }

    Map<String, Object> rental(List<Contact> signers) {
        Map<String, Object> values = new HashMap<>();
        values.put("customerNumber", signers.get(0).customer().number());
        values.put("template", "equipment-rental");
        values.put("signers", signers.stream().map(Contact::email).collect(Collectors.joining("\n")));
        values.put("amount", 12000);
        values.put("signBy", LocalDate.now(clock).plusDays(14).toString());
        values.put("startsOn", LocalDate.now(clock).plusDays(20).toString());
        values.put("endsOn", LocalDate.now(clock).plusDays(385).toString());
        values.put("noticeMonths", 1);
        values.put("equipment", "Warmtepomp WP-1200, serie 77\nBuffervat 300 l");
        values.put("site", "Meir 1, Antwerpen");
        values.put("monthlyRent", 1000);
        values.put("deposit", 2500);
        return values;
    }

    /** Asked for in Tasklist and drawn up; gives its number. */
    String requested(Map<String, Object> values) {
        String definition = definition();
        identity.setAuthentication("sales", List.of("sales"));
        try {
            String number = forms.submitStartForm(definition, values).getBusinessKey();
            identity.clearAuthentication();
            engine.continueToNextWaitState();
            return number;
        } finally {
            identity.clearAuthentication();
        }
    }

    String definition() {
        return repository.createProcessDefinitionQuery().processDefinitionKey(ContractSigningProcess.KEY).latestVersion().singleResult().getId();
    }

    /** Sent to the signers. */
    String sent(List<Contact> signers) {
        String number = requested(rental(signers));
        staff(number, "Activity_ReviewContract", "sales", Map.of("decision", "send"));
        return number;
    }

    Contract contract(String number) {
        return contracts.findByNumber(number).orElseThrow();
    }

    List<ContractSigner> signers(String number) {
        return contracts.signers(contract(number).id(), contract(number).version());
    }

    Task task(String number, String element) {
        return engine.task(number, element);
    }

    void staff(String number, String element, String group, Map<String, Object> values) {
        engine.complete(number, element, group, values);
        engine.continueToNextWaitState();
    }

    static Actor actor(Contact contact) {
        return new Actor(Actor.Kind.CONTACT, contact.id().toString(), contact.name(), "192.0.2.1", "Test browser", Locale.forLanguageTag("nl"));
    }

    /** What the page sends with the last click, without a code. */
    MultiValueMap<String, String> signature(String number, Contact contact) {
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        posted.add("signerAction", "signed");
        posted.add("contractVersion", contract(number).fingerprint());
        posted.add("readAll", "true");
        posted.add("agreed", "true");
        posted.add("signatureKind", "TYPED");
        posted.add("signatureName", contact.name());
        return posted;
    }

    /** Asks for a code and reads it in the mail. */
    String code(String number, Contact contact) {
        page.sendCode(number, task(number, "Activity_SignContract").getId(), actor(contact));
        engine.continueToNextWaitState();
        Matcher digits = CODE.matcher(mails(contact, "Uw code").get(0).text());
        assertThat(digits.find()).isTrue();
        return digits.group(1);
    }

    Outcome sign(String number, Contact contact) {
        MultiValueMap<String, String> posted = signature(number, contact);
        posted.add("code", code(number, contact));
        return answer(number, contact, posted);
    }

    Outcome answer(String number, Contact contact, MultiValueMap<String, String> posted) {
        Outcome outcome = customerTasks.submit(task(number, "Activity_SignContract").getId(), List.of(), actor(contact), posted);
        engine.continueToNextWaitState();
        return outcome;
    }

    static String problem(Outcome outcome) {
        return ((Outcome.Invalid) outcome).form().problems().get(0).message();
    }

    /** The newest first. */
    List<DemoMailbox.Received> mails(Contact contact, String part) {
        return mailbox.list(contact.email(), null).stream().filter(mail -> mail.subject().contains(part)).toList();
    }

    byte[] bytes(UUID document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        archive.copyTo(document, bytes);
        return bytes.toByteArray();
    }

    List<EvidenceType> recorded(String number) {
        return evidence.events(evidence.find(number).orElseThrow().id()).stream().map(EvidenceEvent::type).toList();
    }

    Set<String> passed(String number) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream())
                .map(HistoricActivityInstance::getActivityId).collect(Collectors.toSet());
    }

    /** Signed by all of them, and by us. */
    String signed(List<Contact> signers, Map<String, Object> wish) {
        String number = requested(wish);
        staff(number, "Activity_ReviewContract", "sales", Map.of("decision", "send"));
        signers.forEach(signer -> assertThat(sign(number, signer)).isInstanceOf(Outcome.Done.class));
        staff(number, "Activity_CountersignContract", "signatory", Map.of("decision", "countersign"));
        assertEnded(number, "Event_ContractSigned", ContractState.SIGNED);
        return number;
    }

    void assertEnded(String number, String end, ContractState state) {
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey(ContractSigningProcess.KEY).processInstanceBusinessKey(number).count()).isZero();
        assertThat(passed(number)).contains(end);
        assertThat(contract(number).state()).isEqualTo(state);
    }
}
