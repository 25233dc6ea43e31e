package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.testing.KapstokTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@KapstokTest
class DemoErpInvoicesTest {

    private static final String CUSTOMER = "C10117";

    @Autowired
    Erp erp;
    @Autowired
    DemoErp demoErp;
    @Autowired
    JdbcTemplate database;

    @Test
    void deliveredOrderIsInvoicedAndWhatWasOpenAsAnOrderIsOpenAsAnInvoice() throws Exception {
        ErpPrice price = erp.pricesOf(CUSTOMER, List.of("TH-SLIM")).get(0);
        ErpOrder order = erp.placeOrder(ErpContractTest.command(), new ErpOrderRequest(CUSTOMER, null,
                List.of(new ErpOrderRequest.Line(price.product(), new BigDecimal(2), price.unitPrice())), "PO-1", null, null, null));
        erp.confirmOrder(ErpContractTest.command(), order.number());
        demoErp.ship(order.number(), DemoShipment.ALL);
        ErpCredit before = erp.credit(CUSTOMER);

        demoErp.deliver(order.number());

        ErpCredit after = erp.credit(CUSTOMER);
        ErpReceivable receivable = erp.receivables(CUSTOMER, null, null).items().stream()
                .filter(one -> erp.invoice(one.invoice()).orElseThrow().orders().contains(order.number())).findFirst().orElseThrow();
        assertThat(receivable.open()).isEqualByComparingTo(order.gross());
        assertThat(receivable.dueDate()).isEqualTo(receivable.invoiceDate().plusDays(30));
        assertThat(after.openReceivables()).isEqualByComparingTo(before.openReceivables().add(order.gross()));
        assertThat(after.openOrders()).isEqualByComparingTo(before.openOrders().subtract(order.gross()));
    }

    @Test
    void moneyThatComesInIsToldOnceAndLessIsOpen() {
        LocalDate today = LocalDate.now();
        ErpInvoice invoice = demoErp.issueInvoice(CUSTOMER, new BigDecimal("100.00"), new BigDecimal(21), today.minusDays(40),
                today.minusDays(10), null);

        demoErp.receivePayment(invoice.number(), new BigDecimal("21.00"), today);
        BigDecimal open = erp.invoice(invoice.number()).orElseThrow().open();
        demoErp.receivePayment(invoice.number(), new BigDecimal("500.00"), today);

        assertThat(open).isEqualByComparingTo("100.00");
        assertThat(erp.invoice(invoice.number()).orElseThrow().open()).isZero();
        assertThat(database.queryForList("select key from kapstok.erp_event where type = 'payment-received' and reference = ?",
                String.class, invoice.number())).containsExactly(CUSTOMER, CUSTOMER);
        assertThat(database.queryForList("select id from kapstok.erp_event where type = 'invoice-issued' and key = ?", String.class,
                invoice.number())).containsExactly("invoice:ISSUED:" + invoice.number());
        assertThatThrownBy(() -> demoErp.receivePayment(invoice.number(), BigDecimal.ONE, today))
                .satisfies(ErpContractTest.isKind(ErpException.Kind.WRONG_STATE));
        assertThatThrownBy(() -> demoErp.receivePayment("F1999-99999", BigDecimal.ONE, today))
                .satisfies(ErpContractTest.isKind(ErpException.Kind.NOT_FOUND));
    }

    @Test
    void creditNoteSaysWhatItCredits() {
        ErpInvoice creditNote = erp.invoice(database.queryForObject(
                "select min(number) from demo_erp.invoice where credited_invoice is not null", String.class)).orElseThrow();

        assertThat(creditNote.total()).isNegative();
        assertThat(creditNote.open()).isZero();
        assertThat(erp.invoice(creditNote.creditedInvoice()).orElseThrow().total()).isPositive();
    }
}
