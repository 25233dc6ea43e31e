package eu.kapstok.complaint;

import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.INSPECT_RETURN;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.PAY_REFUND;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.RECEIVE_RETURN;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.SETTLE_BY_HAND;
import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.erp.ErpAcceptance;
import eu.kapstok.erp.ErpCapability;
import eu.kapstok.erp.ErpChanges;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpDelivered;
import eu.kapstok.erp.ErpEvents;
import eu.kapstok.erp.ErpInvoice;
import eu.kapstok.erp.ErpQuote;
import eu.kapstok.erp.ErpSwitch;
import eu.kapstok.erp.tryton.LiveTryton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Complaints that are made good in a real Tryton, and by hand where the ERP cannot. */
class TrytonComplaintTest extends ComplaintProcessTests {

    @Autowired
    ErpSwitch chosen;
    @Autowired
    ErpEvents events;

    private LiveTryton tryton;

    @AfterEach
    void workWithTheDemoAgain() throws Exception {
        chosen.back();
        if (tryton != null) {
            tryton.close();
        }
    }

    @Test
    void goodsComeBackThroughTrytonsWarehouseAndAreCreditedThere() throws Exception {
        String order = deliveredInTryton();
        String invoice = erp.invoicesOf(order).get(0);
        String number = reportedInTryton(order, ComplaintReason.DEFECT, Wish.REFUND);
        String place = erp.changes(null, 100).place();

        decide(number, Resolution.CREDIT_NOTE, true);

        String goodsReturn = "R" + number.substring(1);
        assertThat(complaint(number).state()).isEqualTo(ComplaintState.GOODS_AWAITED);
        assertThat(tryton.complaints(goodsReturn)).containsExactly(1L, 1L);
        tryton.takeBack(goodsReturn);
        hear(place);
        assertThat(passed(number)).contains("Event_GoodsReceivedInErp");
        inspect(number);

        assertThat(passed(number)).contains("Activity_CreateCreditNote").doesNotContain(SETTLE_BY_HAND);
        if (task(number, PAY_REFUND) != null) {
            staff(number, PAY_REFUND, "credit-control", Map.of("refundResult", "paid"));
        }
        assertThat(complaint(number).closing()).isEqualTo(Closing.SETTLED);
        assertThat(tryton.creditNotes(number)).isEqualTo(1);
        ErpInvoice left = erp.invoice(invoice).orElseThrow();
        assertThat(left.open()).isEqualByComparingTo(left.total().subtract(new BigDecimal("40.84")));
        ErpDelivered line = erp.delivered(order).get(0);
        assertThat(line.returned()).isEqualByComparingTo("1");
        assertThat(line.left()).isEqualByComparingTo(line.delivered().subtract(BigDecimal.ONE));
    }

    @Test
    void replacementIsOrderedInTrytonAndARepairIsATaskForPeople() throws Exception {
        String order = deliveredInTryton();
        String replaced = reportedInTryton(order, ComplaintReason.DAMAGED_IN_TRANSIT, Wish.REPLACEMENT);
        decide(replaced, Resolution.REPLACEMENT, false);
        assertThat(passed(replaced)).contains("Activity_OrderReplacement");
        assertThat(complaint(replaced).closing()).isEqualTo(Closing.SETTLED);

        String repaired = reportedInTryton(order, ComplaintReason.DEFECT, Wish.REPAIR);
        decide(repaired, Resolution.REPAIR, false);

        assertThat(task(repaired, SETTLE_BY_HAND)).isNotNull();
        assertThat(complaint(repaired).state()).isEqualTo(ComplaintState.SETTLING);
    }

    @Test
    void warehouseCountsWhereTheErpExpectsNoGoods() {
        chosen.toOneWithout(ErpCapability.RETURNS);
        String number = reported(BUSINESS, ComplaintReason.DEFECT, Wish.REPLACEMENT);
        decide(number, Resolution.REPLACEMENT, true);
        assertThat(erp.goodsReturn("R" + number.substring(1))).isEmpty();

        staff(number, RECEIVE_RETURN, "warehouse",
                Map.of("parcel", 1, "receivedLines", List.of(Map.of("position", 1, "quantity", 1)), "receiptResult", "all"));
        inspect(number);

        assertThat(complaint(number).closing()).isEqualTo(Closing.SETTLED);
        assertThat(erp.goodsReturn("R" + number.substring(1))).isEmpty();
    }

    /** Number of an order of three valves, billed and arrived. */
    private String deliveredInTryton() throws Exception {
        tryton = LiveTryton.start();
        engine.continueToNextWaitState();
        chosen.toTryton(tryton.url(), Clock.offset(clock, Duration.ofDays(2)));
        String jansen = tryton.customer("Jansen Installaties NV");
        inTransaction(() -> customers.fromErp(jansen));
        ErpQuote quote = erp.quote(tryton.raiseQuote(jansen, new LiveTryton.Line("VALVE-25", "3"))).orElseThrow();
        erp.acceptQuote(new ErpCommand(UUID.randomUUID().toString(), "test"), quote.number(), new ErpAcceptance(quote.version(), null, null, null));
        erp.confirmOrder(new ErpCommand(UUID.randomUUID().toString(), "test"), quote.number());
        tryton.ship(quote.number());
        tryton.bill(quote.number());
        return quote.number();
    }

    private String reportedInTryton(String order, ComplaintReason reason, Wish wish) {
        ErpDelivered line = erp.delivered(order).get(0);
        return reported(erp.order(order).orElseThrow().customer(), reason, wish, null, true,
                List.of(new NewComplaint.Line(order, line.line(), null, null, line.product(), line.description(), line.unit(), BigDecimal.ONE,
                        line.unitPrice(), line.vatRate(), line.deliveredOn(), null, null)));
    }

    private void inspect(String number) {
        staff(number, INSPECT_RETURN, "warehouse", Map.of("inspectedLines", List.of(Map.of("position", 1, "grade", "B", "found", "yes"))));
    }

    private void hear(String place) {
        String at = place;
        do {
            ErpChanges changes = erp.changes(at, 500);
            changes.events().stream().filter(event -> event.type().equals("return-received")).forEach(event -> inTransaction(() -> {
                events.receive(event);
                return null;
            }));
            at = changes.place();
        } while (!at.contains("|0|0|0|"));
        engine.continueToNextWaitState();
    }
}
