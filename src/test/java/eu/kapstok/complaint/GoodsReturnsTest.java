package eu.kapstok.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpEvent;
import eu.kapstok.erp.ErpEvents;
import eu.kapstok.erp.ErpReturn;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Pdf;
import eu.kapstok.testing.TestEngine;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** Goods on their way back, parcel by parcel. */
@KapstokTest
class GoodsReturnsTest {

    private static final String CUSTOMER = "C10051";

    @Autowired
    GoodsReturns returns;
    @Autowired
    GoodsReturnStore store;
    @Autowired
    ComplaintFiles files;
    @Autowired
    ComplaintRepository complaints;
    @Autowired
    CustomerService customers;
    @Autowired
    DocumentArchive archive;
    @Autowired
    DemoErp demoErp;
    @Autowired
    Erp erp;
    @Autowired
    ErpEvents events;
    @Autowired
    TestEngine engine;
    @Autowired
    Clock clock;
    @Autowired
    PlatformTransactionManager transactions;
    @Autowired
    JdbcTemplate database;

    private String order;
    private String complaint;
    private String rma;

    @BeforeEach
    void authorize() {
        SampleSettlements samples = new SampleSettlements(demoErp, erp, customers, files, complaints, clock, transactions);
        order = samples.deliveredOrder(CUSTOMER);
        complaint = samples.decided(CUSTOMER, List.of(order), Map.of(1, 3, 2, 1), Resolution.REFUND, null, true);
        returns.authorize(complaint);
        rma = store.ofComplaint(complaint).orElseThrow().number();
    }

    @AfterEach
    void everythingWorksAgain() {
        demoErp.faults(DemoFaults.NONE);
    }

    @Test
    void returnHasTheNumberOfItsCaseALabelInTheArchiveAndIsExpectedInTheErp() {
        GoodsReturn goods = store.find(rma).orElseThrow();
        ByteArrayOutputStream label = new ByteArrayOutputStream();
        archive.copyTo(goods.documentId(), label);

        assertThat(rma).isEqualTo("R" + complaint.substring(1));
        assertThat(new Pdf(label.toByteArray()).barcode(1)).contains(rma + "/1");
        assertThat(erp.goodsReturn(rma).orElseThrow().lines()).hasSize(2);
        assertThat(erp.delivered(order).get(0).left()).isZero();
        assertThat(files.find(complaint).state()).isEqualTo(ComplaintState.GOODS_AWAITED);
        assertThat(mails("return-label")).isEqualTo(1);
    }

    @Test
    void authorizingTwiceIsAuthorizingOnce() {
        returns.authorize(complaint);

        assertThat(store.ofComplaint(complaint).orElseThrow().round()).isEqualTo(1);
        assertThat(mails("return-label")).isEqualTo(1);
    }

    @Test
    void erpThatLostTheAnswerExpectsTheGoodsOnce() {
        SampleSettlements samples = new SampleSettlements(demoErp, erp, customers, files, complaints, clock, transactions);
        String other = samples.decided(CUSTOMER, List.of(samples.deliveredOrder(CUSTOMER)), Map.of(1, 1), Resolution.REFUND, null, true);
        demoErp.faults(new DemoFaults(DemoFaults.Mode.NONE, false, true));

        assertThatThrownBy(() -> returns.authorize(other)).hasMessageContaining("before the answer came");
        assertThat(store.ofComplaint(other)).isEmpty();
        returns.authorize(other);

        assertThat(store.ofComplaint(other).orElseThrow().inErp()).isTrue();
    }

    @Test
    void goodsThatTheErpDoesNotExpectAreCountedByTheWarehouseAlone() {
        SampleSettlements samples = new SampleSettlements(demoErp, erp, customers, files, complaints, clock, transactions);
        String again = samples.decided(CUSTOMER, List.of(order), Map.of(1, 3), Resolution.REFUND, null, true);

        returns.authorize(again);

        GoodsReturn goods = store.ofComplaint(again).orElseThrow();
        assertThat(goods.inErp()).isFalse();
        assertThat(returns.counted(again, 1, Map.of(1, new BigDecimal(3)), false, "Wim")).isTrue();
    }

