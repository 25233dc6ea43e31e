package eu.kapstok.erp;

import static eu.kapstok.erp.ErpContractTest.acceptance;
import static eu.kapstok.erp.ErpContractTest.command;
import static eu.kapstok.erp.ErpContractTest.isKind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.testing.KapstokTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Everything that can go wrong on the way to the ERP and back: nothing is lost, nothing happens twice. */
@KapstokTest
class ErpFaultsTest {

    private static final String CUSTOMER = "C10117";

    @Autowired
    Erp erp;
    @Autowired
    DemoErp demoErp;
    @Autowired
    AutowireCapableBeanFactory beans;
    @Autowired
    ErpLedger ledger;
    @Autowired
    JdbcTemplate database;

    @AfterEach
    void mend() {
        demoErp.faults(DemoFaults.NONE);
    }

    @Test
    void orderWaitsWhileTheErpIsDownAndIsMadeOnceWhenItIsBack() throws Exception {
        ErpQuote quote = openQuote();
        ErpCommand command = command(quote);
        demoErp.faults(new DemoFaults(DemoFaults.Mode.DOWN, false, false));

        assertThatThrownBy(() -> erp.acceptQuote(command, quote.number(), acceptance(quote)))
                .satisfies(isKind(ErpException.Kind.UNAVAILABLE));
        assertThatThrownBy(() -> erp.quote(quote.number())).satisfies(isKind(ErpException.Kind.UNAVAILABLE));
        assertThat(erp.available()).isFalse();
        assertThat(ledgerRow(command)).containsEntry("state", "PENDING").containsEntry("last_error", "ERP, accept-quote: Connection refused");

        demoErp.faults(DemoFaults.NONE);
        ErpOrder order = erp.acceptQuote(command, quote.number(), acceptance(quote));

        assertThat(erp.available()).isTrue();
        assertThat(ordersOf(quote)).containsExactly(order.number());
        assertThat(ledgerRow(command)).containsEntry("state", "DONE").containsEntry("remote_id", order.number())
                .containsEntry("attempts", 2);
    }

    @Test
    void orderWhoseAnswerIsLostIsFoundAgainByItsKey() throws Exception {
        ErpQuote quote = openQuote();
        ErpCommand command = command(quote);
        demoErp.faults(new DemoFaults(DemoFaults.Mode.NONE, false, true));

        assertThatThrownBy(() -> erp.acceptQuote(command, quote.number(), acceptance(quote)))
                .satisfies(isKind(ErpException.Kind.UNKNOWN));
        List<String> made = ordersOf(quote);
        ErpOrder order = erp.acceptQuote(command, quote.number(), acceptance(quote));

        assertThat(made).containsExactly(order.number());
        assertThat(ordersOf(quote)).isEqualTo(made);
    }

    @Test
    void cartWhoseAnswerIsLostMakesOneOrder() throws Exception {
        ErpCommand command = command();
        ErpOrderRequest cart = cart();
        int before = demoErp.orders(CUSTOMER).size();
        demoErp.faults(new DemoFaults(DemoFaults.Mode.NONE, false, true));

        assertThatThrownBy(() -> erp.placeOrder(command, cart)).satisfies(isKind(ErpException.Kind.UNKNOWN));
        ErpOrder order = erp.placeOrder(command, cart);

        assertThat(demoErp.orders(CUSTOMER)).hasSize(before + 1).extracting(DemoOrder::idempotencyKey).contains(command.key());
        assertThat(ledgerRow(command)).containsEntry("state", "DONE").containsEntry("remote_id", order.number());
    }

    @Test
    void lostAnswersToConfirmationAndCancellationAreFoundAgain() throws Exception {
        ErpOrder order = erp.placeOrder(command(), cart());
        ErpCommand confirm = command();
        ErpCommand cancel = command();
        demoErp.faults(new DemoFaults(DemoFaults.Mode.NONE, false, true));
        assertThatThrownBy(() -> erp.confirmOrder(confirm, order.number())).satisfies(isKind(ErpException.Kind.UNKNOWN));
        ErpOrder confirmed = erp.confirmOrder(confirm, order.number());
        demoErp.faults(new DemoFaults(DemoFaults.Mode.NONE, false, true));
        assertThatThrownBy(() -> erp.cancelOrder(cancel, order.number(), "No")).satisfies(isKind(ErpException.Kind.UNKNOWN));
        erp.cancelOrder(cancel, order.number(), "No");

        assertThat(confirmed.state()).isEqualTo(ErpOrder.State.CONFIRMED);
        assertThat(erp.order(order.number()).orElseThrow().state()).isEqualTo(ErpOrder.State.CANCELLED);
        assertThat(ledgerRow(cancel)).containsEntry("state", "DONE").containsEntry("attempts", 2);
    }

