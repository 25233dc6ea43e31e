package eu.kapstok.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import eu.kapstok.customer.Customer;
import eu.kapstok.documents.ArchivedDocument;
import eu.kapstok.erp.ErpQuote;
import eu.kapstok.forms.Outcome;
import eu.kapstok.testing.KapstokTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens to a quote that its customer does not answer. */
@KapstokTest
class QuoteTimeProcessTest extends QuoteProcessTests {

    static final Set<String> PART = Set.of("Event_NoAnswerYet", "Event_ValidityEndsSoon", "Activity_RemindCustomer",
            "Event_CustomerReminded", "Gateway_CustomerToCall", "Activity_CallCustomer", "Gateway_CustomerReached",
            "Event_AnswerHeard", "Event_TimeToCallAgain", "Event_ValidityEnded", "Activity_ExpireQuote", "Activity_ExtendQuote",
            "Gateway_QuoteExtended", "Event_QuoteLetGo", "Gateway_ExtensionToRecord", "Activity_RecordExtension",
            "Event_QuoteExpired");

    @Autowired
    AnswerTimes times;

    @Override
    boolean hasToWalk(String element) {
        return PART.contains(element);
    }

    @Test
    void reminderThenExpiryThenExtendedThenAccepted() {
        String number = raise(usual());
        LocalDate extended = LocalDate.now(clock).plusDays(60);

        engine.fireTimer(number, "Event_ValidityEndsSoon");
        engine.continueToNextWaitState();
        assertThat(instance(number)).isWaitingAt("Activity_DecideOnQuote");
        assertThat(mail(approver(), number, "is nog geldig tot en met").links())
                .anyMatch(link -> link.startsWith("http://localhost"));

        engine.fireTimer(number, "Event_ValidityEnded");
        engine.continueToNextWaitState();
        assertThat(instance(number)).isWaitingAt("Activity_ExtendQuote");
        assertThat(quote(number).status()).isEqualTo(QuoteStatus.EXPIRED);
        assertThat(erp.quote(number).orElseThrow().state()).isEqualTo(ErpQuote.State.EXPIRED);
        assertThat(mail(approver(), number, "is niet meer geldig").text()).contains("Hebt u ze nog nodig?");

        extend(number, extended);
        engine.continueToNextWaitState();
        assertThat(instance(number)).isWaitingAt("Activity_DecideOnQuote");
        assertThat(quote(number).validUntil()).isEqualTo(extended);
        assertThat(quote(number).currentVersion()).isEqualTo(1);
        assertThat(erp.quote(number).orElseThrow().validUntil()).isEqualTo(extended);
        assertThat(erp.quote(number).orElseThrow().state()).isEqualTo(ErpQuote.State.OPEN);
        assertThat(mail(approver(), number, "Uw offerte " + number).text()).contains("is verlengd");
        assertThat(archive.ofCase(number, CUSTOMER)).extracting(ArchivedDocument::fileName)
                .containsExactlyInAnyOrder(number + "-1.pdf", number + "-1-" + extended + ".pdf");

        accept(number, approver());
        engine.continueToNextWaitState();
        assertEnded(number, "Event_QuoteAccepted");
        assertThat(onlyOrder(number).order().quote()).isEqualTo(number);
        QuoteAcceptanceEvidence evidence = quotes.evidence(quote(number).id(), 1).orElseThrow();
        assertThat(evidence.intact()).isTrue();
        assertThat(evidence.documentHash()).isEqualTo(archive.ofCase(number, CUSTOMER).get(0).sha256());
        assertThat(told(number)).containsSequence(QuoteEvent.Type.SENT, QuoteEvent.Type.REMINDED, QuoteEvent.Type.EXPIRED,
                QuoteEvent.Type.EXTENDED, QuoteEvent.Type.SENT, QuoteEvent.Type.ACCEPTED);
    }

    @Test
    void quoteThatExpiredTwiceIsExtendedTwice() {
        String number = expired();
        extend(number, LocalDate.now(clock).plusDays(60));
        engine.continueToNextWaitState();
        engine.fireTimer(number, "Event_ValidityEnded");
        engine.continueToNextWaitState();

        assertThat(erp.quote(number).orElseThrow().state()).isEqualTo(ErpQuote.State.EXPIRED);
        extend(number, LocalDate.now(clock).plusDays(90));
        engine.continueToNextWaitState();

        assertThat(instance(number)).isWaitingAt("Activity_DecideOnQuote");
        assertThat(erp.quote(number).orElseThrow().validUntil()).isEqualTo(LocalDate.now(clock).plusDays(90));
    }

    @Test
    void expiredQuoteIsLetGo() {
        String number = expired();

        staff("sales", number, "Activity_ExtendQuote", Map.of("expiry", "letGo"));
        engine.continueToNextWaitState();

        assertEnded(number, "Event_QuoteExpired");
        assertThat(quote(number).status()).isEqualTo(QuoteStatus.EXPIRED);
        assertThat(quote(number).closed()).isTrue();
        assertThat(service.bringIn(number)).isEqualTo(QuoteService.Intake.CLOSED);
        assertThat(orders(number)).isEmpty();
    }

