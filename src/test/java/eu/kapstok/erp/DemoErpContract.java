package eu.kapstok.erp;

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
    void change(String quoteNumber) {
        demoErp.reviseQuote(quoteNumber, DemoQuote.of(null, DemoQuote.Line.of("WC-HANG", 3)));
    }

    @Override
    ErpQuote quoteThatTheErpRefuses() {
        return demoErp.raiseQuote(DemoQuote.of(CUSTOMER, DemoQuote.Line.of("CV-1500", 1)));
    }
}
