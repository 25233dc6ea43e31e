package eu.kapstok.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.documents.ArchivedDocument;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.DemoOrder;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.erp.ErpEvent;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.erp.ErpQuote;
import eu.kapstok.forms.Outcome;
import eu.kapstok.notifications.DemoMailbox.Received;
import eu.kapstok.testing.KapstokTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.Test;

@KapstokTest
class QuoteApprovalProcessTest extends QuoteProcessTests {

    @Override
    boolean hasToWalk(String element) {
        return !QuoteTimeProcessTest.PART.contains(element) && !QuoteRequestProcessTest.PART.contains(element);
    }

    @Test
    void quoteWithinTheLimitsGoesToTheCustomerAndBecomesAnOrder() {
        String number = raise(usual());

        assertThat(instance(number)).isWaitingAt("Activity_DecideOnQuote");
        assertThat(passed(number)).doesNotContain("Activity_ApproveQuote", "Activity_ReviseQuote");
        assertThat(task(number, "Activity_DecideOnQuote").getDueDate()).isEqualTo(
                java.util.Date.from(quote(number).endOfValidity().minusSeconds(1)));

        accept(number, approver());
        engine.continueToNextWaitState();

        assertEnded(number, "Event_QuoteAccepted");
        Quote quote = quote(number);
        assertThat(quote.status()).isEqualTo(QuoteStatus.ORDERED);
        DemoOrder order = onlyOrder(number);
        assertThat(quote.orderNumber()).isEqualTo(order.order().number());
        assertThat(order.order().reference()).isEqualTo("PO-1");
        Received mail = mail(approver(), number, "Uw offerte");
        assertThat(mail.text()).contains("Totaal inclusief btw: €\u00a0260,15", "Geldig tot en met");
        assertThat(mail.links()).anyMatch(link -> link.startsWith("http"));
        assertThat(mail.attachments()).extracting(ArchivedDocument::sha256)
                .containsExactly(quotes.version(quote.id(), 1).orElseThrow().documentHash());
        assertThat(told(number)).containsExactly(QuoteEvent.Type.SUBMITTED, QuoteEvent.Type.LOADED,
                QuoteEvent.Type.NO_APPROVAL_NEEDED, QuoteEvent.Type.SENT, QuoteEvent.Type.ACCEPTED, QuoteEvent.Type.ORDERED);
    }

    @Test
    void acceptanceIsSealedWithTheWordsThatWereInView() {
        String number = raise(usual());
        accept(number, approver());
        engine.continueToNextWaitState();

        QuoteAcceptanceEvidence evidence = quotes.evidence(quote(number).id(), 1).orElseThrow();
        assertThat(evidence.intact()).isTrue();
        assertThat(evidence.who().contactName()).isEqualTo(approver().name());
        assertThat(evidence.ip()).isEqualTo("192.0.2.1");
        assertThat(evidence.button()).isEqualTo("Bestellen");
        assertThat(evidence.consent()).startsWith("Ik heb de offerte en de algemene voorwaarden gelezen");
        QuoteVersion version = quotes.version(quote(number).id(), 1).orElseThrow();
        assertThat(evidence.documentHash()).isEqualTo(version.documentHash())
                .isEqualTo(archive.find(version.documentId()).orElseThrow().sha256());
    }

    @Test
    void consumerOrdersWithTheWordsThatTheLawAsksFor() {
        String number = raise(DemoQuote.of(CONSUMER, DemoQuote.Line.of("THK-100", 3)));
        Contact consumer = customers.contactsOf(CONSUMER, ContactRole.APPROVER).get(0);

        Outcome refused = answer(number, consumer, Map.of("decision", "accept", "consent", "true",
                "deliveryAddress", CONSUMER + "-A1"));
        assertThat(refused).isInstanceOf(Outcome.Invalid.class);
        answer(number, consumer, Map.of("decision", "acceptWithObligation", "consent", "true",
                "deliveryAddress", CONSUMER + "-A1"));
        engine.continueToNextWaitState();

        assertEnded(number, "Event_QuoteAccepted");
        assertThat(quotes.evidence(quote(number).id(), 1).orElseThrow().button())
                .isEqualTo("Bestelling met betalingsverplichting");
    }

