package eu.kapstok.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpCreditRequest;
import eu.kapstok.erp.ErpInvoice;
import eu.kapstok.erp.ErpReturn;
import eu.kapstok.forms.Actor;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** From goods on their way back to what was made good, through the model. */
@KapstokTest
class SettlementProcessTest {

    private static final String LIEVE = "C10138";

    @Autowired
    Withdrawals withdrawals;
    @Autowired
    GoodsReturnStore returns;
    @Autowired
    SettlementStore settlements;
    @Autowired
    ComplaintFiles files;
    @Autowired
    ComplaintRepository complaints;
    @Autowired
    CustomerService customers;
    @Autowired
    DemoErp demoErp;
    @Autowired
    Erp erp;
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
    Clock clock;
    @Autowired
    PlatformTransactionManager transactions;
    @Autowired
    JdbcTemplate database;

    private String order;
    private String invoice;
    private String number;
    private String rma;

    @BeforeEach
    void declare() {
        order = new SampleSettlements(demoErp, erp, customers, files, complaints, clock, transactions)
                .delivered(LIEVE, DemoQuote.Line.of("TH-SLIM", 2));
        invoice = erp.invoicesOf(order).get(0);
        Contact lieve = customers.contactsOf(LIEVE, ContactRole.ADMIN).get(0);
        number = withdrawals.declare(order, LIEVE, lieve.id(), "nl", UUID.randomUUID().toString(), lieve.name(), lieve.email(),
                Map.of(1, new BigDecimal(2)), new Actor(Actor.Kind.CONTACT, lieve.id().toString(), lieve.name(), null, null,
                        Locale.forLanguageTag("nl")));
        engine.continueToNextWaitState();
        rma = returns.ofComplaint(number).orElseThrow().number();
    }

    @AfterEach
    void everythingWorksAgain() {
        demoErp.faults(DemoFaults.NONE);
        identity.clearAuthentication();
    }

    @Test
    void withdrawalComesToTheRefundOfWhatWasPaid() {
        database.update("update demo_erp.invoice set open = 0 where number = ?", invoice);
        demoErp.receiveReturn(rma, null, List.of(new ErpReturn.Receipt.Part(1, BigDecimal.ONE)));
        engine.continueToNextWaitState();
        assertThat(task("Activity_ReceiveReturn")).isNotNull();

        demoErp.receiveReturn(rma, null, null);
        engine.continueToNextWaitState();
        assertThat(task("Activity_ReceiveReturn")).isNull();
        inspect("yes");

        BigDecimal paid = erp.invoice(invoice).orElseThrow().total();
        assertThat(demoErp.creditNotes(LIEVE)).filteredOn(note -> invoice.equals(note.note().creditedInvoice())).singleElement()
                .satisfies(note -> assertThat(note.note().total()).isEqualByComparingTo(paid.negate()));
        assertThat(task("Activity_PayRefund").getDueDate()).isNotNull();
        staff("Activity_PayRefund", "credit-control", Map.of("refundResult", "paid", "note", "SEPA 2026-118"));

        assertThat(files.find(number).state()).isEqualTo(ComplaintState.CLOSED);
        assertThat(settlements.ofComplaint(number).orElseThrow().refundedAt()).isNotNull();
    }

    @Test
    void warehouseCountsInItsTaskWhatNoErpTold() {
        staff("Activity_ReceiveReturn", "warehouse", Map.of("parcel", 1L, "receiptResult", "more", "receivedLines",
                List.of(Map.of("position", 1, "quantity", 2))));

        assertThat(task("Activity_InspectReturn")).isNotNull();
        assertThat(erp.goodsReturn(rma).orElseThrow().state()).isEqualTo(ErpReturn.State.RECEIVED);
    }

    @Test
    void goodsThatAreDifferentGoBackToWhoJudges() {
        demoErp.receiveReturn(rma, null, null);
        engine.continueToNextWaitState();

        inspect("no");

        assertThat(task("Activity_AssessComplaint")).isNotNull();
        assertThat(settlements.ofComplaint(number)).isEmpty();
        assertThat(demoErp.creditNotes(LIEVE)).noneMatch(note -> invoice.equals(note.note().creditedInvoice()));
    }

    @Test
    void goodsThatNeverComeAreRemindedOfAndThenTheCaseIsClosed() {
        engine.fireTimer(number, "Event_GoodsMissingFor7Days");
        engine.continueToNextWaitState();
        assertThat(returns.find(rma).orElseThrow().remindedAt()).isNotNull();
        assertThat(task("Activity_ReceiveReturn")).isNotNull();

        engine.fireTimer(number, "Event_GoodsMissingFor21Days");
        engine.continueToNextWaitState();

        assertThat(files.find(number).closing()).isEqualTo(Closing.GOODS_NEVER_CAME);
        assertThat(erp.goodsReturn(rma).orElseThrow().state()).isEqualTo(ErpReturn.State.CLOSED);
    }

