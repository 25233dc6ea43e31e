package eu.kapstok.customer;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** In the trial all customers are known from the start, so that each of them can sign in before they have a case. */
@Component
@Profile("demo")
class DemoCustomers {

    private final CustomerImport customers;

    DemoCustomers(CustomerImport customers) {
        this.customers = customers;
    }

    @EventListener(ApplicationReadyEvent.class)
    void readAll() {
        customers.readAll();
    }
}
