package eu.kapstok.customer;

import eu.kapstok.erp.ErpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** In the trial all customers are known from the start, so that each of them can sign in before they have a case. */
@Component
@Profile("demo")
class DemoCustomers {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCustomers.class);

    private final CustomerImport customers;

    DemoCustomers(CustomerImport customers) {
        this.customers = customers;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void readAll() {
        try {
            customers.readAll();
        } catch (ErpException away) {
            LOG.warn("The ERP is away; each customer is read with their next case: {}", away.getMessage());
        }
    }
}