    @Test
    void parcelsOfTheErpAddUpAndThoseToldTwiceCountOnce() {
        demoErp.receiveReturn(rma, 1, List.of(new ErpReturn.Receipt.Part(1, BigDecimal.ONE)));
        events.receive(new ErpEvent("return:RECEIVED:" + rma + ":1", "return-received", rma));
        events.receive(new ErpEvent("return:RECEIVED:" + rma + ":1:again", "return-received", rma));

        GoodsReturn partly = store.find(rma).orElseThrow();
        assertThat(partly.lines()).extracting(GoodsReturn.Line::received).usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .containsExactly(BigDecimal.ONE, BigDecimal.ZERO);
        assertThat(partly.state()).isEqualTo(GoodsReturn.State.IN_TRANSIT);

        demoErp.receiveReturn(rma, null, null);

        GoodsReturn whole = store.find(rma).orElseThrow();
        assertThat(whole.complete()).isTrue();
        assertThat(whole.parcels()).extracting(GoodsReturn.Parcel::number).containsExactly(1, 2);
        assertThat(files.find(complaint).state()).isEqualTo(ComplaintState.INSPECTING);
    }

    @Test
    void parcelThatErpAndWarehouseBothCountedIsOneParcel() {
        demoErp.receiveReturn(rma, 1, List.of(new ErpReturn.Receipt.Part(1, BigDecimal.ONE)));

        assertThatThrownBy(() -> returns.counted(complaint, 1, Map.of(1, BigDecimal.ONE), false, "Wim"))
                .isInstanceOfSatisfying(FormRefused.class, refused -> assertThat(refused.problems().get(0).field()).isEqualTo("parcel"));

        assertThat(store.find(rma).orElseThrow().lines().get(0).received()).isEqualByComparingTo("1");
    }

    @Test
    void whatTheWarehouseCountsIsBookedInTheErpOnce() {
        BigDecimal stock = stock();

        assertThat(returns.counted(complaint, 1, Map.of(1, new BigDecimal(2)), false, "Wim")).isFalse();
        returns.bookInErp(rma, 1);
        returns.bookInErp(rma, 1);

        assertThat(erp.goodsReturn(rma).orElseThrow().lines().get(0).received()).isEqualByComparingTo("2");
        assertThat(stock()).isEqualByComparingTo(stock.add(new BigDecimal(2)));
    }

    @Test
    void moreThanWasAnnouncedOrNothingIsRefusedAtItsField() {
        assertThatThrownBy(() -> returns.counted(complaint, 1, Map.of(1, new BigDecimal(4)), false, "Wim")).isInstanceOf(FormRefused.class);
        assertThatThrownBy(() -> returns.counted(complaint, 1, Map.of(), false, "Wim")).isInstanceOf(FormRefused.class);

        assertThat(store.find(rma).orElseThrow().parcels()).isEmpty();
    }

    @Test
    void warehouseMayGoOnWithWhatCame() {
        assertThat(returns.counted(complaint, 1, Map.of(2, BigDecimal.ONE), true, "Wim")).isTrue();

        assertThat(store.find(rma).orElseThrow().complete()).isFalse();
        assertThat(files.find(complaint).state()).isEqualTo(ComplaintState.INSPECTING);
    }

    @Test
    void goodsThatNeverComeAreNoLongerWaitedForInTheErpEither() {
        returns.remind(complaint);
        returns.giveUp(complaint);
        returns.giveUp(complaint);

        assertThat(mails("return-reminder")).isEqualTo(1);
        assertThat(store.find(rma).orElseThrow().state()).isEqualTo(GoodsReturn.State.CLOSED);
        assertThat(erp.goodsReturn(rma).orElseThrow().state()).isEqualTo(ErpReturn.State.CLOSED);
    }

    @Test
    void complaintThatIsTakenBackLetsTheErpForgetTheReturn() {
        returns.abandon(complaint);
        engine.continueToNextWaitState();

        assertThat(erp.goodsReturn(rma).orElseThrow().state()).isEqualTo(ErpReturn.State.CLOSED);
    }

    @Test
    void nobodyWaitsForAReturnThatIsNotKnown() {
        events.receive(new ErpEvent("return:RECEIVED:R1999-99999:1", "return-received", "R1999-99999"));

        assertThat(database.queryForObject("select state from kapstok.erp_event where id = 'return:RECEIVED:R1999-99999:1'", String.class))
                .isEqualTo("KEPT");
        database.update("delete from kapstok.erp_event where id = 'return:RECEIVED:R1999-99999:1'");
    }

    private int mails(String template) {
        return database.queryForObject("select count(*) from kapstok.mail where business_key = ? and template = ?", Integer.class, complaint,
                template);
    }

    private BigDecimal stock() {
        return database.queryForObject("select stock from demo_erp.product where code = ?", BigDecimal.class, SampleSettlements.PLATE);
    }
}
