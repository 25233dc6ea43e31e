package eu.kapstok.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.customer.Contact;
import eu.kapstok.engine.BusinessCalendar;
import eu.kapstok.forms.Outcome;
import eu.kapstok.signing.EvidenceType;
import eu.kapstok.testing.Pdf;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.MultiValueMap;

class ContractSigningProcessTest extends ContractProcessTests {

    @Autowired
    ManagementService management;
    @Autowired
    BusinessCalendar calendar;

    @Test
    void contractIsSignedByOnePersonAndByUsAndComesSealedByMail() {
        Contact anna = people(1).get(0);
        String number = requested(rental(List.of(anna)));

        assertThat(contract(number).state()).isEqualTo(ContractState.IN_REVIEW);
        assertThat(new Pdf(bytes(contract(number).documentId())).text()).contains("Huurovereenkomst materieel", "Buffervat 300 l", "€ 1.000,00", number);
        assertThat(contract(number).documentSha256()).isEqualTo(archive.find(contract(number).documentId()).orElseThrow().sha256());

        staff(number, "Activity_ReviewContract", "sales", Map.of("decision", "send"));
        assertThat(mails(anna, "ligt klaar om te ondertekenen")).hasSize(1);
        assertThat(task(number, "Activity_SignContract").getAssignee()).isEqualTo("contact-" + anna.id());

        assertThat(sign(number, anna)).isInstanceOf(Outcome.Done.class);
        assertThat(contract(number).state()).isEqualTo(ContractState.COUNTERSIGNING);
        assertThat(signers(number).get(0).sealed()).isTrue();

        staff(number, "Activity_CountersignContract", "signatory", Map.of("decision", "countersign"));
        assertEnded(number, "Event_ContractSigned", ContractState.SIGNED);
        assertThat(mails(anna, "is ondertekend").get(0).attachments()).hasSize(1);
        assertThat(recorded(number)).containsSubsequence(EvidenceType.CREATED, EvidenceType.SENT, EvidenceType.OTP_SENT, EvidenceType.OTP_OK,
                EvidenceType.CONSENTED, EvidenceType.SIGNED, EvidenceType.COMPLETED);
        assertThat(evidence.brokenAt(evidence.find(number).orElseThrow().id())).isEmpty();
        new Pdf(bytes(contract(number).sealedId())).keepsBothStandards();
    }

    @Test
    void threePeopleSignInTheirOrder() {
        List<Contact> people = people(3);
        String number = sent(people);

        for (Contact contact : people) {
            assertThat(task(number, "Activity_SignContract").getAssignee()).isEqualTo("contact-" + contact.id());
            assertThat(sign(number, contact)).isInstanceOf(Outcome.Done.class);
        }
        assertThat(signers(number)).extracting(ContractSigner::state).containsOnly(ContractSigner.State.SIGNED);
        assertThat(task(number, "Activity_CountersignContract")).isNotNull();
    }

    @Test
    void nobodySignsForSomebodyElse() {
        List<Contact> people = people(2);
        String number = sent(people);
        Contact stranger = people(1).get(0);

        MultiValueMap<String, String> posted = signature(number, people.get(1));
        posted.add("code", "123456");
        assertThat(answer(number, people.get(1), posted)).isInstanceOf(Outcome.NotFound.class);
        assertThat(answer(number, stranger, posted)).isInstanceOf(Outcome.NotFound.class);
        assertThat(task(number, "Activity_SignContract")).isNotNull();
    }