    @Test
    void cartSaysTheSameHoweverItsNumbersWereKept() throws Exception {
        ErpCommand command = command();
        ErpOrderRequest.Line kept = new ErpOrderRequest.Line("TH-SLIM", new BigDecimal("20.000"), price().unitPrice().setScale(4));
        ErpOrder order = erp.placeOrder(command, new ErpOrderRequest(CUSTOMER, null,
                List.of(new ErpOrderRequest.Line("TH-SLIM", new BigDecimal("20"), price().unitPrice())), null, null, null, null));

        assertThat(erp.placeOrder(command, new ErpOrderRequest(CUSTOMER, null, List.of(kept), null, null, null, null)).number())
                .isEqualTo(order.number());
    }

    @Test
    void slowErpIsNotWaitedForAndItsWorkIsFoundAgain() throws Exception {
        ErpQuote quote = openQuote();
        ErpCommand command = command(quote);
        GuardedErp impatient = impatient();
        demoErp.faults(new DemoFaults(DemoFaults.Mode.SLOW, false, false));

        assertThatThrownBy(() -> impatient.quote(quote.number())).satisfies(isKind(ErpException.Kind.UNAVAILABLE));
        assertThatThrownBy(() -> impatient.acceptQuote(command, quote.number(), acceptance(quote)))
                .satisfies(isKind(ErpException.Kind.UNKNOWN));
        demoErp.faults(DemoFaults.NONE);
        ErpOrder order = impatient.acceptQuote(command, quote.number(), acceptance(quote));

        assertThat(ordersOf(quote)).containsExactly(order.number());
        impatient.close();
    }

    @Test
    void garbageIsNotTakenForAnAnswer() throws Exception {
        ErpQuote quote = openQuote();
        ErpCommand accept = command(quote);
        ErpCommand decline = command(quote);
        demoErp.faults(new DemoFaults(DemoFaults.Mode.GARBAGE, false, false));

        assertThatThrownBy(() -> erp.quote(quote.number())).satisfies(isKind(ErpException.Kind.UNAVAILABLE));
        assertThatThrownBy(() -> erp.customer(CUSTOMER)).satisfies(isKind(ErpException.Kind.UNAVAILABLE));
        assertThatThrownBy(() -> erp.customers(null)).satisfies(isKind(ErpException.Kind.UNAVAILABLE));
        assertThatThrownBy(() -> erp.products(null, null)).satisfies(isKind(ErpException.Kind.UNAVAILABLE));
        assertThatThrownBy(() -> erp.credit(CUSTOMER)).satisfies(isKind(ErpException.Kind.UNAVAILABLE));
        assertThatThrownBy(() -> erp.prices(CUSTOMER, null, null)).satisfies(isKind(ErpException.Kind.UNAVAILABLE));
        assertThatThrownBy(() -> erp.pricesOf(CUSTOMER, List.of("TH-SLIM"))).satisfies(isKind(ErpException.Kind.UNAVAILABLE));
        assertThatThrownBy(() -> erp.order("O2026-00001")).satisfies(isKind(ErpException.Kind.UNAVAILABLE));
        assertThatThrownBy(() -> erp.receivables(null, null, null)).satisfies(isKind(ErpException.Kind.UNAVAILABLE));
        assertThatThrownBy(() -> erp.invoice("F2026-00001")).satisfies(isKind(ErpException.Kind.UNAVAILABLE));
        assertThatThrownBy(() -> erp.invoicePdf("F2026-00001")).satisfies(isKind(ErpException.Kind.UNAVAILABLE));
        assertThatThrownBy(() -> erp.changes("0", 10)).satisfies(isKind(ErpException.Kind.UNAVAILABLE));
        assertThatThrownBy(() -> erp.declineQuote(decline, quote.number(), "No")).satisfies(isKind(ErpException.Kind.UNKNOWN));
        assertThatThrownBy(() -> erp.acceptQuote(accept, quote.number(), acceptance(quote)))
                .satisfies(isKind(ErpException.Kind.UNKNOWN));
        assertThat(erp.available()).isFalse();

        demoErp.faults(DemoFaults.NONE);
        assertThat(erp.acceptQuote(accept, quote.number(), acceptance(quote)).quote()).isEqualTo(quote.number());
    }