    @Test
    void approvalThatWaitsIsRememberedAfterOneWorkingDayAndToldToTheManagerAfterTwo() {
        String number = raise(usual().withDiscount("12"));
        String group = staff.member("sales-management").orElseThrow().email();
        String manager = staff.member("sales-direction").orElseThrow().email();
        Instant asked = clock.instant();
        List<Job> reminders = remindersOf(number);

        assertThat(reminders).hasSize(2).allSatisfy(job -> assertThat(job.getDuedate()).isAfter(Date.from(asked)));
        management.executeJob(reminders.get(0).getId());
        engine.continueToNextWaitState();
        assertThat(subjects(group)).contains("Quote " + number + " still waits for an approval");
        assertThat(subjects(manager)).doesNotContain("Quote " + number + " still waits for an approval");

        management.executeJob(reminders.get(1).getId());
        engine.continueToNextWaitState();
        assertThat(subjects(manager)).contains("Quote " + number + " still waits for an approval");
        approve(number, "sales-management");
    }

    @Test
    void approvalThatWasGivenIsNotRemembered() {
        String number = raise(usual().withDiscount("12"));
        List<Job> reminders = remindersOf(number);
        approve(number, "sales-management");

        reminders.forEach(job -> management.executeJob(job.getId()));
        engine.continueToNextWaitState();

        assertThat(subjects(staff.member("sales-direction").orElseThrow().email()))
                .doesNotContain("Quote " + number + " still waits for an approval");
    }

    private List<Job> remindersOf(String number) {
        return management.createJobQuery().list().stream().map(JobEntity.class::cast)
                .filter(job -> job.getJobHandlerType().equals(ApprovalReminder.TYPE)
                        && job.getJobHandlerConfigurationRaw().startsWith(number + " "))
                .sorted(Comparator.comparing(JobEntity::getDuedate)).map(Job.class::cast).toList();
    }

    @Test
    void twoGroupsApproveOneAfterTheOther() {
        String number = raise(usual().withDiscount("12").withNonStandardTerms());

        assertThat(instance(number)).isWaitingAt("Activity_ApproveQuote");
        assertThat(waitingGroup(number)).isEqualTo("sales-management");
        Received asked = mailbox.list(staff.member("sales-management").orElseThrow().email(), null).stream()
                .filter(mail -> mail.subject().contains(number)).findFirst().orElseThrow();
        assertThat(asked.links()).contains("http://localhost:8080/staff/tasks/"
                + task(number, "Activity_ApproveQuote").getId());
        assertThat(asked.text()).contains("Discount over 10 % and up to 20 %", "The terms are not our standard ones");
        approve(number, "sales-management");
        assertThat(waitingGroup(number)).isEqualTo("legal");
        assertThat(quote(number).status()).isEqualTo(QuoteStatus.IN_APPROVAL);
        approve(number, "legal");
        engine.continueToNextWaitState();

        assertThat(instance(number)).isWaitingAt("Activity_DecideOnQuote");
        assertThat(quotes.approvals(quote(number).id(), 1)).extracting(QuoteApproval::groupId, QuoteApproval::userId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("sales-management", "sales-management"),
                        org.assertj.core.groups.Tuple.tuple("legal", "legal"));
        accept(number, approver());
        engine.continueToNextWaitState();
        assertEnded(number, "Event_QuoteAccepted");
    }

    @Test
    void firstLargeOrderThatAQuoteBecameIsLookedAtBeforeItIsConfirmed() {
        String newcomer = "C10123";
        String number = raise(DemoQuote.of(newcomer, DemoQuote.Line.of("THK-100", 300)));
        assertThat(waitingGroup(number)).isEqualTo("credit-control");
        approve(number, "credit-control");
        engine.continueToNextWaitState();
        Contact contact = customers.contactsOf(newcomer, ContactRole.APPROVER).get(0);
        assertThat(answer(number, contact, accepting(newcomer))).isInstanceOf(Outcome.Done.class);
        engine.continueToNextWaitState();

        assertEnded(number, "Event_QuoteAccepted");
        String order = quote(number).orderNumber();
        assertThat(onlyOrder(number).order().gross()).isBetween(new BigDecimal("5000.01"), new BigDecimal("9999.99"));
        assertThat(onlyOrder(number).order().state()).isEqualTo(ErpOrder.State.OPEN);
        String check = task(order, "Activity_CheckOrder").getId();
        assertThat(tasks.getIdentityLinksForTask(check)).extracting(IdentityLink::getGroupId).containsExactly("back-office");
        assertThat(tasks.getVariableLocal(check, "reasonsText").toString()).contains("first order");
        assertThat(subjects(contact.email())).noneMatch(subject -> subject.contains("Orderbevestiging " + order));

        staff("back-office", order, "Activity_CheckOrder", Map.of("checkDecision", "cancel", "customerText", "Eerst een voorschot."));
        engine.continueToNextWaitState();
        assertEnded(order, "Event_OrderCancelled");
        assertThat(customers.contactsOf(newcomer, null).stream().flatMap(one -> mailbox.list(one.email(), null).stream()).toList())
                .anySatisfy(mail -> assertThat(mail.text()).contains("Bestelling " + order + " is geannuleerd", "Eerst een voorschot."));
    }

