package eu.kapstok.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.DemoCreditNote;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.erp.DemoShipment;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpCreditRequest;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpInvoice;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.erp.ErpOrderRejected;
import eu.kapstok.erp.ErpReturn;
import eu.kapstok.testing.KapstokTest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is made good in the ERP: each step once, whatever is lost, and never half without a person knowing. */
@KapstokTest
class SettlementsTest {

    private static final String BUSINESS = "C10051";
    private static final String CONSUMER = "C10138";

    @Autowired
    Settlements settlements;
    @Autowired
    SettlementStore store;
    @Autowired
    GoodsReturns returns;
    @Autowired
    GoodsReturnStore goods;
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
    Clock clock;
    @Autowired
    PlatformTransactionManager transactions;
    @Autowired
    JdbcTemplate database;

    private SampleSettlements samples;

    @BeforeEach
    void prepare() {
        samples = new SampleSettlements(demoErp, erp, customers, files, complaints, clock, transactions);
    }

    @AfterEach
    void everythingWorksAgain() {
        demoErp.faults(DemoFaults.NONE);
    }

    @Test
    void whatWasBilledIsGivenBackWithTheVatOfEachRate() throws Exception {
        String order = samples.deliveredOrder(BUSINESS);
        String complaint = samples.decided(BUSINESS, List.of(order), Map.of(1, 3, 2, 2), Resolution.CREDIT_NOTE, null, false);

        assertThat(settlements.plan(complaint)).isEqualTo(new Settlements.Plan(false, true, false));
        LocalDate refundBy = settlements.credit(complaint);

        ErpInvoice invoice = erp.invoice(erp.invoicesOf(order).get(0)).orElseThrow();
        Settlement settlement = store.ofComplaint(complaint).orElseThrow();
        assertThat(settlement.credited()).isEqualByComparingTo(invoice.total());
        assertThat(invoice.open()).isZero();
        assertThat(refundBy).isNull();
        assertThat(notesOn(order)).singleElement().satisfies(note -> assertThat(note.idempotencyKey()).contains(complaint));
    }

    @Test
    void creditNoteWhoseAnswerIsLostIsMadeOnce() throws Exception {
        String order = samples.deliveredOrder(BUSINESS);
        String complaint = samples.decided(BUSINESS, List.of(order), Map.of(1, 2), Resolution.CREDIT_NOTE, null, false);
        settlements.plan(complaint);
        demoErp.faults(new DemoFaults(DemoFaults.Mode.NONE, false, true));

        assertThatThrownBy(() -> settlements.credit(complaint)).isInstanceOfSatisfying(ErpException.class,
                lost -> assertThat(lost.kind()).isEqualTo(ErpException.Kind.UNKNOWN));
        assertThat(notesOn(order)).hasSize(1);
        settlements.credit(complaint);
        settlements.credit(complaint);

        assertThat(notesOn(order)).singleElement().satisfies(note -> assertThat(store.ofComplaint(complaint).orElseThrow().made())
                .extracting(Settlement.Credit::creditNote).containsExactly(note.note().number()));
    }

    @Test
    void erpThatIsAwayIsTriedAgainAndNobodyIsBothered() {
        String complaint = samples.decided(BUSINESS, List.of(samples.deliveredOrder(BUSINESS)), Map.of(1, 1), Resolution.REPAIR, null, false);
        settlements.plan(complaint);
        demoErp.faults(new DemoFaults(DemoFaults.Mode.DOWN, false, false));

        assertThatThrownBy(() -> settlements.orderRepair(complaint)).isInstanceOf(ErpException.class);

        assertThat(store.ofComplaint(complaint).orElseThrow().problem()).isNull();
    }

