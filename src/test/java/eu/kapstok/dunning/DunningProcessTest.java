package eu.kapstok.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import eu.kapstok.claim.ClaimPayment;
import eu.kapstok.customer.ContactRole;

import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.erp.ErpReceivable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DunningProcessTest extends DunningTests {

    @Autowired
    ManagementService management;
    @Autowired
    DisputeIntake intake;
    @Autowired
    DunningStaff staff;
    @Autowired
    DocumentArchive archive;

    @Test
    void belgianBusinessIsFollowedUpLetterByLetterUntilTheHandOver() {
        String customer = business("BE", "nl");
        String invoice = invoice(customer, "1500.00", 7);

        begin(customer);
        look(customer, 11);
        look(customer, 27);
        assertThat(sent(customer)).containsExactly("REMINDER_1_NO_COST", "REMINDER_2_INTEREST_PLUS_40", "FINAL_NOTICE_8_DAYS");
        look(customer, 45);

        assertThat(demoErp.creditBlocked(customer)).isTrue();
        Map<String, Object> confirm = Map.of("handOverDecision", "confirm", "collector", "Incasso Noord");
        answer(customer, DunningProcess.Elements.CONFIRM_HAND_OVER, "credit-control", confirm);
        answer(customer, DunningProcess.Elements.CONFIRM_HAND_OVER, "finance-direction", confirm);
        assertEnded(customer, "Event_HandedOver");
        assertThat(receivable(invoice).handedOverOn()).isNotNull();
        assertThat(database.queryForObject("select dossier from kapstok.dunning_hand_over where customer = ?", Object.class, customer)).isNotNull();

        pay(invoice);
        assertThat(demoErp.creditBlocked(customer)).isFalse();
    }

    @Test
    void dutchBusinessGetsTheSameLettersByItsOwnLaw() {
        String customer = business("NL", "nl");
        invoice(customer, "1500.00", 7);

        begin(customer);
        look(customer, 11);
        look(customer, 27);

        assertThat(sent(customer)).containsExactly("REMINDER_1_NO_COST", "REMINDER_2_INTEREST_PLUS_40", "FINAL_NOTICE_8_DAYS");
        assertThat(mails(customer)).hasSize(3);
    }

    @Test
    void dutchBusinessIsHandedOver() {
        String customer = business("NL", "nl");
        String invoice = invoice(customer, "1500.00", 7);
        begin(customer);
        look(customer, 11);
        look(customer, 27);
        look(customer, 45);

        assertHandedOver(customer, invoice);
    }

    @Test
    void dutchConsumerIsHandedOver() {
        String customer = consumer("NL", "nl");
        String invoice = invoice(customer, "450.00", 3);
        begin(customer);
        look(customer, 12);
        look(customer, 20);
        look(customer, 40);
        assertThat(sent(customer)).containsExactly("FRIENDLY_REMINDER", "WIK_14_DAY_LETTER", "CLAIM_WITH_BIK");
        look(customer, 55);

        assertHandedOver(customer, invoice);
    }

    @Test
    void belgianConsumerIsHandedOverWithTheNoticeThatItsCollectorBeginsWith() throws IOException {
        String customer = consumer("BE", "fr");
        String invoice = invoice(customer, "480.00", 3);
        begin(customer);
        look(customer, 20);
        assertThat(sent(customer)).containsExactly("FREE_REMINDER_XIX2", "NOTICE_WITH_CAPPED_CHARGES");
        look(customer, 45);
        assertThat(catchThrowable(() -> answer(customer, DunningProcess.Elements.CONFIRM_HAND_OVER, "credit-control",
                Map.of("handOverDecision", "confirm", "collector", "Somebody")))).as("nothing is known of that collector").isNotNull();

        assertHandedOver(customer, invoice);
        assertThat(dossier(customer)).contains("collector-notice.pdf", "statement.pdf", "claim.json", "notes.txt")
                .filteredOn(name -> name.startsWith("letters/")).hasSize(2);
    }

    private List<String> dossier(String customer) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        archive.copyTo(database.queryForObject("select dossier from kapstok.dunning_hand_over where customer = ?", UUID.class, customer), content);
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    /** The orders are blocked, two people confirm, and a payment later still releases the orders. */
    private void assertHandedOver(String customer, String invoice) {
        assertThat(demoErp.creditBlocked(customer)).isTrue();
        Map<String, Object> confirm = Map.of("handOverDecision", "confirm", "collector", "Incasso Noord");
        answer(customer, DunningProcess.Elements.CONFIRM_HAND_OVER, "credit-control", confirm);
        assertThat(receivable(invoice).handedOverOn()).isNull();
        answer(customer, DunningProcess.Elements.CONFIRM_HAND_OVER, "finance-direction", confirm);
        assertEnded(customer, "Event_HandedOver");
        assertThat(receivable(invoice).handedOverOn()).isNotNull();
        int letters = sent(customer).size();
        pay(invoice);
        assertThat(demoErp.creditBlocked(customer)).isFalse();
        assertThat(sent(customer)).hasSize(letters);
    }

    @Test
    void partPaymentCountsFromTheDayThatTheErpTells() {
        String customer = business("BE", "nl");
        String invoice = invoice(customer, "1000.00", 60);
        LocalDate today = LocalDate.now(clock);
        receivables.refresh(customer);
        demoErp.receivePayment(invoice, new BigDecimal("400.00"), today.minusDays(20));
        demoErp.receivePayment(invoice, new BigDecimal("100.00"), today.minusDays(5));
        receivables.refresh(customer);
        receivables.refresh(customer);

        assertThat(receivables.paymentsAfterDue(receivable(invoice))).containsExactly(
                new ClaimPayment(today.minusDays(20), new BigDecimal("400.00")), new ClaimPayment(today.minusDays(5), new BigDecimal("100.00")));
    }

    @Test
    void partPaymentOfAnErpThatTellsNoDayCountsFromOurLastLook() {
        String customer = business("BE", "nl");
        LocalDate today = LocalDate.now(clock);
        String id = customer + "-R1";
        receivables.keep(List.of(told(id, customer, "1000.00")), clock.instant().minus(Duration.ofDays(3)));
        receivables.keep(List.of(told(id, customer, "600.00")), clock.instant());

        assertThat(receivables.paymentsAfterDue(receivable(id))).containsExactly(new ClaimPayment(today.minusDays(3), new BigDecimal("400.00")));
    }

    private ErpReceivable told(String id, String customer, String open) {
        LocalDate today = LocalDate.now(clock);
        return new ErpReceivable(id, null, customer, null, today.minusDays(30), new BigDecimal("1000.00"), new BigDecimal(open), "EUR");
    }

    @Test
    void customerOfAnotherCountryIsFollowedUpByHandAndNothingIsCharged() {
        String customer = business("FR", "fr");
        String invoice = invoice(customer, "1500.00", 5);
        begin(customer);
        assertThat(task(customer, DunningProcess.Elements.FOLLOW_UP_ABROAD)).as("not long overdue").isNull();
        look(customer, 20);
        Task task = task(customer, DunningProcess.Elements.FOLLOW_UP_ABROAD);
        assertThat((String) tasks.getVariable(task.getId(), "reasonText")).contains("France", "nothing is charged");
        answer(customer, DunningProcess.Elements.FOLLOW_UP_ABROAD, "credit-control", Map.of("abroadDecision", "written", "abroadDay",
                LocalDate.now(clock).plusDays(20).toString(), "note", "Courrier envoy\u00e9"));
        assertWaits(customer);
        look(customer, 30);
        assertWaits(customer);
        assertThat(staff.dossier(customer)).as("made without the law of another country").isPresent();
        look(customer, 40);
        answer(customer, DunningProcess.Elements.FOLLOW_UP_ABROAD, "credit-control", Map.of("abroadDecision", "given"));

        assertEnded(customer, "Event_HandedOver");
        assertThat(sent(customer)).isEmpty();
        assertThat(mails(customer)).isEmpty();
        assertThat(receivable(invoice).handedOverOn()).isNotNull();
    }

    @Test
    void staffLetACustomerOrderForATimeAlthoughSomethingIsOverdue() {
        String customer = business("BE", "nl");
        invoice(customer, "1500.00", 7);
        begin(customer);
        look(customer, 11);
        look(customer, 27);
        look(customer, 45);
        assertThat(demoErp.creditBlocked(customer)).isTrue();

        staff.release(customer, "Betaalt vrijdag", LocalDate.now(clock).plusDays(3), "Eva");
        engine.continueToNextWaitState();
        assertThat(demoErp.creditBlocked(customer)).isFalse();
        assertThat(database.queryForList("select text from kapstok.dunning_note where customer = ? and kind = 'MAY_ORDER'", String.class, customer))
                .singleElement().asString().contains("Betaalt vrijdag");
        day(49);
        staff.endHold(customer, "Eva");
        engine.continueToNextWaitState();

        assertThat(demoErp.creditBlocked(customer)).isTrue();
    }

    @Test
    void belgianConsumerIsRemindedFreeAndChargedOnlyAfterFourteenDays() {
        String customer = consumer("BE", "fr");
        invoice(customer, "480.00", 3);

        begin(customer);
        look(customer, 10);
        assertThat(sent(customer)).containsExactly("FREE_REMINDER_XIX2");
        DunningLetter free = letterStore.ofCustomer(customer, 1).get(0);
        assertThat(free.total()).isEqualByComparingTo("480.00");
        look(customer, 20);

        assertThat(sent(customer)).containsExactly("FREE_REMINDER_XIX2", "NOTICE_WITH_CAPPED_CHARGES");
        DunningLetter notice = letterStore.ofCustomer(customer, 1).get(0);
        assertThat(notice.total()).isGreaterThan(new BigDecimal("543.00"));
        assertThat(notice.claim()).contains("63.00");
    }

    @Test
    void dutchConsumerGetsTheFourteenDayLetterBeforeAnyCosts() {
        String customer = consumer("NL", "nl");
        invoice(customer, "450.00", 3);

        begin(customer);
        look(customer, 12);
        look(customer, 20);
        assertThat(sent(customer)).containsExactly("FRIENDLY_REMINDER", "WIK_14_DAY_LETTER");
        look(customer, 36);

        assertThat(sent(customer)).containsExactly("FRIENDLY_REMINDER", "WIK_14_DAY_LETTER", "CLAIM_WITH_BIK");
        assertThat(letterStore.ofCustomer(customer, 1).get(0).claim()).contains("67.50");
    }

    @Test
    void largeInvoiceIsAnnouncedWithoutCountingAsAReminder() {
        String customer = business("BE", "nl");
        String invoice = invoice(customer, "2000.00", -2);

        begin(customer);

        assertThat(sent(customer)).containsExactly("COURTESY_NOTICE");
        assertThat(receivable(invoice).level()).isZero();
        pay(invoice);
        assertEnded(customer, "Event_AllPaid");
    }

    @Test
    void paymentWhileItWaitsEndsTheCaseWithoutThanks() {
        String customer = business("BE", "nl");
        String invoice = invoice(customer, "300.00", 10);
        begin(customer);
        int mails = mails(customer).size();

        pay(invoice);

        assertEnded(customer, "Event_AllPaid");
        assertThat(passed(customer)).contains("Event_PaymentReceived");
        assertThat(mails(customer)).hasSize(mails);
    }

    @Test
    void whoPaysAfterTheFormalNoticeIsThanked() {
        String customer = business("BE", "nl");
        String invoice = invoice(customer, "300.00", 7);
        begin(customer);
        look(customer, 11);
        look(customer, 27);
        int mails = mails(customer).size();

        pay(invoice);

        assertEnded(customer, "Event_AllPaid");
        assertThat(mails(customer)).hasSize(mails + 1);
    }

    @Test
    void paymentBetweenDecisionAndSendingStopsTheLetter() {
        String customer = business("BE", "nl");
        String invoice = invoice(customer, "300.00", 10);
        start(customer);
        runUntil(customer, DunningProcess.Elements.SEND_DUNNING_LETTER);
        database.update("update demo_erp.invoice set open = 0 where number = ?", invoice);

        engine.continueToNextWaitState();

        assertThat(sent(customer)).isEmpty();
        assertThat(letterStore.ofCustomer(customer, 1)).singleElement().satisfies(letter -> {
            assertThat(letter.state()).isEqualTo(DunningLetter.State.STOPPED);
            assertThat(letter.balanceAt()).isNotNull();
        });
        assertThat(mails(customer)).isEmpty();
        assertEnded(customer, "Event_AllPaid");
    }

    @Test
    void paymentThatIsToldWhileALetterIsMadeStartsTheStepAnew() {
        String customer = business("BE", "nl");
        String paid = invoice(customer, "300.00", 10);
        invoice(customer, "200.00", 9);
        start(customer);
        runUntil(customer, DunningProcess.Elements.SEND_DUNNING_LETTER);

        pay(paid);

        assertThat(passed(customer)).contains("Event_SituationChanged");
        assertThat(letterStore.ofCustomer(customer, 5)).filteredOn(letter -> letter.state() == DunningLetter.State.SENT).singleElement()
                .satisfies(letter -> assertThat(Letters.sum(letter.items())).isEqualByComparingTo("200.00"));
    }

    @Test
    void balanceIsKeptWithTheLetterAndNoLevelIsSentTwice() {
        String customer = business("BE", "nl");
        invoice(customer, "300.00", 10);
        begin(customer);
        look(customer);
        look(customer);

        assertThat(sent(customer)).containsExactly("REMINDER_1_NO_COST");
        assertThat(letterStore.ofCustomer(customer, 1).get(0).balance()).contains("300.00 EUR");
    }

    @Test
    void disputePausesOneOfThreeInvoicesAndItResumesAtItsLevel() {
        String customer = business("BE", "nl");
        String first = invoice(customer, "100.00", 7);
        String second = invoice(customer, "200.00", 7);
        String third = invoice(customer, "300.00", 7);
        begin(customer);

        disputes.disputed(second, customer, "K2026-90001");
        disputes.disputed(second, customer, "K2026-90001");
        engine.continueToNextWaitState();
        look(customer, 11);
        assertThat(receivable(first).level()).isEqualTo(2);
        assertThat(receivable(second).level()).isEqualTo(1);
        assertThat(receivable(third).level()).isEqualTo(2);
        disputes.settled(second, "K2026-90001");
        engine.continueToNextWaitState();
        assertThat(receivable(second).level()).isEqualTo(1);
        look(customer, 12);
        assertThat(receivable(second).level()).isEqualTo(1);
        look(customer, 28);
        assertThat(receivable(first).level()).isEqualTo(3);
        look(customer, 29);

        assertThat(receivable(second).level()).isEqualTo(2);
        assertThat(passed(customer)).contains("Event_InvoiceDisputed", "Event_DisputeSettled");
    }

    @Test
    void promiseThatIsKeptEndsTheCase() {
        String customer = business("BE", "nl");
        String invoice = invoice(customer, "300.00", 10);
        begin(customer);

        Promise promise = words.promise(customer, LocalDate.now(clock).plusDays(5), "An", "promiseDay");
        engine.continueToNextWaitState();
        day(4);
        pay(invoice);

        assertEnded(customer, "Event_AllPaid");
        assertThat(passed(customer)).contains("Event_PaymentPromised");
        assertThat(promises.ofCustomer(customer, 1)).singleElement().satisfies(kept -> {
            assertThat(kept.id()).isEqualTo(promise.id());
            assertThat(kept.state()).isEqualTo(Promise.State.KEPT);
        });
    }

    @Test
    void brokenPromiseFallsBackToTheNextLetter() {
        String customer = business("BE", "nl");
        String invoice = invoice(customer, "300.00", 15);
        begin(customer);
        words.promise(customer, LocalDate.now(clock).plusDays(10), "An", "promiseDay");
        engine.continueToNextWaitState();

        look(customer, 9);
        assertThat(sent(customer)).hasSize(1);
        look(customer, 11);
        assertThat(promises.ofCustomer(customer, 1).get(0).state()).isEqualTo(Promise.State.BROKEN);
        assertThat(receivable(invoice).promiseBroken()).isTrue();
        look(customer, 25);

        assertThat(sent(customer)).containsExactly("REMINDER_1_NO_COST", "REMINDER_2_INTEREST_PLUS_40");
    }

    @Test
    void smallPlanIsAgreedByItselfAndKept() {
        String customer = business("BE", "nl");
        String invoice = invoice(customer, "300.01", 10);
        begin(customer);

        Plan plan = words.plan(customer, 3, LocalDate.now(clock).plusDays(3), null, "An", "parts", "firstDay");
        engine.continueToNextWaitState();

        assertThat(plan.state()).isEqualTo(Plan.State.RUNNING);
        assertThat(plan.instalments()).extracting(Plan.Instalment::amount).containsExactly(new BigDecimal("100.01"), new BigDecimal("100.00"),
                new BigDecimal("100.00"));
        day(2);
        pay(invoice, "100.01");
        look(customer, 20);
        assertThat(plans.find(plan.id()).orElseThrow().state()).isEqualTo(Plan.State.RUNNING);
        pay(invoice);
        assertEnded(customer, "Event_AllPaid");
        assertThat(plans.find(plan.id()).orElseThrow().state()).isEqualTo(Plan.State.KEPT);
        assertThat(sent(customer)).hasSize(1);
    }

    @Test
    void largePlanIsAnsweredByCreditControlAndFallsBackWhenItIsBroken() {
        String customer = business("BE", "nl");
        invoice(customer, "9000.00", 10);
        begin(customer);
        Plan plan = words.plan(customer, 3, LocalDate.now(clock).plusDays(3), "Het is even moeilijk", "An", "parts", "firstDay");
        engine.continueToNextWaitState();
        assertThat(plan.state()).isEqualTo(Plan.State.ASKED);

        answer(customer, DunningProcess.Elements.APPROVE_PAYMENT_PLAN, "credit-control", Map.of("planDecision", "change", "instalments", 2,
                "firstDay", LocalDate.now(clock).plusDays(5).toString(), "customerText", "In twee keer."));
        assertThat(plans.find(plan.id()).orElseThrow().instalments()).hasSize(2);
        assertWaits(customer);
        assertThat(mails(customer)).anyMatch(mail -> mail.subject().contains(plan.id()));
        look(customer, 7);

        assertThat(plans.find(plan.id()).orElseThrow().state()).isEqualTo(Plan.State.BROKEN);
        look(customer, 25);
        assertThat(sent(customer)).containsExactly("REMINDER_1_NO_COST", "REMINDER_2_INTEREST_PLUS_40");
    }

    @Test
    void refusedPlanGoesOnWhereItWas() {
        String customer = business("BE", "nl");
        invoice(customer, "9000.00", 15);
        begin(customer);
        Plan plan = words.plan(customer, 3, LocalDate.now(clock).plusDays(3), null, "An", "parts", "firstDay");
        engine.continueToNextWaitState();

        answer(customer, DunningProcess.Elements.APPROVE_PAYMENT_PLAN, "credit-control",
                Map.of("planDecision", "refuse", "customerText", "Dat kan niet."));

        assertThat(plans.find(plan.id()).orElseThrow().state()).isEqualTo(Plan.State.REFUSED);
        look(customer, 11);
        assertThat(sent(customer)).containsExactly("REMINDER_1_NO_COST", "REMINDER_2_INTEREST_PLUS_40");
    }

    @Test
    void bestCustomerIsCalledBeforeTheFormalNotice() {
        String customer = customer(ErpCustomer.Kind.BUSINESS, "BE", "nl", "A", "BE0999000000");
        String invoice = invoice(customer, "1500.00", 7);
        begin(customer);
        look(customer, 11);
        look(customer, 27);
        assertThat(task(customer, DunningProcess.Elements.CALL_DEBTOR).getAssignee()).isEqualTo("sales");

        answer(customer, DunningProcess.Elements.CALL_DEBTOR, "sales", Map.of("callOutcome", "notReached", "note", "Twee keer gebeld"));

        assertThat(sent(customer)).contains("FINAL_NOTICE_8_DAYS");
        assertThat(receivable(invoice).calledOn()).isNotNull();
    }

    @Test
    void callEndsInAPromiseOrADispute() {
        String promising = customer(ErpCustomer.Kind.BUSINESS, "BE", "nl", "A", "BE0999000000");
        invoice(promising, "1500.00", 7);
        String disputing = customer(ErpCustomer.Kind.BUSINESS, "BE", "nl", "A", "BE0999000000");
        String disputed = invoice(disputing, "1500.00", 7);
        for (String customer : List.of(promising, disputing)) {
            begin(customer);
        }
        for (int day : List.of(11, 27)) {
            look(promising, day);
            look(disputing, day);
        }

        answer(promising, DunningProcess.Elements.CALL_DEBTOR, "sales",
                Map.of("callOutcome", "promise", "promiseDay", LocalDate.now(clock).plusDays(3).toString()));
        answer(disputing, DunningProcess.Elements.CALL_DEBTOR, "sales",
                Map.of("callOutcome", "dispute", "disputedInvoice", disputed, "note", "Nooit geleverd"));

        assertThat(promises.open(promising)).hasSize(1);
        assertThat(disputes.isDisputed(disputed)).isTrue();
        assertWaits(promising);
        assertWaits(disputing);
    }

    @Test
    void complaintAboutOneInvoiceLeavesThatOneAloneUntilItIsSettled() {
        String customer = business("BE", "nl");
        String first = invoice(customer, "300.00", 10);
        String second = invoice(customer, "200.00", 10);
        begin(customer);
        String number = intake.open("call-" + customer, customer, customers.contactsOf(customer, ContactRole.ADMIN).get(0).id(), second,
                "Het aantal klopt niet", null);
        assertThat(intake.open("call-" + customer, customer, null, second, "Nog eens", null)).isEqualTo(number);
        engine.continueToNextWaitState();
        LocalDate today = LocalDate.now(clock);
        assertThat(disputes.isDisputed(second)).isTrue();
        assertThat(receivable(second).paused(Pause.Kind.DISPUTE, today)).isTrue();
        assertThat(receivable(first).pausedAnyhow(today)).isFalse();

        String team = tasks.getIdentityLinksForTask(task(number, "Activity_AssessComplaint").getId()).get(0).getGroupId();
        assertThat(team).isEqualTo("credit-control");
        answer(number, "Activity_AssessComplaint", team, Map.of("assessDecision", "decide", "resolution", "EXPLANATION",
                "grounds", "Het aantal klopt: zie de leverbon."));

        assertThat(disputes.isDisputed(second)).isFalse();
        assertThat(mails(customer)).anyMatch(mail -> mail.subject().contains(number));
        assertWaits(customer);
    }

    @Test
    void smallAmountIsWrittenOffOrKept() {
        String gone = business("BE", "nl");
        String kept = business("BE", "nl");
        String small = invoice(gone, "4.99", 20);
        invoice(kept, "4.99", 20);
        begin(gone);
        begin(kept);

        answer(gone, DunningProcess.Elements.DECIDE_WRITE_OFF, "credit-control", Map.of("writeOffDecision", "writeOff"));
        answer(kept, DunningProcess.Elements.DECIDE_WRITE_OFF, "credit-control", Map.of("writeOffDecision", "keep"));

        assertEnded(gone, "Event_WrittenOff");
        assertThat(receivable(small).writtenOffOn()).isNotNull();
        assertWaits(kept);
    }

    @Test
    void claimIsFiledForWhoIsInsolvent() {
        String customer = business("BE", "nl");
        invoice(customer, "800.00", 20);
        transactions.executeWithoutResult(status -> {
            debtors.take(customer);
            debtors.insolvent(customer, true);
        });
        begin(customer);

        answer(customer, DunningProcess.Elements.FILE_CLAIM, "credit-control", Map.of("claimDecision", "filed", "note", "Curator Mr. Peeters"));

        assertEnded(customer, "Event_ClaimFiled");
    }

    @Test
    void handOverNeedsTwoPeopleAndCanWait() {
        String customer = business("BE", "nl");
        invoice(customer, "1500.00", 7);
        begin(customer);
        look(customer, 11);
        look(customer, 27);
        look(customer, 45);
        Map<String, Object> confirm = Map.of("handOverDecision", "confirm", "collector", "Incasso Noord");
        answer(customer, DunningProcess.Elements.CONFIRM_HAND_OVER, "credit-control", confirm);

        assertThat(catchThrowable(() ->
                answer(customer, DunningProcess.Elements.CONFIRM_HAND_OVER, "credit-control", confirm))).isNotNull();
        answer(customer, DunningProcess.Elements.CONFIRM_HAND_OVER, "finance-direction", Map.of("handOverDecision", "no", "holdDay",
                LocalDate.now(clock).plusDays(30).toString(), "note", "Directie spreekt met de klant"));

        assertWaits(customer);
        assertThat(debtors.find(customer).orElseThrow().held(LocalDate.now(clock))).isTrue();
    }

    @Test
    void customerWithoutAnAddressGetsALetterByPostWhoseTermCountsFromThePosting() {
        String customer = business("BE", "nl");
        database.update("update demo_erp.contact set email = '' where customer = ?", customer);
        customers.fromErp(customer);
        invoice(customer, "300.00", 10);
        begin(customer);
        assertThat(sent(customer)).isEmpty();

        day(2);
        answer(customer, DunningProcess.Elements.POST_LETTER, "credit-control", Map.of("postedOn", LocalDate.now(clock).toString()));

        assertThat(letterStore.ofCustomer(customer, 1).get(0)).satisfies(letter -> {
            assertThat(letter.state()).isEqualTo(DunningLetter.State.SENT);
            assertThat(letter.sentOn()).isEqualTo(LocalDate.now(clock));
            assertThat(letter.termUntil()).isAfter(LocalDate.now(clock).plusDays(9));
        });
        assertWaits(customer);
    }

    @Test
    void letterThatNoServerDeliversGoesByPost() {
        String customer = business("BE", "nl");
        String invoice = invoice(customer, "300.00", 10);
        database.update("update demo_erp.contact set email = ? where customer = ?", "bounce@refused.invalid-" + customer.toLowerCase() + ".example", customer);
        customers.fromErp(customer);
        begin(customer);
        DunningLetter letter = letterStore.ofCustomer(customer, 1).get(0);
        assertThat(receivable(invoice).level()).isEqualTo(1);

        cases.bounced(database.queryForObject("select mail from kapstok.dunning_letter where id = ?", UUID.class, letter.id()), customer,
                "550 no such user");
        engine.continueToNextWaitState();

        assertThat(receivable(invoice).level()).isZero();
        assertThat(task(customer, DunningProcess.Elements.POST_LETTER)).isNotNull();
        pay(invoice);
        assertEnded(customer, "Event_AllPaid");
        assertThat(letterStore.find(letter.id()).orElseThrow().state()).isEqualTo(DunningLetter.State.STOPPED);
    }

    @Test
    void creditNoteCountsForWhatIsDueFirst() {
        String customer = business("BE", "nl");
        invoice(customer, "300.00", 10);
        String other = invoice(customer, "200.00", 9);
        database.update("""
                insert into demo_erp.invoice (number, customer, invoice_date, due_date, net, vat, gross, open)
                values (?, ?, current_date - 5, current_date - 5, -300, 0, -300, -300)
                """, "CN" + customer, customer);

        begin(customer);

        assertThat(letterStore.ofCustomer(customer, 1).get(0).items()).singleElement()
                .satisfies(item -> assertThat(item.receivable()).isEqualTo(other));
    }

    @Test
    void invoicesAtDifferentLevelsAreNotTwoLettersOnOneDay() {
        String customer = business("BE", "nl");
        String older = invoice(customer, "300.00", 7);
        begin(customer);
        day(11);
        String newer = invoice(customer, "200.00", 10);

        look(customer);
        look(customer);
        assertThat(sent(customer)).containsExactly("REMINDER_1_NO_COST", "REMINDER_2_INTEREST_PLUS_40");
        assertThat(receivable(newer).level()).isZero();
        look(customer, 12);

        assertThat(sent(customer)).containsExactly("REMINDER_1_NO_COST", "REMINDER_2_INTEREST_PLUS_40", "REMINDER_1_NO_COST");
        assertThat(receivable(older).level()).isEqualTo(2);
        assertThat(receivable(newer).level()).isEqualTo(1);
    }

    @Test
    void longOverdueInvoiceThatIsSeenForTheFirstTimeBeginsWithAReminder() {
        String customer = business("BE", "nl");
        invoice(customer, "1500.00", 90);

        begin(customer);
        look(customer, 3);
        assertThat(sent(customer)).containsExactly("REMINDER_1_NO_COST");
        look(customer, 11);

        assertThat(sent(customer)).containsExactly("REMINDER_1_NO_COST", "REMINDER_2_INTEREST_PLUS_40");
    }

    @Test
    void erpThatIsAwayHoldsTheLetterBack() {
        String customer = business("BE", "nl");
        invoice(customer, "300.00", 10);
        start(customer);
        runUntil(customer, DunningProcess.Elements.SEND_DUNNING_LETTER);
        demoErp.faults(new DemoFaults(DemoFaults.Mode.DOWN, false, false));

        assertThat(catchThrowable(() -> engine.continueToNextWaitState())).isNotNull();
        assertThat(mails(customer)).isEmpty();
        demoErp.faults(DemoFaults.NONE);
        management.createJobQuery().processInstanceId(engine.instanceOf(customer).getId()).list()
                .forEach(job -> management.executeJob(job.getId()));
        engine.continueToNextWaitState();

        assertThat(sent(customer)).containsExactly("REMINDER_1_NO_COST");
    }

    /** Runs the customer's jobs until that one is next. */
    private void runUntil(String customer, String element) {
        for (int i = 0; i < 20; i++) {
            List<Job> jobs = management.createJobQuery().processInstanceId(engine.instanceOf(customer).getId()).messages().list();
            if (runtime.getActiveActivityIds(engine.instanceOf(customer).getId()).contains(element)) {
                return;
            }
            jobs.forEach(job -> management.executeJob(job.getId()));
        }
        throw new AssertionError("never came to " + element);
    }
}
