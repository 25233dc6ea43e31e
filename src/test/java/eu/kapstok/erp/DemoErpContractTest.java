package eu.kapstok.erp;

import eu.kapstok.testing.KapstokTest;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class DemoErpContractTest extends DemoErpContract {

    @Autowired
    Erp erp;

    @Override
    Erp erp() {
        return erp;
    }
}