    @Test
    void priceReductionIsSpreadOverTheGoodsByWhatTheyCost() throws Exception {
        String order = samples.deliveredOrder(BUSINESS);
        String complaint = samples.decided(BUSINESS, List.of(order), Map.of(1, 3, 2, 2), Resolution.PRICE_REDUCTION, new BigDecimal("33.33"), false);

        settlements.plan(complaint);
        settlements.credit(complaint);

        Settlement.Credit credit = store.ofComplaint(complaint).orElseThrow().made().get(0);
        assertThat(credit.net()).isEqualByComparingTo("33.33");
        assertThat(credit.parts()).hasSize(2).allMatch(part -> part.quantity() == null && part.net().signum() > 0);
    }

    @Test
    void moreThanWasBilledIsNeverGivenBackAndAPersonHearsWhy() {
        String order = samples.deliveredOrder(BUSINESS);
        String complaint = samples.decided(BUSINESS, List.of(order), Map.of(1, 3), Resolution.PRICE_REDUCTION, new BigDecimal("9999.00"), false);

        assertThat(settlements.plan(complaint).credit()).isTrue();

        assertThatThrownBy(() -> settlements.credit(complaint)).isInstanceOf(ErpOrderRejected.class).hasMessageContaining("9999.00");
        assertThat(notesOn(order)).isEmpty();
    }

    @Test
    void refusedCreditNoteTakesTheReplacementBackAndTheNextAttemptOrdersItAnew() throws Exception {
        String order = samples.deliveredOrder(BUSINESS);
        String complaint = samples.decided(BUSINESS, List.of(order), Map.of(1, 1), Resolution.REPLACEMENT, new BigDecimal("9999.00"), false);
        assertThat(settlements.plan(complaint)).isEqualTo(new Settlements.Plan(true, true, false));
        settlements.orderReplacement(complaint);
        String replacement = store.ofComplaint(complaint).orElseThrow().replacementOrder();

        String why = refusalOf(complaint);
        settlements.refused(complaint, why);
        assertThat(settlements.replacementOrdered(complaint)).isTrue();
        settlements.cancelReplacement(complaint);

        assertThat(erp.order(replacement).orElseThrow().state()).isEqualTo(ErpOrder.State.CANCELLED);
        assertThat(settlements.replacementOrdered(complaint)).isFalse();
        assertThat(store.ofComplaint(complaint).orElseThrow().problem()).isEqualTo(why);

        settlements.plan(complaint);
        settlements.orderReplacement(complaint);
        assertThat(store.ofComplaint(complaint).orElseThrow().replacementOrder()).isNotEqualTo(replacement);
    }

    @Test
    void replacementThatLeftAlreadyStaysAndThePersonReadsSo() throws Exception {
        String order = samples.deliveredOrder(BUSINESS);
        String complaint = samples.decided(BUSINESS, List.of(order), Map.of(1, 1), Resolution.REPLACEMENT, new BigDecimal("9999.00"), false);
        settlements.plan(complaint);
        settlements.orderReplacement(complaint);
        String replacement = store.ofComplaint(complaint).orElseThrow().replacementOrder();
        demoErp.ship(replacement, DemoShipment.ALL);

        settlements.refused(complaint, refusalOf(complaint));
        settlements.cancelReplacement(complaint);

        assertThat(settlements.replacementOrdered(complaint)).isTrue();
        assertThat(store.ofComplaint(complaint).orElseThrow().problem()).contains(replacement, "shipped");
    }

    @Test
    void secondInvoiceThatIsRefusedLeavesTheFirstCreditNoteStandingAndIsTriedAlone() throws Exception {
        String first = samples.deliveredOrder(BUSINESS);
        String second = samples.deliveredOrder(BUSINESS);
        String complaint = samples.decided(BUSINESS, List.of(first, second), Map.of(1, 3), Resolution.CREDIT_NOTE, null, false);
        settlements.plan(complaint);
        String billed = erp.invoicesOf(second).get(0);
        erp.createCreditNote(new ErpCommand("test:" + UUID.randomUUID(), "test"), new ErpCreditRequest(billed, "K", "By somebody else",
                List.of(ErpCreditRequest.Line.of(1, BigDecimal.ONE))));

        String why = refusalOf(complaint);
        settlements.refused(complaint, why);

        assertThat(store.ofComplaint(complaint).orElseThrow().made()).extracting(Settlement.Credit::invoice)
                .containsExactly(erp.invoicesOf(first).get(0));
        assertThat(settlements.plan(complaint).credit()).isTrue();
        assertThat(refusalOf(complaint)).contains("1 ");
        assertThat(notesOn(first)).hasSize(1);
    }