    @Test
    void whatCameByTheLastDayIsSettledAndWhatDidNotIsNot() {
        demoErp.receiveReturn(rma, null, List.of(new ErpReturn.Receipt.Part(1, BigDecimal.ONE)));
        engine.continueToNextWaitState();
        engine.fireTimer(number, "Event_GoodsMissingFor21Days");
        engine.continueToNextWaitState();

        assertThat(erp.goodsReturn(rma).orElseThrow().state()).isEqualTo(ErpReturn.State.CLOSED);
        assertThat(files.find(number).state()).isEqualTo(ComplaintState.INSPECTING);
        assertThat(database.queryForObject("select text from kapstok.mail where business_key = ? and template = 'return-partly'", String.class, number))
                .contains("1 st Slimme");
        inspect("yes");

        ErpInvoice billed = erp.invoice(invoice).orElseThrow();
        assertThat(demoErp.creditNotes(LIEVE)).filteredOn(note -> invoice.equals(note.note().creditedInvoice())).singleElement()
                .satisfies(note -> assertThat(note.note().total().negate().multiply(new BigDecimal(2)))
                        .isCloseTo(billed.total(), Offset.offset(new BigDecimal("0.02"))));
        assertThat(files.find(number).closing()).isEqualTo(Closing.SETTLED);
        assertThat(passed()).contains("Activity_CloseReturn", "Gateway_GoodsToInspect", "Activity_CreateCreditNote");
    }

    @Test
    void erpThatMadeTheCreditNoteAndLostTheAnswerGivesOne() {
        demoErp.receiveReturn(rma, null, null);
        engine.continueToNextWaitState();
        complete("Activity_InspectReturn", "warehouse", judged("yes"));
        Job plan = job("Activity_PlanSettlement");
        management.executeJob(plan.getId());
        demoErp.faults(new DemoFaults(DemoFaults.Mode.NONE, false, true));
        Job credit = job("Activity_CreateCreditNote");

        assertThatThrownBy(() -> management.executeJob(credit.getId())).hasMessageContaining("before the answer came");
        assertThat(demoErp.creditNotes(LIEVE)).filteredOn(note -> invoice.equals(note.note().creditedInvoice())).hasSize(1);
        management.executeJob(credit.getId());
        engine.continueToNextWaitState();

        assertThat(demoErp.creditNotes(LIEVE)).filteredOn(note -> invoice.equals(note.note().creditedInvoice())).hasSize(1);
        assertThat(files.find(number).state()).isEqualTo(ComplaintState.CLOSED);
    }

    @Test
    void whatTheErpRefusesIsAPersonsAndIsTriedAgainWhenTheySaySo() throws Exception {
        demoErp.receiveReturn(rma, null, null);
        engine.continueToNextWaitState();
        demoErp.faults(new DemoFaults(DemoFaults.Mode.NONE, true, false));

        inspect("yes");
        Task byHand = task("Activity_SettleByHand");
        assertThat(byHand).isNotNull();
        assertThat(tasks.getVariableLocal(byHand.getId(), "problemText").toString()).contains("refuses");
        staff("Activity_SettleByHand", "back-office", Map.of("handResult", "again", "note", "De boekhouding was gesloten"));

        assertThat(demoErp.creditNotes(LIEVE)).filteredOn(note -> invoice.equals(note.note().creditedInvoice())).hasSize(1);
        assertThat(files.find(number).state()).isEqualTo(ComplaintState.CLOSED);
    }

    @Test
    void whatWasCreditedInTheErpMeanwhileIsNotCreditedTwiceButLandsWithAPerson() throws Exception {
        erp.createCreditNote(new ErpCommand("test:" + UUID.randomUUID(), "test"), new ErpCreditRequest(invoice, "K", "By somebody else",
                List.of(ErpCreditRequest.Line.of(1, new BigDecimal(2)))));
        demoErp.receiveReturn(rma, null, null);
        engine.continueToNextWaitState();

        inspect("yes");
        staff("Activity_SettleByHand", "back-office", Map.of("handResult", "done", "note", "Was al gecrediteerd"));

        assertThat(demoErp.creditNotes(LIEVE)).filteredOn(note -> invoice.equals(note.note().creditedInvoice())).hasSize(1);
        assertThat(files.find(number).state()).isEqualTo(ComplaintState.CLOSED);
        assertThat(passed()).contains("Event_CreditNoteRefused").doesNotContain("Activity_CancelReplacement");
    }

    private void inspect(String found) {
        complete("Activity_InspectReturn", "warehouse", judged(found));
        engine.continueToNextWaitState();
    }

    private static Map<String, Object> judged(String found) {
        Map<String, Object> row = new HashMap<>(Map.of("position", 1, "grade", "B", "found", found, "remark", "Doos geopend"));
        return Map.of("inspectedLines", List.of(row));
    }

    private void staff(String element, String group, Map<String, Object> values) {
        complete(element, group, values);
        engine.continueToNextWaitState();
    }

    private void complete(String element, String group, Map<String, Object> values) {
        engine.complete(number, element, group, values);
    }

    private Task task(String element) {
        return engine.task(number, element);
    }

    private Job job(String element) {
        return management.createJobQuery().processInstanceId(engine.instanceOf(number).getId()).activityId(element).singleResult();
    }

    private Set<String> passed() {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream())
                .map(HistoricActivityInstance::getActivityId).collect(Collectors.toSet());
    }
}
