package eu.kapstok.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.PersonalDataPart;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An older version left objections open in a process that is no longer shipped. */
class FormerObjectionsTest extends DunningTests {

    @Autowired
    FormerObjections former;
    @Autowired
    DunningPersonalData personalData;
    @Autowired
    List<PersonalDataPart> parts;
    @Autowired
    RepositoryService repository;

    private String deployment;

    @BeforeEach
    void deploy() {
        deployment = repository.createDeployment().addModelInstance("invoice-dispute.bpmn", Bpmn.createExecutableProcess(FormerObjections.PROCESS)
                .camundaHistoryTimeToLiveString("P1D").startEvent("Event_ObjectionRaised").receiveTask("Activity_SettleDispute").message("former-settled")
                .endEvent("Event_ObjectionSettled").done()).deploy().getId();
    }

    @AfterEach
    void undeploy() {
        repository.deleteDeployment(deployment, true);
        database.update("delete from kapstok.dunning_objection where customer like 'T%'");
    }

    @Test
    void whatWasOpenBecomesAComplaintAndTheInvoiceStaysDisputed() {
        String customer = business("BE", "nl");
        String invoice = invoice(customer, "300.00", 10);
        begin(customer);
        String open = "D" + customer;
        String answered = "E" + customer;
        objection(open, customer, invoice, null);
        objection(answered, customer, invoice, "WRONG");
        disputes.disputed(invoice, customer, open);
        runtime.startProcessInstanceByKey(FormerObjections.PROCESS, open);
        runtime.startProcessInstanceByKey(FormerObjections.PROCESS, answered);

        former.run(null);
        former.run(null);
        engine.continueToNextWaitState();

        assertThat(engine.instanceOf(open)).isNull();
        assertThat(engine.instanceOf(answered)).isNull();
        assertThat(disputes.isDisputed(invoice)).isTrue();
        String complaint = database.queryForObject("select case_key from kapstok.dunning_dispute where invoice = ? and settled_on is null", String.class, invoice);
        assertThat(complaint).startsWith("K");
        assertThat(task(complaint, "Activity_AssessComplaint")).isNotNull();
        assertThat(mails(customer)).filteredOn(mail -> mail.subject().contains(complaint)).hasSize(1);
        Contact contact = customers.contactsOf(customer, ContactRole.ADMIN).get(0);
        assertThat(parts).filteredOn(part -> part.name().equals("complaints")).singleElement()
                .satisfies(part -> assertThat(part.of(contact).toString()).contains(complaint, invoice, "Te veel"));
    }

    @Test
    void whoObjectedTakesAlongWhatWasSaid() {
        String customer = business("BE", "nl");
        Contact contact = customers.contactsOf(customer, ContactRole.ADMIN).get(0);
        objection("E" + customer, customer, "F" + customer, "WRONG");

        assertThat(personalData.of(contact).objections()).singleElement().satisfies(one -> {
            assertThat(one.number()).isEqualTo("E" + customer);
            assertThat(one.words()).isEqualTo("Te veel");
            assertThat(one.outcome()).isEqualTo("WRONG");
        });
    }

    private void objection(String number, String customer, String invoice, String outcome) {
        UUID contact = customers.contactsOf(customer, ContactRole.ADMIN).get(0).id();
        database.update("insert into kapstok.dunning_objection (number, invoice, customer, contact_id, contact_name, language, words, raised_at, outcome) "
                + "values (?, ?, ?, ?, 'An', 'nl', 'Te veel', now(), ?)", number, invoice, customer, contact, outcome);
    }
}
