package eu.kapstok.erp;

import static eu.kapstok.erp.ErpContractTest.isKind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/** An ERP that can do little: people do it there, and the processes find it done. */
class ErpByHandTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final ErpCommand COMMAND = new ErpCommand("Q1:1:test", "test");

    private final Erp adapter = mock(Erp.class);
    private final ErpFeed feed = mock(ErpFeed.class);
    private final GuardedErp erp = new GuardedErp(adapter, BridgeSettings.limits(Duration.ofSeconds(5)), mock(ErpLedger.class),
            new SimpleMeterRegistry());

    ErpByHandTest() {
        when(adapter.capabilities()).thenReturn(Set.of());
        when(adapter.available()).thenReturn(true);
        when(feed.state()).thenReturn(Optional.empty());
    }

    @AfterEach
    void close() {
        erp.close();
    }

    @Test
    void orderThatSomebodyConfirmedInTheErpIsConfirmed() throws Exception {
        when(adapter.order("O1")).thenReturn(Optional.of(order(ErpOrder.State.OPEN, null)));
        assertThatThrownBy(() -> erp.confirmOrder(COMMAND, "O1")).satisfies(isKind(ErpException.Kind.UNSUPPORTED))
                .hasMessageContaining("back office gets each order as a task and confirms it in the ERP");

        ErpOrder confirmed = order(ErpOrder.State.CONFIRMED, DAY.plusDays(5));
        when(adapter.order("O1")).thenReturn(Optional.of(confirmed));
        assertThat(erp.confirmOrder(COMMAND, "O1")).isEqualTo(confirmed);
        verify(adapter, never()).confirmOrder(any(), anyString());
    }

    @Test
    void orderThatSomebodyCancelledInTheErpIsCancelled() throws Exception {
        when(adapter.order("O1")).thenReturn(Optional.of(order(ErpOrder.State.OPEN, null)));
        assertThatThrownBy(() -> erp.cancelOrder(COMMAND, "O1", "Twice")).satisfies(isKind(ErpException.Kind.UNSUPPORTED));

        when(adapter.order("O1")).thenReturn(Optional.of(order(ErpOrder.State.CANCELLED, null)));
        erp.cancelOrder(COMMAND, "O1", "Twice");
        verify(adapter, never()).cancelOrder(any(), anyString(), anyString());
    }

    @Test
    void quoteThatSomebodyClosedOrExtendedInTheErpIsSo() {
        when(adapter.quote("Q1")).thenReturn(Optional.of(quote(ErpQuote.State.OPEN, DAY)));
        assertThatThrownBy(() -> erp.declineQuote(COMMAND, "Q1", "No")).satisfies(isKind(ErpException.Kind.UNSUPPORTED));
        assertThatThrownBy(() -> erp.withdrawQuote(COMMAND, "Q1", "No")).satisfies(isKind(ErpException.Kind.UNSUPPORTED));
        assertThatThrownBy(() -> erp.expireQuote(COMMAND, "Q1")).satisfies(isKind(ErpException.Kind.UNSUPPORTED));
        assertThatThrownBy(() -> erp.extendQuote(COMMAND, "Q1", DAY.plusDays(1))).satisfies(isKind(ErpException.Kind.UNSUPPORTED));

        erp.extendQuote(COMMAND, "Q1", DAY);
        when(adapter.quote("Q1")).thenReturn(Optional.of(quote(ErpQuote.State.WITHDRAWN, DAY)));
        erp.declineQuote(COMMAND, "Q1", "No");
        erp.withdrawQuote(COMMAND, "Q1", "No");
        erp.expireQuote(COMMAND, "Q1");
        when(adapter.quote("Q1")).thenReturn(Optional.of(quote(ErpQuote.State.ACCEPTED, DAY)));
        assertThatThrownBy(() -> erp.declineQuote(COMMAND, "Q1", "No")).satisfies(isKind(ErpException.Kind.UNSUPPORTED));
    }

    @Test
    void creditThatTheErpDoesNotTellIsUnknown() {
        assertThat(erp.credit("C10042").known()).isFalse();
        verify(adapter, never()).credit(anyString());
    }

    @Test
    void healthSaysWhatIsDoneByHandAndSinceWhenNothingIsHeard() {
        when(adapter.capabilities()).thenReturn(EnumSet.complementOf(EnumSet.of(ErpCapability.INVOICE_PDF)));
        when(feed.state()).thenReturn(Optional.of(new ErpFeed.State(Instant.parse("2026-03-02T12:00:00Z"), "Connection refused",
                Instant.parse("2026-03-01T07:00:00Z"))));

        Health health = new ErpHealth(erp, feed).health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsEntry("byHand",
                List.of("The ERP cannot give an invoice as a PDF: customers get a copy that is drawn from what it tells of the invoice"))
                .containsEntry("changes", "not heard since 2026-03-02T12:00:00Z: Connection refused");
        assertThat((String) health.getDetails().get("history")).startsWith("lost at 2026-03-01T07:00:00Z");
        when(adapter.available()).thenReturn(false);
        assertThat(new ErpHealth(erp, feed).health().getStatus()).isEqualTo(new Status("DEGRADED"));
    }

    @Test
    void capabilitiesOfAnErpThatIsAwayAreNotMadeUp() {
        when(adapter.capabilities()).thenThrow(new ErpException(ErpException.Kind.UNAVAILABLE, "Connection refused"));

        assertThatThrownBy(() -> erp.invoice("F1")).satisfies(isKind(ErpException.Kind.UNAVAILABLE));
        new ErpByHand(erp).tell();
    }

    private static ErpOrder order(ErpOrder.State state, LocalDate promised) {
        BigDecimal one = BigDecimal.ONE;
        ErpOrder.Line line = new ErpOrder.Line("P1", one, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, "Pump", "pc", one,
                BigDecimal.ZERO, BigDecimal.ZERO, one);
        return new ErpOrder("O1", state, "C1", null, null, promised, List.of(line), one, BigDecimal.ZERO, one, DAY, null, null, null,
                List.of(), BigDecimal.ZERO, null);
    }

    private static ErpQuote quote(ErpQuote.State state, LocalDate validUntil) {
        return new ErpQuote("Q1", "1", state, "C1", null, "nl", DAY, validUntil, 30, false, BigDecimal.ZERO, "sales", null,
                List.of(new ErpQuote.Line(1, "P1", "Pump", "pc", BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO,
                        BigDecimal.ONE)));
    }
}