    @Test
    void rejectedQuoteIsRevisedApprovedAndAccepted() {
        String number = raise(usual().withDiscount("25"));
        assertThat(waitingGroup(number)).isEqualTo("sales-direction");

        assertThatThrownBy(() -> staff("sales-direction", number, "Activity_ApproveQuote", Map.of("verdict", "reject")))
                .hasMessageContaining("What is wrong");
        staff("sales-direction", number, "Activity_ApproveQuote",
                Map.of("verdict", "reject", "comment", "Ten percent at most"));
        assertThat(instance(number)).isWaitingAt("Activity_ReviseQuote");
        assertThat(quote(number).status()).isEqualTo(QuoteStatus.IN_REVISION);

        erp.reviseQuote(number, usual().withDiscount("8"));
        engine.continueToNextWaitState();

        assertThat(quote(number).currentVersion()).isEqualTo(2);
        assertThat(instance(number)).isWaitingAt("Activity_DecideOnQuote");
        accept(number, approver());
        engine.continueToNextWaitState();
        assertEnded(number, "Event_QuoteAccepted");
        assertThat(told(number)).contains(QuoteEvent.Type.REJECTED, QuoteEvent.Type.REVISED);
    }

    @Test
    void salesHandsInAgainByHandWhatTheErpDidNotTell() {
        String number = raise(usual().withDiscount("12"));
        staff("sales-management", number, "Activity_ApproveQuote", Map.of("verdict", "revise", "comment", "Other terms"));

        staff("sales", number, "Activity_ReviseQuote", Map.of("revision", "resubmit", "comment", "As agreed by phone"));
        engine.continueToNextWaitState();

        assertThat(quote(number).currentVersion()).isEqualTo(2);
        assertThat(waitingGroup(number)).isEqualTo("sales-management");
        approve(number, "sales-management");
        engine.continueToNextWaitState();
        assertThat(instance(number)).isWaitingAt("Activity_DecideOnQuote");
        assertThat(passed(number)).contains("Gateway_QuoteResubmitted");
    }

    @Test
    void salesGivesARejectedQuoteUp() {
        String number = raise(usual().withDiscount("12"));
        staff("sales-management", number, "Activity_ApproveQuote", Map.of("verdict", "reject", "comment", "No"));

        staff("sales", number, "Activity_ReviseQuote", Map.of("revision", "withdraw"));
        engine.continueToNextWaitState();

        assertEnded(number, "Event_QuoteWithdrawn");
        assertThat(quote(number).status()).isEqualTo(QuoteStatus.WITHDRAWN);
        assertThat(erp.quote(number).orElseThrow().state()).isEqualTo(ErpQuote.State.WITHDRAWN);
    }

    @Test
    void customerDeclines() {
        String number = raise(usual());

        answer(number, approver(), Map.of("decision", "decline", "declineReason", "PRICE", "declineText", "Te duur"));
        engine.continueToNextWaitState();

        assertEnded(number, "Event_QuoteDeclined");
        assertThat(erp.quote(number).orElseThrow().state()).isEqualTo(ErpQuote.State.DECLINED);
        assertThat(quotes.answer(quote(number).id(), 1).orElseThrow().declineReason())
                .isEqualTo(QuoteAnswer.DeclineReason.PRICE);
        assertThat(orders(number)).isEmpty();
    }