    @Test
    void codeTypedWrongFiveTimesIsWorthNothingAndANewOneIsAskedFor() {
        Contact anna = people(1).get(0);
        String number = sent(List.of(anna));
        String code = code(number, anna);
        String wrong = code.equals("000000") ? "000001" : "000000";

        for (int left = 4; left >= 0; left--) {
            MultiValueMap<String, String> posted = signature(number, anna);
            posted.add("code", wrong);
            assertThat(problem(answer(number, anna, posted))).contains(left == 0 ? "vijf keer fout" : "nog " + left + " keer");
        }
        MultiValueMap<String, String> right = signature(number, anna);
        right.add("code", code);
        assertThat(problem(answer(number, anna, right))).contains("geen code die nog geldt");
        assertThat(contract(number).state()).isEqualTo(ContractState.SIGNING);
        assertThat(recorded(number)).filteredOn(EvidenceType.OTP_FAIL::equals).hasSize(6);

        assertThat(sign(number, anna)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void codeIsGoodForTenMinutesForOneTaskAndOnce() {
        List<Contact> people = people(2);
        Contact anna = people.get(0);
        String first = sent(people);
        String second = sent(people);
        String expired = code(first, anna);
        database.sql("update kapstok.contract_code set valid_until = ? where contact_id = ? and task_id = ?").param(Timestamp.from(Instant.now().minusSeconds(1)))
                .param(anna.id()).param(task(first, "Activity_SignContract").getId()).update();

        MultiValueMap<String, String> late = signature(first, anna);
        late.add("code", expired);
        assertThat(problem(answer(first, anna, late))).contains("geen code die nog geldt");

        String ofSecond = code(second, anna);
        MultiValueMap<String, String> elsewhere = signature(first, anna);
        elsewhere.add("code", ofSecond);
        assertThat(problem(answer(first, anna, elsewhere))).contains("geen code die nog geldt");

        String used = code(first, anna);
        MultiValueMap<String, String> good = signature(first, anna);
        good.add("code", used);
        assertThat(answer(first, anna, good)).isInstanceOf(Outcome.Done.class);
        Contact bart = people.get(1);
        MultiValueMap<String, String> replayed = signature(first, bart);
        replayed.add("code", used);
        assertThat(problem(answer(first, bart, replayed))).contains("geen code die nog geldt");
    }

    @Test
    void signatureNeedsTheWordsTheVersionAndAName() {
        Contact anna = people(1).get(0);
        String number = sent(List.of(anna));
        for (String missing : List.of("readAll", "agreed", "signatureName", "code")) {
            MultiValueMap<String, String> posted = signature(number, anna);
            posted.add("code", "123456");
            posted.remove(missing);
            assertThat(answer(number, anna, posted)).as(missing).isInstanceOf(Outcome.Invalid.class);
        }
        MultiValueMap<String, String> other = signature(number, anna);
        other.add("code", "123456");
        other.set("contractVersion", "7-000000000000");
        assertThat(problem(answer(number, anna, other))).contains("intussen gewijzigd");
        MultiValueMap<String, String> undrawn = signature(number, anna);
        undrawn.add("code", "123456");
        undrawn.set("signatureKind", "DRAWN");
        assertThat(problem(answer(number, anna, undrawn))).contains("Teken eerst");
    }

    @Test
    void declinedContractIsDrawnUpAgainAndSigned() {
        List<Contact> people = people(2);
        String number = sent(people);
        sign(number, people.get(0));
        MultiValueMap<String, String> no = signature(number, people.get(1));
        no.set("signerAction", "declined");
        no.add("declineReason", "De waarborg is te hoog");

        assertThat(answer(number, people.get(1), no)).isInstanceOf(Outcome.Done.class);
        assertThat(contract(number).state()).isEqualTo(ContractState.DECLINED);
        staff(number, "Activity_ResolveDecline", "sales", Map.of("decision", "redraft"));
        Map<String, Object> changed = rental(people);
        changed.remove("customerNumber");
        changed.put("deposit", 1000);
        changed.put("decision", "change");
        staff(number, "Activity_ReviewContract", "sales", changed);
        assertThat(contract(number).version()).isEqualTo(3);
        assertThat(new Pdf(bytes(contract(number).documentId())).text()).contains("€ 1.000,00");
        staff(number, "Activity_ReviewContract", "sales", Map.of("decision", "send"));
        people.forEach(contact -> assertThat(sign(number, contact)).isInstanceOf(Outcome.Done.class));
        staff(number, "Activity_CountersignContract", "signatory", Map.of("decision", "countersign"));
        assertEnded(number, "Event_ContractSigned", ContractState.SIGNED);
    }

    @Test
    void declinedContractIsStoppedAndTheSignersAreTold() {
        Contact anna = people(1).get(0);
        String number = sent(List.of(anna));
        sign(number, anna);
        staff(number, "Activity_CountersignContract", "signatory", Map.of("decision", "refuse", "note", "Wrong customer"));
        assertThat(contract(number).reason()).isEqualTo("Wrong customer");

        staff(number, "Activity_ResolveDecline", "sales", Map.of("decision", "stop"));
        assertEnded(number, "Event_ContractStopped", ContractState.STOPPED);
        assertThat(mails(anna, "gaat niet door")).hasSize(1);
        assertThat(history.createHistoricVariableInstanceQuery().variableName("contractSigned").processInstanceId(
                history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).singleResult().getId()).singleResult().getValue())
                .isEqualTo(false);
    }

    @Test
    void contractThatNobodySignsIsRemindedOfTwiceAndExpires() {
        Contact anna = people(1).get(0);
        String number = sent(List.of(anna));

        fire(number, "Event_FirstReminderDue");
        engine.continueToNextWaitState();
        assertThat(mails(anna, "wacht op uw handtekening")).hasSize(1);
        fire(number, "Event_SecondReminderDue");
        engine.continueToNextWaitState();
        fire(number, "Event_SigningTimeOver");
        engine.continueToNextWaitState();
        assertEnded(number, "Event_ContractExpired", ContractState.EXPIRED);
        assertThat(mails(anna, "is vervallen")).hasSize(1);
        assertThat(signers(number).get(0).state()).isEqualTo(ContractSigner.State.MISSED);
    }

    @Test
    void remindersComeAfterTwoAndFiveWorkingDays() {
        Contact anna = people(1).get(0);
        String number = sent(List.of(anna));
        Instant first = job(number, "Event_FirstReminderDue").getDuedate().toInstant();
        Instant second = job(number, "Event_SecondReminderDue").getDuedate().toInstant();

        assertThat(first.atZone(Contract.SELLER).toLocalDate()).isEqualTo(calendar.plusWorkingDays(LocalDate.now(clock), 2, "BE"));
        assertThat(second.atZone(Contract.SELLER).toLocalDate()).isEqualTo(calendar.plusWorkingDays(LocalDate.now(clock), 5, "BE"));
        assertThat(job(number, "Event_SigningTimeOver").getDuedate().toInstant()).isEqualTo(contract(number).signingEnds());
    }

    @Test
    void signerHandsOverToAColleagueInsideTheMandate() {
        List<Contact> people = people(3);
        Contact anna = people.get(0);
        Contact bart = people.get(1);
        Contact carla = people.get(2);
        String number = sent(List.of(anna));
        mandates.enter(anna, new Mandates.Mandate(new BigDecimal("10000"), false, null), "Test");
        mandates.enter(bart, new Mandates.Mandate(null, false, LocalDate.now(clock).minusDays(1)), "Test");

        MultiValueMap<String, String> tooHigh = signature(number, anna);
        tooHigh.add("code", code(number, anna));
        assertThat(problem(answer(number, anna, tooHigh))).contains("boven uw tekenbevoegdheid");

        MultiValueMap<String, String> over = signature(number, anna);
        over.set("signerAction", "handedOver");
        over.add("colleague", bart.id().toString());
        assertThat(answer(number, anna, over)).as("whose mandate is over").isInstanceOf(Outcome.Invalid.class);
        over.set("colleague", carla.id().toString());
        assertThat(answer(number, anna, over)).isInstanceOf(Outcome.Done.class);

        assertThat(mails(carla, "ligt klaar om te ondertekenen")).hasSize(1);
        assertThat(sign(number, carla)).isInstanceOf(Outcome.Done.class);
        assertThat(contract(number).state()).isEqualTo(ContractState.COUNTERSIGNING);
    }

    @Test
    void contractIsDroppedBeforeAnybodyIsAsked() {
        Contact anna = people(1).get(0);
        String number = requested(rental(List.of(anna)));
        staff(number, "Activity_ReviewContract", "sales", Map.of("decision", "drop", "note", "Asked twice"));

        assertEnded(number, "Event_ContractDropped", ContractState.DROPPED);
        assertThat(mailbox.list(anna.email(), null)).isEmpty();
    }

    @Test
    void requestThatCannotBeIsRefusedInWordsAndStartsNothing() {
        List<Contact> people = people(2);
        mandates.enter(people.get(1), new Mandates.Mandate(null, true, null), "Test");
        long before = count();
        refused(Map.of("customerNumber", "X999"), people, "no customer");
        refused(Map.of("signers", "nobody@example.org"), people, "no contact");
        refused(Map.of("signers", people.get(1).email()), people, "second person");
        refused(Map.of("signers", people.get(0).email() + "\n" + people.get(0).email()), people, "twice");
        refused(Map.of("endsOn", LocalDate.now(clock).toString()), people, "begins");
        refused(Map.of("template", "lease"), people, "Template");
        refused(Map.of("template", "framework-agreement"), people, "Products of the price list");
        assertThat(count()).isEqualTo(before);
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("contract-signing").variableValueEquals("customerGroup", "customer."
                + people.get(0).customer().number()).count()).isZero();
    }

