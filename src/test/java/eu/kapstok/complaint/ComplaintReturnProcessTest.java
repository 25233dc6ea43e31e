package eu.kapstok.complaint;

import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.ASSESS_COMPLAINT;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.DECIDE_ON_PROPOSAL;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.ESCALATE_COMPLAINT;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.INSPECT_RETURN;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.PAY_REFUND;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.PROVIDE_INFORMATION;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.RATE_HANDLING;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.RECEIVE_RETURN;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.SETTLE_BY_HAND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.customer.Contact;
import eu.kapstok.dunning.InvoiceDisputes;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.erp.DemoShipment;
import eu.kapstok.forms.Actor;
import eu.kapstok.testing.ModelWalk;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComplaintReturnProcessTest extends ComplaintProcessTests {

    @Autowired
    InvoiceDisputes disputes;
    @Autowired
    Withdrawals withdrawals;
    @Autowired
    RepositoryService repository;
    @Autowired
    ComplaintViews views;

    private ModelWalk walk;
    private int finished;

    @BeforeAll
    void rememberTheCasesOfOthers() {
        walk = new ModelWalk(repository, database, ComplaintReturnProcess.KEY);
    }

    @AfterEach
    void count() {
        finished++;
    }

    /** Not asked of a single test. */
    @AfterAll
    void everyElementAndEveryFlowOfTheModelIsReached() {
        long all = List.of(getClass().getDeclaredMethods()).stream().filter(method -> method.isAnnotationPresent(Test.class)).count();
        if (finished >= all) {
            assertThat(walk.missed()).isEmpty();
        }
    }

    @Test
    void damagedGoodsAreReplacedAndTheCustomerIsAskedHowItWent() {
        String number = reported(BUSINESS, ComplaintReason.DAMAGED_IN_TRANSIT, Wish.REPLACEMENT);
        assertThat(number).matches("K\\d{4}-\\d{5}");
        assertThat(complaint(number).proposal()).isEqualTo("REPLACEMENT");
        assertThat(groupOf(task(number, ASSESS_COMPLAINT))).isEqualTo("back-office");

        decide(number, Resolution.REPLACEMENT, false);

        assertThat(complaint(number).state()).isEqualTo(ComplaintState.CLOSED);
        assertThat(complaint(number).closing()).isEqualTo(Closing.SETTLED);
        assertThat(passed(number)).contains("Activity_OrderReplacement", "Activity_CloseComplaint").doesNotContain("Activity_DecideOnProposal");
        rate(number, true);
        learn(number);
        assertEnded(number, "Event_HandlingRated", "Event_RootCauseRecorded");
        assertThat(complaint(number).rootCause()).isEqualTo(RootCause.CARRIER);
        assertThat(complaint(number).effort()).isEqualTo(6);
        assertThat(told(number)).contains(ComplaintEvent.Type.REPORTED, ComplaintEvent.Type.ACKNOWLEDGED, ComplaintEvent.Type.TRIAGED,
                ComplaintEvent.Type.DECISION_SENT, ComplaintEvent.Type.REPLACEMENT_ORDERED, ComplaintEvent.Type.CLOSED, ComplaintEvent.Type.RATED);
        assertThat(mails(person(BUSINESS).email(), number)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void consumerWhoChangedTheirMindIsRefundedWithoutAnybodyDeciding() {
        String number = reported(CONSUMER, ComplaintReason.CHANGED_MIND, Wish.REFUND);

        assertThat(complaint(number).autoApproved()).isTrue();
        assertThat(passed(number)).doesNotContain("Activity_AssessComplaint");
        assertThat(complaint(number).state()).isEqualTo(ComplaintState.GOODS_AWAITED);
        assertThat(complaint(number).waitingSince()).isNotNull();

        String order = inTransaction(() -> complaint(number).orders().get(0));
        database.sql("update demo_erp.invoice set open = 0 where sales_order = ?").param(order).update();
        receive(number);
        inspect(number, true);

        assertThat(passed(number)).contains("Activity_CreateCreditNote");
        staff(number, PAY_REFUND, "credit-control", Map.of("refundResult", "paid", "note", "SEPA 118"));
        assertThat(complaint(number).closing()).isEqualTo(Closing.SETTLED);
        assertThat(complaint(number).waitingSince()).isNull();
        fire(number, "Event_TimeForRatingOver");
        learn(number);
        assertEnded(number, "Event_HandlingNotRated");
    }

    @Test
    void invoiceThatIsSaidToBeWrongIsNotDunnedUntilTheCaseIsClosed() {
        String invoice = "F-" + UUID.randomUUID();
        String number = reported(BUSINESS, ComplaintReason.INVOICE_ERROR, Wish.EXPLANATION, invoice, true, List.of());
        assertThat(disputes.isDisputed(invoice)).isTrue();

        decide(number, Resolution.EXPLANATION, false);

        assertThat(complaint(number).closing()).isEqualTo(Closing.SETTLED);
        assertThat(disputes.isDisputed(invoice)).isFalse();
        rate(number, false);
        assertThat(disputes.isDisputed(invoice)).isTrue();
    }

    @Test
    void goodsThatAreNotAsDescribedAreLookedAtOnceMore() {
        String number = reported(BUSINESS, ComplaintReason.DEFECT, Wish.REPAIR);
        decide(number, Resolution.REPAIR, true);
        fire(number, "Event_GoodsMissingFor7Days");
        assertThat(passed(number)).contains("Event_ReturnRemindedOf");
        receive(number);
        inspect(number, false);

        assertThat(complaint(number).state()).isEqualTo(ComplaintState.ASSESSING);
        decide(number, Resolution.REJECT, false);
        assertThat(complaint(number).state()).isEqualTo(ComplaintState.PROPOSED);
        customer(number, DECIDE_ON_PROPOSAL, Map.of("agreement", "agree"));
        assertThat(complaint(number).closing()).isEqualTo(Closing.REJECTED);
        assertThat(passed(number)).doesNotContain("Activity_OrderRepair", "Activity_OrderReplacement", "Activity_CreateCreditNote");
    }

    @Test
    void repairIsOrderedWhenTheGoodsCameThroughTheErp() {
        String number = reported(BUSINESS, ComplaintReason.DEFECT, Wish.REPAIR);
        decide(number, Resolution.REPAIR, true);
        String rma = "R" + number.substring(1);
        demoErp.receiveReturn(rma, null, null);
        engine.continueToNextWaitState();
        assertThat(passed(number)).contains("Event_GoodsReceivedInErp");
        inspect(number, true);

        assertThat(passed(number)).contains("Activity_OrderRepair");
        assertThat(complaint(number).closing()).isEqualTo(Closing.SETTLED);
    }

    @Test
    void goodsThatNeverComeEndTheCase() {
        String number = reported(BUSINESS, ComplaintReason.DEFECT, Wish.REPLACEMENT);
        decide(number, Resolution.REPLACEMENT, true);
        fire(number, "Event_GoodsMissingFor21Days");

        assertThat(complaint(number).closing()).isEqualTo(Closing.GOODS_NEVER_CAME);
        assertThat(passed(number)).contains("Activity_CloseReturn").doesNotContain("Activity_OrderReplacement");
    }

    @Test
    void moreIsAskedTwiceBeforeItIsDecided() {
        String number = reported(BUSINESS, ComplaintReason.DEFECT, Wish.EXPLANATION, false);
        assertThat(complaint(number).proposal()).isEqualTo("REQUEST_EVIDENCE");
        for (int round = 0; round < 2; round++) {
            assess(number, Map.of("assessDecision", "ask", "question", "Welk serienummer? Nr. " + round));
            assertThat(complaint(number).state()).isEqualTo(ComplaintState.INFORMATION_ASKED);
            if (round == 0) {
                fire(number, "Event_InformationMissingFor3Days");
                assertThat(passed(number)).contains("Event_InformationRemindedOf");
            }
            customer(number, PROVIDE_INFORMATION, Map.of("informationText", "SN-" + round));
            assertThat(complaint(number).state()).isEqualTo(ComplaintState.ASSESSING);
            assertThat(complaint(number).waitingSince()).isNull();
        }
        decide(number, Resolution.EXPLANATION, false);
        assertThat(complaint(number).closing()).isEqualTo(Closing.SETTLED);
        assertThat(told(number).stream().filter(ComplaintEvent.Type.INFORMATION_GIVEN::equals)).hasSize(2);
    }

    @Test
    void caseWithoutAnAnswerToOurQuestionEnds() {
        String number = reported(BUSINESS, ComplaintReason.SERVICE, Wish.EXPLANATION);
        assess(number, Map.of("assessDecision", "ask", "question", "Wie was het?"));
        fire(number, "Event_InformationNotGiven");

        assertThat(complaint(number).closing()).isEqualTo(Closing.NO_INFORMATION);
    }

    @Test
    void rejectionIsObjectedToAndTheManagerHasTheLastWord() {
        String number = reported(BUSINESS, ComplaintReason.DEFECT, Wish.REFUND);
        decide(number, Resolution.REJECT, false);
        assertThat(complaint(number).objectionUntil()).isNotNull();
        customer(number, DECIDE_ON_PROPOSAL, Map.of("agreement", "disagree", "objectionText", "Het lekte van bij de levering."));
        assertThat(complaint(number).state()).isEqualTo(ComplaintState.ESCALATED);
        assertThat(views.ofStaff(number).orElseThrow().history()).extracting(ComplaintView.Told::text)
                .contains("The customer objected: Het lekte van bij de levering.");
        assertThat(groupOf(task(number, ESCALATE_COMPLAINT))).isEqualTo("sales-management");

        staff(number, ESCALATE_COMPLAINT, "sales-management", Map.of("resolution", "REJECT", "refusal", "NO_DEFECT", "grounds", "Wij vonden niets."));

        assertThat(complaint(number).finalDecision()).isTrue();
        assertThat(complaint(number).decisions()).isEqualTo(2);
        assertThat(complaint(number).closing()).isEqualTo(Closing.REJECTED);
        assertThat(passed(number)).contains("Activity_EscalateComplaint");
    }

    @Test
    void silenceOnAProposalIsAgreement() {
        String number = reported(BUSINESS, ComplaintReason.DEFECT, Wish.REFUND);
        decide(number, Resolution.REPAIR, false);
        fire(number, "Event_ProposalNotAnswered");

        assertThat(told(number)).contains(ComplaintEvent.Type.PROPOSAL_NOT_ANSWERED);
        assertThat(passed(number)).contains("Activity_OrderRepair");
    }

    @Test
    void nobodyDecidesMoreThanTheyMayAndHandsItOver() {
        String order = samples.deliveredOrder(BUSINESS);
        engine.continueToNextWaitState();
        var line = erp.delivered(order).get(0);
        String number = reported(BUSINESS, ComplaintReason.DEFECT, Wish.REFUND, null, true, List.of(new NewComplaint.Line(order, line.line(), null,
                null, line.product(), line.description(), line.unit(), BigDecimal.ONE, new BigDecimal("900.00"), line.vatRate(),
                line.deliveredOn(), null, null)));
        assertThat(complaint(number).authority()).isEqualTo("TEAM_LEAD");
        String team = complaint(number).team();
        assertThatThrownBy(() -> decide(number, Resolution.REFUND, false)).hasMessageContaining("more than you may decide");
        assertThat(task(number, ASSESS_COMPLAINT)).isNotNull();

        assess(number, Map.of("assessDecision", "hand-over", "toGroup", "sales-management", "note", "Boven 250"));
        assertThat(groupOf(task(number, ASSESS_COMPLAINT))).isEqualTo("sales-management").isNotEqualTo(team);
        decide(number, Resolution.REFUND, false);
        assertThat(passed(number)).contains("Activity_CreateCreditNote");
    }

    @Test
    void whatIsLateIsToldToTheManagerAndCounted() {
        String number = reported(BUSINESS, ComplaintReason.DEFECT, Wish.REPLACEMENT);
        fire(number, "Event_FirstAnswerLate");
        fire(number, "Event_SettlementLate");

        assertThat(passed(number)).contains("Event_FirstAnswerEscalated", "Event_SettlementEscalated");
        assertThat(complaint(number).answerLateAt()).isNotNull();
        assertThat(complaint(number).settlementLateAt()).isNotNull();
        assertThat(told(number)).contains(ComplaintEvent.Type.ANSWER_LATE, ComplaintEvent.Type.SETTLEMENT_LATE);
        assertThat(database.sql("select count(*) from kapstok.mail where business_key = ? and customer is null").param(number).query(Integer.class).single())
                .as("mails to the managers").isGreaterThanOrEqualTo(2);
        assertThat(task(number, ASSESS_COMPLAINT)).isNotNull();
    }

    @Test
    void clockOfTheSettlementStandsStillWhileTheCustomerHasTheBall() {
        String number = reported(BUSINESS, ComplaintReason.DEFECT, Wish.REPLACEMENT);
        Instant due = complaint(number).settlementDue();
        assertThat(timer(number, "Event_SettlementLate").getDuedate().toInstant()).isEqualTo(due.truncatedTo(ChronoUnit.MILLIS));
        assertThat(timer(number, "Event_FirstAnswerLate").getDuedate().toInstant())
                .isEqualTo(complaint(number).answerDue().truncatedTo(ChronoUnit.MILLIS));

        assess(number, Map.of("assessDecision", "ask", "question", "Wat?"));
        assertThat(timer(number, "Event_FirstAnswerLate")).as("answered in time").isNull();
        assertThat(timer(number, "Event_SettlementLate").getDuedate().toInstant()).isAfter(due.plus(30, ChronoUnit.DAYS));

        inTransaction(() -> database.sql("update kapstok.complaint set waiting_since = waiting_since - interval '5 days' where number = ?").param(number).update());
        customer(number, PROVIDE_INFORMATION, Map.of("informationText", "Dit."));
        assertThat(Duration.between(due, complaint(number).settlementDue()).toDays()).isEqualTo(5);
        assertThat(timer(number, "Event_SettlementLate").getDuedate().toInstant())
                .isEqualTo(complaint(number).settlementDue().truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void customerTakesTheComplaintBackUntilItIsMadeGood() {
        String number = reported(BUSINESS, ComplaintReason.DEFECT, Wish.REPLACEMENT);
        decide(number, Resolution.REPLACEMENT, true);
        assertThat(service.withdraw(number, "Jan")).isTrue();
        engine.continueToNextWaitState();

        assertEnded(number, "Event_WithdrawnComplaintClosed");
        assertThat(complaint(number).state()).isEqualTo(ComplaintState.WITHDRAWN);
        assertThat(service.withdraw(number, "Jan")).isFalse();

        String settled = reported(BUSINESS, ComplaintReason.DEFECT, Wish.REPLACEMENT);
        decide(settled, Resolution.REPLACEMENT, false);
        assertThat(service.withdraw(settled, "Jan")).as("made good already").isFalse();
        assertThat(complaint(settled).state()).isEqualTo(ComplaintState.CLOSED);
    }

    @Test
    void caseIsReopenedOnceAndNotTwice() {
        String number = reported(BUSINESS, ComplaintReason.SERVICE, Wish.EXPLANATION);
        decide(number, Resolution.EXPLANATION, false);
        rate(number, false);
        assertThat(complaint(number).state()).isEqualTo(ComplaintState.ASSESSING);
        assertThat(passed(number)).contains("Gateway_Reopened");

        decide(number, Resolution.EXPLANATION, false);
        assertThat(complaint(number).state()).isEqualTo(ComplaintState.CLOSED);
        rate(number, false);

        assertThat(complaint(number).state()).isEqualTo(ComplaintState.CLOSED);
        assertThat(task(number, RATE_HANDLING)).isNull();
        assertThat(told(number).stream().filter(ComplaintEvent.Type.REOPENED::equals)).hasSize(1);
    }

    @Test
    void creditNoteThatTheErpRefusesLandsWithAPerson() {
        String number = reported(BUSINESS, ComplaintReason.DEFECT, Wish.PRICE_REDUCTION);
        inTransaction(() -> database.sql("update kapstok.complaint_line set order_number = 'O1999-1' where complaint_id = (select id from kapstok.complaint where number = ?)")
                .param(number).update());
        assess(number, Map.of("assessDecision", "decide", "resolution", "PRICE_REDUCTION", "amount", new BigDecimal("5.00"),
                "goodsReturn", "no", "grounds", "Kras."));

        assertThat(task(number, SETTLE_BY_HAND)).isNotNull();
        assertThat(passed(number)).contains("Event_CreditNoteRefused").doesNotContain("Activity_CancelReplacement");
        staff(number, SETTLE_BY_HAND, "back-office", Map.of("handResult", "done", "note", "Met de hand gecrediteerd."));
        assertThat(complaint(number).closing()).isEqualTo(Closing.SETTLED);
    }

    @Test
    void whatCameByTheLastDayIsSettledAlone() {
        String number = reportedThree(ComplaintReason.DEFECT, Wish.REPLACEMENT);
        decide(number, Resolution.REPLACEMENT, true);
        staff(number, RECEIVE_RETURN, "warehouse", Map.of("parcel", 1, "receivedLines", List.of(Map.of("position", 1, "quantity", 1)),
                "receiptResult", "more"));
        assertThat(task(number, RECEIVE_RETURN)).isNotNull();
        fire(number, "Event_GoodsMissingFor21Days");

        inspect(number, true);
        assertThat(complaint(number).closing()).isEqualTo(Closing.SETTLED);
        assertThat(told(number)).contains(ComplaintEvent.Type.RETURN_PARTLY_CAME);
    }

    @Test
    void replacementThatTheErpRefusesIsTriedAgainWhenAPersonSaysSo() {
        String number = reported(BUSINESS, ComplaintReason.DAMAGED_IN_TRANSIT, Wish.REPLACEMENT);
        demoErp.faults(new DemoFaults(DemoFaults.Mode.NONE, true, false));
        decide(number, Resolution.REPLACEMENT, false);
        assertThat(passed(number)).contains("Event_ReplacementRefused");
        demoErp.faults(DemoFaults.NONE);
        staff(number, SETTLE_BY_HAND, "back-office", Map.of("handResult", "again", "note", "Opnieuw"));
        assertThat(complaint(number).closing()).isEqualTo(Closing.SETTLED);
    }

    @Test
    void repairThatTheErpRefusesLandsWithAPerson() {
        String number = reported(BUSINESS, ComplaintReason.DEFECT, Wish.REPAIR);
        demoErp.faults(new DemoFaults(DemoFaults.Mode.NONE, true, false));
        decide(number, Resolution.REPAIR, false);
        assertThat(passed(number)).contains("Event_RepairRefused");
        staff(number, SETTLE_BY_HAND, "back-office", Map.of("handResult", "done", "note", "Zelf geregeld"));
        assertThat(complaint(number).closing()).isEqualTo(Closing.SETTLED);
    }

    @Test
    void creditNoteThatTheErpRefusesTakesTheReplacementBack() {
        String number = reported(BUSINESS, ComplaintReason.DAMAGED_IN_TRANSIT, Wish.REPLACEMENT);
        identity.setAuthentication("back-office", List.of("back-office"));
        tasks.complete(task(number, ASSESS_COMPLAINT).getId(), new HashMap<>(Map.of("assessDecision", "decide", "resolution", "REPLACEMENT",
                "goodsReturn", "no", "grounds", "Stuk.")));
        identity.clearAuthentication();
        inTransaction(() -> database.sql("update kapstok.complaint set amount = 999999 where number = ?").param(number).update());
        engine.continueToNextWaitState();

        assertThat(passed(number)).contains("Activity_OrderReplacement", "Event_CreditNoteRefused", "Activity_CancelReplacement");
        staff(number, SETTLE_BY_HAND, "back-office", Map.of("handResult", "done", "note", "Met de hand"));
        assertThat(complaint(number).closing()).isEqualTo(Closing.SETTLED);
    }

    @Test
    void withdrawalGoesStraightToTheGoodsOrStopsTheOrder() {
        String arrived = samples.delivered(CONSUMER, DemoQuote.Line.of("TH-SLIM", 1));
        String number = withdraw(arrived);
        assertThat(complaint(number).state()).isEqualTo(ComplaintState.GOODS_AWAITED);
        assertThat(passed(number)).contains("Event_WithdrawalDeclared").doesNotContain("Activity_StopOrder", "Activity_AssessComplaint");

        String waiting = demoErp.raiseOrder(CONSUMER, List.of(new DemoShipment.Line("TH-SLIM", BigDecimal.ONE)), null).number();
        engine.continueToNextWaitState();
        String stopped = withdraw(waiting);
        assertThat(complaint(stopped).closing()).isEqualTo(Closing.SETTLED);
        assertThat(passed(stopped)).contains("Activity_StopOrder").doesNotContain("Activity_AuthorizeReturn");
    }

    private String withdraw(String order) {
        Contact person = person(CONSUMER);
        String number = withdrawals.declare(order, CONSUMER, person.id(), "nl", UUID.randomUUID().toString(), person.name(), person.email(),
                Map.of(1, BigDecimal.ONE), new Actor(Actor.Kind.CONTACT, person.id().toString(), person.name(), null, null, Locale.forLanguageTag("nl")));
        engine.continueToNextWaitState();
        return number;
    }

    private String reportedThree(ComplaintReason reason, Wish wish) {
        String order = samples.deliveredOrder(BUSINESS);
        engine.continueToNextWaitState();
        var line = erp.delivered(order).get(0);
        return reported(BUSINESS, reason, wish, null, true, List.of(new NewComplaint.Line(order, line.line(), null, null, line.product(),
                line.description(), line.unit(), new BigDecimal(3), line.unitPrice(), line.vatRate(), line.deliveredOn(), null, null)));
    }

    private Job timer(String number, String element) {
        return management.createJobQuery().timers().processInstanceId(engine.instanceOf(number).getId()).activityId(element).singleResult();
    }

    private void receive(String number) {
        staff(number, RECEIVE_RETURN, "warehouse", Map.of("parcel", 1, "receivedLines", List.of(Map.of("position", 1, "quantity", 1)), "receiptResult", "all"));
    }

    private void inspect(String number, boolean asDescribed) {
        staff(number, INSPECT_RETURN, "warehouse", Map.of("inspectedLines", List.of(Map.of("position", 1, "grade", "B", "found", asDescribed ? "yes" : "no"))));
    }
}
