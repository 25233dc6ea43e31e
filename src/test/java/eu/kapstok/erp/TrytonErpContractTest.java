package eu.kapstok.erp;

import eu.kapstok.erp.tryton.LiveTryton;
import eu.kapstok.erp.tryton.TrytonErp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A real Tryton keeps to what every ERP keeps to. */
class TrytonErpContractTest extends ErpContractTest {

    private static LiveTryton tryton;
    private static Erp erp;

    @BeforeAll
    static void start() throws Exception {
        tryton = LiveTryton.start();
        erp = new TrytonErp(LiveTryton.arrivingAtOnce(tryton.url()), Duration.ofSeconds(10), Duration.ofSeconds(30), number -> Optional.empty(),
                Clock.systemDefaultZone(), null);
    }

    @AfterAll
    static void stop() throws Exception {
        if (tryton != null) {
            tryton.close();
        }
    }

    @Override
    Erp erp() {
        return erp;
    }

    @Override
    String customer() {
        return tryton.customer("Jansen Installaties NV");
    }

    @Override
    ErpQuote openQuote() {
        return quote(tryton.raiseQuote(customer(), new LiveTryton.Line("PUMP-100", "2"), new LiveTryton.Line("VALVE-25", "120")));
    }

    @Override
    void change(String quoteNumber) {
        tryton.changeQuote(quoteNumber, "3");
    }

    @Override
    ErpQuote quoteThatTheErpRefuses() {
        tryton.sell("END-1", true);
        ErpQuote quote = quote(tryton.raiseQuote(customer(), new LiveTryton.Line("END-1", "1")));
        tryton.sell("END-1", false);
        return quote;
    }

    @Override
    String deliveredOrder() throws ErpOrderRejected {
        ErpQuote quote = openQuote();
        erp.acceptQuote(command(quote), quote.number(), acceptance(quote));
        erp.confirmOrder(command(), quote.number());
        tryton.ship(quote.number());
        tryton.bill(quote.number());
        return quote.number();
    }

    @Override
    String placeBeyondTheEnd() {
        return "2099-01-01T00:00|2099-01-01T00:00|0|0|0|2026-01-01";
    }

    private static ErpQuote quote(String number) {
        return erp.quote(number).orElseThrow();
    }
}
