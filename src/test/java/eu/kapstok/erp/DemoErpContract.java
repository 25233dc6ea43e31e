package eu.kapstok.erp;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;

/** What the demo ERP is asked and told, whether it is reached directly or over a bridge. */
abstract class DemoErpContract extends ErpContractTest {

    static final String CUSTOMER = "C10051";

    @Autowired
    DemoErp demoErp;

    @Override
    String customer() {
        return CUSTOMER;
    }

    @Override
    ErpQuote openQuote() {
        return demoErp.raiseQuote(DemoQuote.of(CUSTOMER, DemoQuote.Line.of("WC-HANG", 2), DemoQuote.Line.of("WC-PLT", 2, "5")));
    }

    @Override
    String placeBeyondTheEnd() {
        return "999999999999";
    }

    @Override
    void change(String quoteNumber) {
        demoErp.reviseQuote(quoteNumber, DemoQuote.of(null, DemoQuote.Line.of("WC-HANG", 3)));
    }

    @Override
    ErpQuote quoteThatTheErpRefuses() {
        return demoErp.raiseQuote(DemoQuote.of(CUSTOMER, DemoQuote.Line.of("CV-1500", 1)));
    }

    @Override
    String deliveredOrder() throws ErpOrderRejected {
        ErpQuote quote = demoErp.raiseQuote(new DemoQuote(CUSTOMER, null, List.of(DemoQuote.Line.of("WC-PLT", 3),
                DemoQuote.Line.of("BK-CV", 2, "5")), new BigDecimal("3"), null, null, null, false, null));
        String order = erp().acceptQuote(command(quote), quote.number(), acceptance(quote)).number();
        erp().confirmOrder(command(), order);
        demoErp.ship(order, DemoShipment.ALL);
        demoErp.deliver(order);
        return order;
    }
}
