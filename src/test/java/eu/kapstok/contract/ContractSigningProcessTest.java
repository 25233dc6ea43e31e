package eu.kapstok.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.engine.BusinessCalendar;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.ErpContract;
import eu.kapstok.forms.Outcome;
import eu.kapstok.portal.Milestone;
import eu.kapstok.portal.Milestones;
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
    @Autowired
    Milestones milestones;
    @Autowired
    DemoErp demoErp;

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
        assertThat(new String(evidence.json(evidence.find(number).orElseThrow().id()), java.nio.charset.StandardCharsets.UTF_8))
                .containsPattern("\"mandate\" : \"tot €.50\\.000,00\"");
        assertThat(evidence.brokenAt(evidence.find(number).orElseThrow().id())).isEmpty();
        new Pdf(bytes(contract(number).sealedId())).keepsBothStandards();
    }

    /** The mail does not wait for an ERP that is away, and the job goes on by itself. */
    @Test
    void signedContractIsFiledInTheErpOnce() {
        Contact buyer = customers.contactsOf("C10042", ContactRole.SIGNATORY).get(0);
        demoErp.faults(new DemoFaults(DemoFaults.Mode.NONE, false, true));
        String number;
        try {
            number = sent(List.of(buyer));
            sign(number, buyer);
            String task = task(number, "Activity_CountersignContract").getId();
            identity.setAuthentication("signatory", List.of("signatory"));
            tasks.complete(task, Map.of("decision", "countersign"));
            identity.clearAuthentication();
            assertThatThrownBy(() -> engine.continueToNextWaitState()).as("the ERP's answer is lost").hasMessageContaining("before the answer came");
        } finally {
            demoErp.faults(DemoFaults.NONE);
        }
        assertThat(contract(number).state()).isEqualTo(ContractState.SIGNED);
        Job job = management.createJobQuery().messages().list().stream()
                .filter(one -> one.getExceptionMessage() != null && one.getProcessInstanceId() == null).findFirst().orElseThrow();
        management.executeJob(job.getId());

        List<ErpContract> filed = demoErp.contracts("C10042").stream().filter(one -> one.number().equals(number)).toList();
        assertThat(filed).hasSize(1);
        assertThat(filed.get(0).pdf()).isEqualTo(bytes(contract(number).sealedId()));
        assertThat(filed.get(0).noticeOn()).isEqualTo(contract(number).noticeOn());
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
    void whoSignsWithASecondPersonOnlyNeedsOneWhoseOwnMandateReachesAsFar() {
        List<Contact> people = people(3);
        Contact anna = people.get(0);
        Contact bart = people.get(1);
        Contact carla = people.get(2);
        mandates.enter(anna, new Mandates.Mandate(null, true, null), "Test");
        mandates.enter(bart, new Mandates.Mandate(new BigDecimal("10000"), false, null), "Test");
        mandates.enter(carla, new Mandates.Mandate(new BigDecimal("20000"), true, null), "Test");
        BigDecimal amount = new BigDecimal("12000");

        assertThat(mandates.verdict(anna, amount, List.of(anna))).isEqualTo(Mandates.Verdict.TWO_TOGETHER);
        assertThat(mandates.verdict(anna, amount, List.of(anna, anna))).as("herself twice").isEqualTo(Mandates.Verdict.TWO_TOGETHER);
        assertThat(mandates.verdict(anna, amount, List.of(anna, bart))).as("whose mandate does not reach it").isEqualTo(Mandates.Verdict.TWO_TOGETHER);
        assertThat(mandates.verdict(anna, amount, List.of(anna, people(1).get(0)))).as("of another customer").isEqualTo(Mandates.Verdict.TWO_TOGETHER);
        assertThat(mandates.verdict(anna, amount, List.of(anna, carla))).isEqualTo(Mandates.Verdict.WITHIN);
        assertThat(mandates.verdict(carla, amount, List.of(anna, carla))).isEqualTo(Mandates.Verdict.WITHIN);
        refused(Map.of("signers", anna.email() + "\n" + bart.email()), people, "mandate");
        refused(Map.of("signers", anna.email()), people, "second person");

        // both have to sign: after the first it is not done
        String number = sent(List.of(anna, carla));
        assertThat(sign(number, anna)).isInstanceOf(Outcome.Done.class);
        assertThat(contract(number).state()).isEqualTo(ContractState.SIGNING);
        assertThat(sign(number, carla)).isInstanceOf(Outcome.Done.class);
        assertThat(contract(number).state()).isEqualTo(ContractState.COUNTERSIGNING);
    }

    @Test
    void signerWhoseSecondPersonMayNoLongerSignIsToldWhy() {
        List<Contact> people = people(2);
        Contact anna = people.get(0);
        Contact bart = people.get(1);
        mandates.enter(anna, new Mandates.Mandate(null, true, null), "Test");
        String number = sent(people);
        mandates.enter(bart, new Mandates.Mandate(null, false, LocalDate.now(clock).minusDays(1)), "Test");

        MultiValueMap<String, String> posted = signature(number, anna);
        posted.add("code", code(number, anna));
        assertThat(problem(answer(number, anna, posted))).contains("samen met een tweede persoon die zelf tekenbevoegd is");
        assertThat(contract(number).state()).isEqualTo(ContractState.SIGNING);
    }

    @Test
    void signatoryWithoutAnEnteredMandateSignsUpToTheLimitThatTheInstallationSets() {
        Contact anna = people(1).get(0);

        assertThat(mandates.verdict(anna, new BigDecimal("50000.00"), List.of())).isEqualTo(Mandates.Verdict.WITHIN);
        assertThat(mandates.verdict(anna, new BigDecimal("50000.01"), List.of())).isEqualTo(Mandates.Verdict.TOO_HIGH);
        refused(Map.of("amount", 60000), List.of(anna), "beyond the mandate");
    }

    @Test
    void whatIsBeyondTheLimitOfOurSignatoryIsCountersignedByNobodyWithLess() {
        Contact anna = people(1).get(0);
        mandates.enter(anna, new Mandates.Mandate(null, false, null), "Test");
        Map<String, Object> large = rental(List.of(anna));
        large.put("amount", 300000);
        String number = requested(large);
        staff(number, "Activity_ReviewContract", "sales", Map.of("decision", "send"));
        sign(number, anna);

        assertThatThrownBy(() -> staff(number, "Activity_CountersignContract", "signatory", Map.of("decision", "countersign")))
                .hasMessageContaining("250,000.00").hasMessageContaining("300,000.00");
        assertThat(contract(number).state()).isEqualTo(ContractState.COUNTERSIGNING);
        assertThat(contract(number).countersignedBy()).isNull();
        staff(number, "Activity_CountersignContract", "signatory", Map.of("decision", "refuse", "note", "Beyond my limit"));
        assertThat(contract(number).state()).isEqualTo(ContractState.DECLINED);
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
        refused(Map.of("template", "framework-agreement", "customerNumber", "C10042", "signers", "jan@installatiebedrijf-peeters.example",
                "products", "POMP-100\nNOPE-1", "paymentDays", 30), people, "NOPE-1");
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
        assertThat(milestones.of(ContractSigningProcess.KEY, number)).filteredOn(milestone -> milestone.state() == Milestone.State.CURRENT)
                .extracting(Milestone::number).as("the customer's signatures, not ours, until they are sealed").containsExactly(2);
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