    @Test
    void extensionIntoThePastIsRefusedAtTheField() {
        String number = expired();

        assertThatThrownBy(() -> extend(number, LocalDate.now(clock).minusDays(1)))
                .hasMessageContaining("Valid until: This date has passed");
        assertThatThrownBy(() -> staff("sales", number, "Activity_ExtendQuote", Map.of("expiry", "extend")))
                .hasMessageContaining("Valid until: ");
        assertThatThrownBy(() -> extend(number, quote(number).validUntil())).hasMessageContaining("the present last day");
        assertThat(instance(number)).isWaitingAt("Activity_ExtendQuote");
        assertThat(quote(number).status()).isEqualTo(QuoteStatus.EXPIRED);
    }

    @Test
    void acceptThatComesAfterTheExpiryOrdersNothing() {
        String number = raise(usual());
        String read = task(number, "Activity_DecideOnQuote").getId();
        engine.fireTimer(number, "Event_ValidityEnded");

        Outcome early = submit(read, approver(), accepting(CUSTOMER));
        engine.continueToNextWaitState();
        Outcome late = submit(read, approver(), accepting(CUSTOMER));

        assertThat(early).isInstanceOf(Outcome.Gone.class);
        assertThat(late).isInstanceOf(Outcome.Gone.class);
        assertThat(orders(number)).isEmpty();
    }

    @Test
    void expiredQuoteIsRevisedInTheErp() {
        String number = expired();

        erp.reviseQuote(number, usual().withDiscount("4"));
        engine.continueToNextWaitState();

        assertThat(instance(number)).isWaitingAt("Activity_DecideOnQuote");
        assertThat(quote(number).sentVersion()).isEqualTo(2);
    }

    @Test
    void timersStandAtTheWorkingDaysOfTheCustomersCountry() {
        String number = raise(usual());
        AnswerTimes.Moments moments = times.of(quote(number), quote(number).firstSentAt(), "BE");

        assertThat(timer(number, "Event_ValidityEndsSoon")).isEqualTo(moments.reminder());
        assertThat(timer(number, "Event_NoAnswerYet")).isEqualTo(moments.call());
        assertThat(timer(number, "Event_ValidityEnded")).isEqualTo(quote(number).endOfValidity());
    }

    @Test
    void reminderThatWouldLieBeforeTheSendingIsLeftOut() {
        String number = raise(usual().withValidUntil(LocalDate.now(clock).plusDays(1)));

        assertThat(timer(number, "Event_ValidityEndsSoon")).isAfter(Instant.parse("9000-01-01T00:00:00Z"));
        assertThat(instance(number)).isWaitingAt("Activity_DecideOnQuote");
        assertThat(told(number)).doesNotContain(QuoteEvent.Type.REMINDED);
    }

    @Test
    void reminderToACustomerWhoHasAnsweredIsNotSent() {
        String number = raise(usual());
        engine.fireTimer(number, "Event_ValidityEndsSoon");
        accept(number, approver());
        engine.continueToNextWaitState();

        assertThat(told(number)).doesNotContain(QuoteEvent.Type.REMINDED);
        assertEnded(number, "Event_QuoteAccepted");
    }

    @Test
    void callIsForTheAccountManagerAndEndsInAnOrder() {
        String number = called();
        Task call = task(number, "Activity_CallCustomer");
        String manager = customers.customer(CUSTOMER).map(Customer::accountManager).orElseThrow();
        assertThat(call.getAssignee()).isEqualTo(staff.member(manager).isPresent() ? manager : null);

        assertThatThrownBy(() -> staff("sales", number, "Activity_CallCustomer", without(ordering(), "note")))
                .hasMessageContaining("What was said");
        assertThatThrownBy(() -> staff("sales", number, "Activity_CallCustomer", without(ordering(), "consent")))
                .hasMessageContaining("Tick this box");
        staff("sales", number, "Activity_CallCustomer", ordering());
        engine.continueToNextWaitState();

        assertEnded(number, "Event_QuoteAccepted");
        assertThat(onlyOrder(number).order().reference()).isEqualTo("PO-CALL");
        QuoteAcceptanceEvidence evidence = quotes.evidence(quote(number).id(), 1).orElseThrow();
        assertThat(evidence.intact()).isTrue();
        assertThat(evidence.who().contactName()).isEqualTo(approver().name());
        assertThat(evidence.who().recordedBy()).isEqualTo("sales");
        assertThat(evidence.who().channel()).isEqualTo(OnBehalf.Channel.PHONE);
        assertThat(evidence.who().note()).isEqualTo("He said: send it");
        assertThat(evidence.consent()).startsWith("The customer has the quote");
    }