    @Test
    void customerWantsAChangeGetsANewVersionAndAcceptsIt() {
        String number = raise(usual());

        answer(number, approver(), Map.of("decision", "change", "changeText", "Twaalf in plaats van tien",
                "form:rows.wishedLines", "0", "wishedLines.0.quantity", "10"));
        engine.continueToNextWaitState();
        assertThat(instance(number)).isWaitingAt("Activity_ReviseQuote");
        assertThat(answer(number, approver(), accepting(CUSTOMER))).isNull();

        erp.reviseQuote(number, DemoQuote.of(CUSTOMER, DemoQuote.Line.of("THK-100", 12)));
        engine.continueToNextWaitState();
        accept(number, approver());
        engine.continueToNextWaitState();

        assertEnded(number, "Event_QuoteAccepted");
        assertThat(onlyOrder(number).order().lines().get(0).ordered()).isEqualByComparingTo("12");
    }

    @Test
    void quoteIsWithdrawnWhileTheCustomerReadsIt() {
        String number = raise(usual());
        String read = task(number, "Activity_DecideOnQuote").getId();

        erp.withdrawQuote(number);
        Outcome late = submit(read, approver(), accepting(CUSTOMER));
        engine.continueToNextWaitState();

        assertThat(late).isInstanceOf(Outcome.Gone.class);
        assertThat(mail(approver(), number, "is ingetrokken").text()).contains("Ze kan niet meer besteld worden");
        assertEnded(number, "Event_QuoteWithdrawn");
        assertThat(orders(number)).isEmpty();
    }

    @Test
    void acceptOfAnOlderVersionOrdersNothing() {
        String number = raise(usual());
        String read = task(number, "Activity_DecideOnQuote").getId();

        erp.reviseQuote(number, usual().withDiscount("5"));
        Outcome duringRevision = submit(read, approver(), accepting(CUSTOMER));
        engine.continueToNextWaitState();
        Outcome afterRevision = submit(read, approver(), accepting(CUSTOMER));

        assertThat(duringRevision).isInstanceOf(Outcome.Gone.class);
        assertThat(afterRevision).isInstanceOf(Outcome.Gone.class);
        assertThat(quote(number).status()).isEqualTo(QuoteStatus.SENT);
        assertThat(quote(number).sentVersion()).isEqualTo(2);
        assertThat(orders(number)).isEmpty();
    }

    @Test
    void changeInTheErpVoidsAnApprovalThatWaits() {
        String number = raise(usual().withDiscount("12").withNonStandardTerms());
        approve(number, "sales-management");

        erp.reviseQuote(number, usual().withDiscount("13").withNonStandardTerms());
        engine.continueToNextWaitState();

        assertThat(waitingGroup(number)).isEqualTo("sales-management");
        assertThat(quotes.approvals(quote(number).id(), 2)).isEmpty();
    }

    @Test
    void erpIsDownWhileTheOrderIsPlacedAndGetsItOnceLater() {
        String number = raise(usual());
        accept(number, approver());
        runJob(number, "Activity_RecordAcceptance");
        erp.faults(new DemoFaults(DemoFaults.Mode.DOWN, false, false));

        assertThatThrownBy(() -> runJob(number, "Activity_PlaceOrder")).hasMessageContaining("Connection refused");
        assertThatThrownBy(() -> runJob(number, "Activity_PlaceOrder")).hasMessageContaining("Connection refused");
        assertThat(quote(number).status()).isEqualTo(QuoteStatus.ACCEPTED);
        assertThat(job(number, "Activity_PlaceOrder").getRetries()).isEqualTo(4);
        erp.faults(DemoFaults.NONE);
        runJob(number, "Activity_PlaceOrder");
        engine.continueToNextWaitState();

        assertEnded(number, "Event_QuoteAccepted");
        onlyOrder(number);
    }

    @Test
    void lostAnswerOfTheErpEndsInOneOrder() {
        String number = raise(usual());
        accept(number, approver());
        runJob(number, "Activity_RecordAcceptance");
        erp.faults(new DemoFaults(DemoFaults.Mode.NONE, false, true));

        assertThatThrownBy(() -> runJob(number, "Activity_PlaceOrder")).hasMessageContaining("answer");
        assertThat(quote(number).status()).isEqualTo(QuoteStatus.ACCEPTED);
        runJob(number, "Activity_PlaceOrder");
        engine.continueToNextWaitState();

        assertEnded(number, "Event_QuoteAccepted");
        assertThat(quote(number).orderNumber()).isEqualTo(onlyOrder(number).order().number());
    }

