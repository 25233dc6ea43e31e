package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.testing.KapstokTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** The demo ERP behind a bridge: over HTTP, and not a word in either direction that is not published. */
@KapstokTest
class RestErpContractTest extends DemoErpContract {

    @Autowired
    AutowireCapableBeanFactory beans;
    @Autowired
    ErpLedger ledger;
    @Autowired
    Clock clock;

    private final BridgeDocument document = new BridgeDocument();
    private BridgeStub bridge;
    private GuardedErp erp;

    @BeforeEach
    void connect() {
        bridge = new BridgeStub(beans.createBean(DemoErpAdapter.class));
        erp = new GuardedErp(new RestErp(new BridgeCalls(bridge.settings(), null)), BridgeSettings.limits(Duration.ofSeconds(20)), ledger,
                new SimpleMeterRegistry());
    }

    @AfterEach
    void everythingWasAsPublished() {
        erp.close();
        bridge.close();
        assertThat(bridge.exchanges()).isNotEmpty().flatExtracting(document::faults).isEmpty();
    }

    @Override
    Erp erp() {
        return erp;
    }

    @Test
    void acceptanceWhoseAnswerIsCutIsFoundAgainByItsKey() throws Exception {
        ErpQuote quote = openQuote();
        ErpCommand command = command(quote);
        bridge.loseTheNextAnswer();

        assertThatThrownBy(() -> erp.acceptQuote(command, quote.number(), acceptance(quote))).satisfies(isKind(ErpException.Kind.UNKNOWN));
        List<DemoOrder> made = ordersOf(quote);
        ErpOrder order = erp.acceptQuote(command, quote.number(), acceptance(quote));

        assertThat(made).extracting(one -> one.order().number()).containsExactly(order.number());
        assertThat(ordersOf(quote)).isEqualTo(made);
    }

    @Test
    void cartWhoseAnswerIsCutMakesOneOrder() throws Exception {
        ErpCommand command = command();
        ErpPrice price = erp.pricesOf(CUSTOMER, List.of("TH-SLIM")).get(0);
        ErpOrderRequest cart = new ErpOrderRequest(CUSTOMER, null,
                List.of(new ErpOrderRequest.Line("TH-SLIM", BigDecimal.ONE, price.unitPrice())), "Bestelling №7 ✓", null, null,
                new ErpDestination("Żaneta Łuczak", "Rue de l'Été 3", "1000", "Brussel", "BE", null, "Bellen bij 'Ω'"));
        int before = demoErp.orders(CUSTOMER).size();
        bridge.loseTheNextAnswer();

        assertThatThrownBy(() -> erp.placeOrder(command, cart)).satisfies(isKind(ErpException.Kind.UNKNOWN));
        ErpOrder order = erp.placeOrder(command, cart);

        assertThat(demoErp.orders(CUSTOMER)).hasSize(before + 1).extracting(DemoOrder::idempotencyKey).contains(command.key());
        assertThat(order.reference()).isEqualTo("Bestelling №7 ✓");
        assertThat(order.elsewhere()).isEqualTo(cart.elsewhere());
    }

    @Test
    void creditNoteWhoseAnswerIsCutIsMadeOnce() throws Exception {
        String invoice = erp.invoicesOf(deliveredOrder()).get(0);
        ErpCommand command = command();
        ErpCreditRequest request = new ErpCreditRequest(invoice, "K1999-00001", "Broken", List.of(ErpCreditRequest.Line.of(1, BigDecimal.ONE)));
        bridge.loseTheNextAnswer();

        assertThatThrownBy(() -> erp.createCreditNote(command, request)).satisfies(isKind(ErpException.Kind.UNKNOWN));
        ErpInvoice note = erp.createCreditNote(command, request);

        assertThat(demoErp.creditNotes(CUSTOMER)).filteredOn(one -> command.key().equals(one.idempotencyKey()))
                .extracting(one -> one.note().number()).containsExactly(note.number());
    }

    @Test
    void everyOperationOfThePortIsInTheDocument() throws Exception {
        ErpQuote quote = openQuote();
        erp.capabilities();
        erp.customers(null);
        erp.customer(CUSTOMER);
        erp.products("WC", null);
        erp.prices(CUSTOMER, "wc", null);
        ErpPrice price = erp.pricesOf(CUSTOMER, List.of("TH-SLIM")).get(0);
        erp.credit(CUSTOMER);
        erp.quote(quote.number());
        ErpOrder order = erp.acceptQuote(command(quote), quote.number(), acceptance(quote));
        ErpQuote declined = openQuote();
        erp.declineQuote(command(), declined.number(), "Too dear");
        ErpQuote expired = openQuote();
        erp.expireQuote(command(), expired.number());
        erp.extendQuote(command(), expired.number(), LocalDate.now(clock).plusDays(9));
        erp.withdrawQuote(command(), expired.number(), "Wrong price");
        erp.order(order.number());
        erp.confirmOrder(command(), order.number());
        ErpOrder cart = erp.placeOrder(command(), new ErpOrderRequest(CUSTOMER, null,
                List.of(new ErpOrderRequest.Line("TH-SLIM", BigDecimal.ONE, price.unitPrice())), null, null, null, null));
        erp.cancelOrder(command(), cart.number(), "Ordered twice");
        String invoice = erp.receivables(null, null, null).items().get(0).invoice();
        erp.invoice(invoice);
        erp.invoicePdf(invoice);
        erp.blockOrders(command(), CUSTOMER, "Invoices are overdue");
        erp.releaseOrders(command(), CUSTOMER);
        erp.fileContract(command(), contract(CUSTOMER));
        erp.changes(erp.changes(null, 1).place(), 10);
        String delivered = deliveredOrder();
        erp.delivered(delivered);
        ErpReturn back = erp.registerReturn(command(), new ErpReturnRequest("R-" + UUID.randomUUID(), CUSTOMER, "K1999-00001", "Broken",
                List.of(new ErpGoods(delivered, 1, BigDecimal.ONE))));
        erp.receiveReturn(command(), back.number(), new ErpReturn.Receipt(1, LocalDate.now(clock),
                List.of(new ErpReturn.Receipt.Part(1, BigDecimal.ONE))));
        erp.goodsReturn(back.number());
        erp.closeReturn(command(), back.number(), "Enough");
        String billed = erp.invoicesOf(delivered).get(0);
        erp.invoiceLines(billed);
        erp.createCreditNote(command(), new ErpCreditRequest(billed, "K1999-00001", "Broken",
                List.of(ErpCreditRequest.Line.of(1, BigDecimal.ONE))));
        erp.orderReplacement(command(), new ErpReplacement(CUSTOMER, back.number(), "Broken", List.of(new ErpGoods(delivered, 1, BigDecimal.ONE))));
        erp.orderRepair(command(), new ErpRepairRequest(CUSTOMER, back.number(), "Broken", List.of(new ErpGoods(delivered, 2, BigDecimal.ONE))));

        assertThat(bridge.exchanges()).extracting(one -> document.operation(one.method(), one.path()).orElseThrow())
                .containsAll(document.operations());
    }

    private List<DemoOrder> ordersOf(ErpQuote quote) {
        return demoErp.orders(CUSTOMER).stream().filter(order -> quote.number().equals(order.order().quote())).toList();
    }
}