    @Test
    void calledCustomerDeclinesAndWeKnowToWhomWeLostIt() {
        String number = called();

        staff("sales", number, "Activity_CallCustomer", Map.of("callResult", "declined", "contact", approver().id().toString(),
                "declineReason", "COMPETITOR", "lostTo", "Janssens bv", "note", "Two weeks faster"));
        engine.continueToNextWaitState();

        assertEnded(number, "Event_QuoteDeclined");
        QuoteAnswer answer = quotes.answer(quote(number).id(), 1).orElseThrow();
        assertThat(answer.lostTo()).isEqualTo("Janssens bv");
        assertThat(answer.declineText()).isNull();
        assertThat(answer.who().note()).isEqualTo("Two weeks faster");
        assertThat(erp.quote(number).orElseThrow().state()).isEqualTo(ErpQuote.State.DECLINED);
    }

    @Test
    void calledCustomerWantsAChange() {
        String number = called();

        staff("sales", number, "Activity_CallCustomer", Map.of("callResult", "change", "contact", approver().id().toString(),
                "changeText", "Twelve of them", "note", "By phone"));

        assertThat(instance(number)).isWaitingAt("Activity_ReviseQuote");
        assertThat(quote(number).status()).isEqualTo(QuoteStatus.IN_REVISION);
        assertThat(task(number, "Activity_DecideOnQuote")).isNull();
    }

    @Test
    void customerWhoIsNotReachedIsCalledAgain() {
        String number = called();

        staff("sales", number, "Activity_CallCustomer", Map.of("callResult", "notReached", "againInDays", 3));
        assertThat(instance(number)).isWaitingAt("Activity_DecideOnQuote", "Event_TimeToCallAgain");
        assertThat(timer(number, "Event_TimeToCallAgain")).isEqualTo(times.after(3, clock.instant(), "BE"));
        engine.fireTimer(number, "Event_TimeToCallAgain");

        assertThat(instance(number)).isWaitingAt("Activity_DecideOnQuote", "Activity_CallCustomer");
        accept(number, approver());
        assertThat(task(number, "Activity_CallCustomer")).isNull();
        engine.continueToNextWaitState();
        assertEnded(number, "Event_QuoteAccepted");
    }

    @Test
    void calledCustomerNeedsMoreTime() {
        String number = called();
        LocalDate later = quote(number).validUntil().plusDays(14);

        staff("sales", number, "Activity_CallCustomer", Map.of("callResult", "extended", "newValidUntil", later.toString()));
        engine.continueToNextWaitState();

        assertThat(instance(number)).isWaitingAt("Activity_DecideOnQuote");
        assertThat(timer(number, "Event_ValidityEnded")).isEqualTo(quote(number).endOfValidity());
        assertThat(erp.quote(number).orElseThrow().validUntil()).isEqualTo(later);
        assertThat(quote(number).validUntil()).isEqualTo(later);
    }

    @Test
    void customerWhoOrdersFirstMakesTheCallNeedless() {
        String number = called();
        String call = task(number, "Activity_CallCustomer").getId();
        accept(number, approver());

        identity.setAuthentication("sales", java.util.List.of("sales"));
        assertThatThrownBy(() -> tasks.complete(call, ordering())).hasMessageContaining("no longer waits");
        identity.clearAuthentication();
        engine.continueToNextWaitState();
        onlyOrder(number);
    }

    @Test
    void formsOfTheseTasksShowWhatTheyDeclare() {
        String number = raise(usual());

        assertThat(forms.call(number)).containsOnlyKeys(QuoteForms.CALL);
        assertThat(forms.extend(number)).containsOnlyKeys(QuoteForms.EXTEND);
    }

    private String expired() {
        String number = raise(usual());
        engine.fireTimer(number, "Event_ValidityEnded");
        engine.continueToNextWaitState();
        return number;
    }

    private String called() {
        String number = raise(usual());
        engine.fireTimer(number, "Event_NoAnswerYet");
        assertThat(instance(number)).isWaitingAt("Activity_DecideOnQuote", "Activity_CallCustomer");
        return number;
    }

    private void extend(String number, LocalDate day) {
        staff("sales", number, "Activity_ExtendQuote", Map.of("expiry", "extend", "newValidUntil", day.toString()));
    }

    private Map<String, Object> ordering() {
        Map<String, Object> values = new HashMap<>(Map.of("callResult", "accepted", "contact", approver().id().toString(),
                "consent", true, "purchaseReference", "PO-CALL", "deliveryAddress", CUSTOMER + "-A1"));
        values.put("note", "He said: send it");
        return values;
    }

    private static Map<String, Object> without(Map<String, Object> values, String key) {
        Map<String, Object> rest = new HashMap<>(values);
        rest.remove(key);
        return rest;
    }

    private Instant timer(String number, String element) {
        Job job = management.createJobQuery().timers().activityId(element).processInstanceId(instance(number).getId()).singleResult();
        return job.getDuedate().toInstant();
    }
}