    @Test
    void repairIsOrderedForTheGoodsOfTheComplaint() throws Exception {
        String complaint = samples.decided(BUSINESS, List.of(samples.deliveredOrder(BUSINESS)), Map.of(1, 1), Resolution.REPAIR, null, false);

        assertThat(settlements.plan(complaint)).isEqualTo(new Settlements.Plan(false, false, true));
        settlements.orderRepair(complaint);
        settlements.orderRepair(complaint);

        assertThat(demoErp.repairs(BUSINESS)).filteredOn(repair -> repair.reference().equals(complaint)).extracting(repair -> repair.number())
                .containsExactly(store.ofComplaint(complaint).orElseThrow().repairOrder());
    }

    @Test
    void whatAConsumerHadPaidIsPaidOutWithinTheLawsDays() throws Exception {
        String order = samples.delivered(CONSUMER, DemoQuote.Line.of("TH-SLIM", 1));
        String invoice = erp.invoicesOf(order).get(0);
        database.update("update demo_erp.invoice set open = 0 where number = ?", invoice);
        String complaint = samples.decided(CONSUMER, List.of(order), Map.of(1, 1), Resolution.REFUND, null, false);

        settlements.plan(complaint);
        LocalDate refundBy = settlements.credit(complaint);

        assertThat(refundBy).isEqualTo(LocalDate.now(clock).plusDays(14));
        assertThat(store.ofComplaint(complaint).orElseThrow().toPayOut()).isEqualByComparingTo(erp.invoice(invoice).orElseThrow().total());
        assertThat(settlements.refundBy(complaint)).isEqualTo(refundBy);
        settlements.refunded(complaint, "SEPA 2026-118", "Karim");
        assertThat(settlements.refundBy(complaint)).isNull();
    }

    @Test
    void onlyWhatCameBackIsGivenBack() throws Exception {
        String order = samples.deliveredOrder(BUSINESS);
        String complaint = samples.decided(BUSINESS, List.of(order), Map.of(1, 3), Resolution.REFUND, null, true);
        returns.authorize(complaint);
        String rma = goods.ofComplaint(complaint).orElseThrow().number();
        demoErp.receiveReturn(rma, null, List.of(new ErpReturn.Receipt.Part(1, new BigDecimal(2))));
        returns.receivedInErp(rma);
        inComplaint(complaint, Complaint::inspect);
        returns.inspected(complaint, goods.ofComplaint(complaint).orElseThrow().lines().stream().map(line -> new GoodsReturn.Line(
                line.position(), line.complaintLine(), line.order(), line.orderLine(), line.product(), line.description(), line.unit(),
                line.announced(), line.received(), "A", true, null)).toList(), "Wim");

        settlements.plan(complaint);
        settlements.credit(complaint);

        assertThat(store.ofComplaint(complaint).orElseThrow().made().get(0).parts()).singleElement()
                .satisfies(part -> assertThat(part.quantity()).isEqualByComparingTo("2"));
    }

    private void inComplaint(String number, Consumer<Complaint> change) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> change.accept(files.take(number)));
    }

    private String refusalOf(String complaint) {
        try {
            settlements.credit(complaint);
        } catch (ErpOrderRejected refused) {
            return refused.getMessage();
        }
        throw new AssertionError("It was not refused");
    }

    private List<DemoCreditNote> notesOn(String order) {
        String invoice = erp.invoicesOf(order).get(0);
        return demoErp.creditNotes(BUSINESS).stream().filter(note -> invoice.equals(note.note().creditedInvoice())).toList();
    }
}