    @Test
    void refusedOrderCanBeTriedAgainOnceAPersonSolvedIt() throws Exception {
        ErpQuote quote = openQuote();
        ErpCommand command = command(quote);
        demoErp.faults(new DemoFaults(DemoFaults.Mode.NONE, true, false));

        assertThatThrownBy(() -> erp.acceptQuote(command, quote.number(), acceptance(quote)))
                .isInstanceOf(ErpOrderRejected.class).hasMessageContaining("no longer valid");
        assertThat(ledgerRow(command)).containsEntry("state", "REJECTED");
        ErpOrder order = erp.acceptQuote(command, quote.number(), acceptance(quote));

        assertThat(ordersOf(quote)).containsExactly(order.number());
    }

    @Test
    void customerWhoIsBlockedGetsNoOrder() throws Exception {
        ErpQuote quote = openQuote();
        demoErp.blockCredit(CUSTOMER, true);
        try {
            assertThatThrownBy(() -> erp.acceptQuote(command(quote), quote.number(), acceptance(quote)))
                    .isInstanceOf(ErpOrderRejected.class).hasMessageContaining("blocked");
        } finally {
            demoErp.blockCredit(CUSTOMER, false);
        }
    }

    @Test
    void keyOfOneCommandIsNotTakenForAnother() throws Exception {
        ErpQuote quote = openQuote();
        ErpCommand command = command(quote);
        erp.acceptQuote(command, quote.number(), acceptance(quote));

        ErpAcceptance another = new ErpAcceptance(quote.version(), "PO-8", null, null);
        assertThatThrownBy(() -> erp.acceptQuote(command, quote.number(), another))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining(command.key());
        DemoErpAdapter adapter = adapter();
        assertThatThrownBy(() -> adapter.acceptQuote(command, quote.number(), another))
                .satisfies(isKind(ErpException.Kind.INVALID));
    }

    @Test
    void carriedOutCommandIsNotSentAgain() throws Exception {
        ErpQuote quote = openQuote();
        ErpCommand command = command(quote);
        erp.withdrawQuote(command, quote.number(), "Wrong price");
        demoErp.faults(new DemoFaults(DemoFaults.Mode.DOWN, false, false));

        erp.withdrawQuote(command, quote.number(), "Wrong price");

        assertThat(ledgerRow(command)).containsEntry("attempts", 1);
    }

    private ErpQuote openQuote() {
        return demoErp.raiseQuote(DemoQuote.of(CUSTOMER, DemoQuote.Line.of("TH-SLIM", 1)));
    }

    private ErpPrice price() {
        return erp.pricesOf(CUSTOMER, List.of("TH-SLIM")).get(0);
    }

    private ErpOrderRequest cart() {
        return new ErpOrderRequest(CUSTOMER, null, List.of(new ErpOrderRequest.Line("TH-SLIM", BigDecimal.ONE, price().unitPrice())),
                null, null, null, null);
    }

    private GuardedErp impatient() {
        ErpProperties.Limits limits = new ErpProperties.Limits(Duration.ofMillis(700), Duration.ofMillis(1500), 4,
                Duration.ofSeconds(5), 1000, Duration.ofSeconds(30), Duration.ofSeconds(15));
        return new GuardedErp(adapter(), limits, ledger, new SimpleMeterRegistry());
    }

    private DemoErpAdapter adapter() {
        return beans.createBean(DemoErpAdapter.class);
    }

    private List<String> ordersOf(ErpQuote quote) {
        return demoErp.orders(CUSTOMER).stream().map(DemoOrder::order).filter(order -> quote.number().equals(order.quote()))
                .map(ErpOrder::number).toList();
    }

    private Map<String, Object> ledgerRow(ErpCommand command) {
        return database.queryForMap("select * from kapstok.erp_command where key = ?", command.key());
    }
}