    @Test
    void engineThatStopsInTheMiddleGoesOnAndSealsOnce() {
        Contact anna = people(1).get(0);
        String number = sent(List.of(anna));
        MultiValueMap<String, String> posted = signature(number, anna);
        posted.add("code", code(number, anna));
        customerTasks.submit(task(number, "Activity_SignContract").getId(), List.of(), actor(anna), posted);

        // the node that would have sealed is gone; its job waits in the database for another one
        Job seal = job(number, "Activity_SealSignature");
        assertThat(signers(number).get(0).sealed()).isFalse();
        management.executeJob(seal.getId());
        engine.continueToNextWaitState();
        assertThat(recorded(number)).filteredOn(EvidenceType.SIGNED::equals).hasSize(1);
        assertThat(task(number, "Activity_CountersignContract")).isNotNull();
    }

    private void refused(Map<String, Object> wrong, List<Contact> people, String words) {
        Map<String, Object> values = rental(List.of(people.get(0)));
        values.putAll(wrong);
        assertThatThrownBy(() -> requested(values)).as(wrong.toString()).isInstanceOf(RuntimeException.class).hasMessageContaining(words);
    }

    private long count() {
        return database.sql("select count(*) from kapstok.contract").query(Long.class).single();
    }

    private Job job(String number, String element) {
        return management.createJobQuery().processInstanceId(engine.instanceOf(number).getId()).activityId(element).singleResult();
    }

    private void fire(String number, String element) {
        engine.fireTimer(number, element);
    }
}