    @Test
    void orderThatTheErpRefusesIsTriedAgain() {
        String number = acceptedAndRefused();

        assertThat(quote(number).problem()).contains("no longer valid");
        staff("back-office", number, "Activity_ResolveOrderProblem", Map.of("solution", "retry"));
        engine.continueToNextWaitState();

        assertEnded(number, "Event_QuoteAccepted");
        onlyOrder(number);
    }

    @Test
    void orderThatTheErpRefusesGoesBackToSales() {
        String number = acceptedAndRefused();

        staff("back-office", number, "Activity_ResolveOrderProblem", Map.of("solution", "revise", "comment", "New price"));
        engine.continueToNextWaitState();
        assertThat(instance(number)).isWaitingAt("Activity_ReviseQuote");
        erp.reviseQuote(number, usual().withDiscount("2"));
        engine.continueToNextWaitState();
        accept(number, approver());
        engine.continueToNextWaitState();

        assertEnded(number, "Event_QuoteAccepted");
        assertThat(quotes.evidence(quote(number).id(), 1)).isPresent();
        assertThat(quotes.evidence(quote(number).id(), 2)).isPresent();
        onlyOrder(number);
    }

    @Test
    void orderThatTheErpRefusesIsCancelledAndTheCustomerTold() {
        String number = acceptedAndRefused();

        staff("back-office", number, "Activity_ResolveOrderProblem",
                Map.of("solution", "cancel", "customerText", "Het toestel wordt niet meer gemaakt."));
        engine.continueToNextWaitState();

        assertThat(mail(approver(), number, "kan niet doorgaan").text()).contains("Het toestel wordt niet meer gemaakt.");
        assertEnded(number, "Event_QuoteCancelled");
        assertThat(quote(number).status()).isEqualTo(QuoteStatus.CANCELLED);
        assertThat(erp.quote(number).orElseThrow().state()).isEqualTo(ErpQuote.State.WITHDRAWN);
        assertThat(orders(number)).isEmpty();
    }

    @Test
    void revisionThatComesAfterTheClickDoesNotVoidItButStopsTheOrder() {
        String number = raise(usual());
        accept(number, approver());

        erp.reviseQuote(number, usual().withDiscount("3"));
        assertThat(quote(number).status()).isEqualTo(QuoteStatus.ACCEPTED);
        engine.continueToNextWaitState();
        assertThat(instance(number)).isWaitingAt("Activity_ResolveOrderProblem");
        assertThat(orders(number)).isEmpty();

        staff("back-office", number, "Activity_ResolveOrderProblem", Map.of("solution", "revise", "comment", "See the ERP"));
        engine.continueToNextWaitState();

        assertThat(instance(number)).isWaitingAt("Activity_DecideOnQuote");
        assertThat(quote(number).sentVersion()).isEqualTo(2);
    }

    @Test
    void whoMadeTheQuoteDoesNotApproveIt() {
        String number = raise(usual().withDiscount("12").withCreatedBy("sales-management"));

        assertThatThrownBy(() -> approve(number, "sales-management")).hasMessageContaining("Somebody else has to approve it");
        assertThat(instance(number)).isWaitingAt("Activity_ApproveQuote");
        assertThat(quotes.approvals(quote(number).id(), 1)).isEmpty();
    }

    @Test
    void nobodyApprovesOneVersionTwice() {
        String number = raise(usual().withDiscount("12").withNonStandardTerms());
        identity.createMembership("sales-management", "legal");
        try {
            approve(number, "sales-management");
            assertThatThrownBy(() -> approve(number, "sales-management", "sales-management", "legal"))
                    .hasMessageContaining("already decided");
        } finally {
            identity.deleteMembership("sales-management", "legal");
        }
        assertThat(waitingGroup(number)).isEqualTo("legal");
    }

