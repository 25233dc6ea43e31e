package eu.kapstok.erp;

import eu.kapstok.testing.KapstokTest;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class DemoErpContractTest extends ErpContractTest {

    private static final String CUSTOMER = "C10051";

    @Autowired
    Erp erp;
    @Autowired
    DemoErp demoErp;

    @Override
    Erp erp() {
        return erp;
    }

    @Override
    String customer() {
        return CUSTOMER;
    }

    @Override
    ErpQuote openQuote() {
        return demoErp.raiseQuote(DemoQuote.of(CUSTOMER, DemoQuote.Line.of("WC-HANG", 2), DemoQuote.Line.of("WC-PLT", 2, "5")));
    }

    @Override
    void change(String quoteNumber) {
        demoErp.reviseQuote(quoteNumber, DemoQuote.of(null, DemoQuote.Line.of("WC-HANG", 3)));
    }

    @Override
    ErpQuote quoteThatTheErpRefuses() {
        return demoErp.raiseQuote(DemoQuote.of(CUSTOMER, DemoQuote.Line.of("CV-1500", 1)));
    }
}