    @Test
    void twoContactsAcceptAtTheSameMomentAndOneOrderComesOfIt() throws Exception {
        Contact second = customers.contactsOf(CUSTOMER, null).stream().filter(contact -> !contact.has(ContactRole.ADMIN))
                .findFirst().orElseThrow();
        Set<ContactRole> before = second.roles();
        customers.giveRoles(second.id(), EnumSet.of(ContactRole.APPROVER));
        String number = raise(usual());
        String task = task(number, "Activity_DecideOnQuote").getId();
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Contact colleague = customers.contact(second.id()).orElseThrow();
            List<Future<Outcome>> clicks = List.of(approver(), colleague).stream().map(contact -> threads.submit(() -> {
                together.await();
                return submit(task, contact, accepting(CUSTOMER));
            })).toList();
            List<Outcome> outcomes = List.of(clicks.get(0).get(), clicks.get(1).get());

            assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.Done.class);
            assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.AlreadyDone.class);
        } finally {
            threads.shutdown();
            customers.giveRoles(second.id(), before);
        }
        engine.continueToNextWaitState();
        assertEnded(number, "Event_QuoteAccepted");
        onlyOrder(number);
    }

    @Test
    void contactWithoutTheRoleDoesNotEvenFindTheTask() {
        String number = raise(usual());
        Contact buyer = customers.contactsOf(CUSTOMER, null).stream().filter(contact -> !contact.has(ContactRole.APPROVER))
                .findFirst().orElseThrow();

        Outcome outcome = submit(task(number, "Activity_DecideOnQuote").getId(), buyer, accepting(CUSTOMER));

        assertThat(outcome).isInstanceOf(Outcome.NotFound.class);
        assertThat(quote(number).status()).isEqualTo(QuoteStatus.SENT);
    }

    @Test
    void whatTheCustomerTypesIsLookedAt() {
        String number = raise(usual());

        Map<String, String> values = accepting(CUSTOMER);
        assertInvalid(number, with(values, "consent", ""));
        assertInvalid(number, with(values, "deliveryAddress", "C10051-A1"));
        assertInvalid(number, with(values, "wishedDate", LocalDate.now(clock).minusDays(1).toString()));
        assertInvalid(number, with(values, "purchaseReference", "x".repeat(36)));
        assertThat(quote(number).status()).isEqualTo(QuoteStatus.SENT);
        assertThat(answer(number, approver(), with(values, "purchaseReference", "x".repeat(35)))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void quoteWithATermThatTheLawForbidsGoesBackToSalesWithTheReason() {
        String number = raise(usual().withPaymentTermDays(90));

        assertThat(instance(number)).isWaitingAt("Activity_ReviseQuote");
        assertThat(tasks.getVariable(task(number, "Activity_ReviseQuote").getId(), "reasonText").toString())
                .contains("longer than the 60 days");
        assertThat(quote(number).wasSent()).isFalse();
        erp.withdrawQuote(number);
        engine.continueToNextWaitState();
        assertEnded(number, "Event_QuoteWithdrawn");
    }

    @Test
    void secondSubmissionOfANumberIsAnsweredWithTheRunningOne() {
        String number = raise(usual());

        assertThat(service.bringIn(number)).isEqualTo(QuoteService.Intake.RUNNING);
        events.receive(new ErpEvent("quote:SUBMITTED:" + number + ":again", "quote-submitted", number));
        engine.continueToNextWaitState();

        assertThat(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).count()).isEqualTo(1);
        assertThat(quote(number).currentVersion()).isEqualTo(1);
        assertThat(service.bringIn("Q1999-00001")).isEqualTo(QuoteService.Intake.UNKNOWN);
        erp.withdrawQuote(number);
        engine.continueToNextWaitState();
        assertThat(service.bringIn(number)).isEqualTo(QuoteService.Intake.CLOSED);
    }

    @Test
    void formsShowWhatTheyDeclare() {
        String number = acceptedAndRefused();

        assertThat(forms.approve(number)).containsOnlyKeys(QuoteForms.APPROVE);
        assertThat(forms.resolveOrderProblem(number)).containsOnlyKeys(QuoteForms.RESOLVE_ORDER_PROBLEM);
        assertThat(forms.decide(number)).containsKeys(QuoteForms.DECIDE.toArray(String[]::new));
        staff("back-office", number, "Activity_ResolveOrderProblem", Map.of("solution", "revise", "comment", "New price"));
        assertThat(forms.revise(number)).containsOnlyKeys(QuoteForms.REVISE);
    }

    @Test
    void processKnowsNoPersonAndNoPrice() {
        String number = raise(usual().withDiscount("12"));

        Set<String> names = history.createHistoricVariableInstanceQuery().processInstanceId(instance(number).getId()).list()
                .stream().map(variable -> variable.getName()).collect(Collectors.toSet());

        assertThat(names).containsOnly("customerGroup", "approverGroups", "approverGroup", "nrOfInstances",
                "nrOfCompletedInstances", "nrOfActiveInstances", "loopCounter");
    }
}
