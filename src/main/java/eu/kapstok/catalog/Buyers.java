package eu.kapstok.catalog;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.security.ContactPrincipal;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Who may order. */
final class Buyers {

    private Buyers() {
    }

    static void only(ContactPrincipal contact) {
        if (!contact.has(ContactRole.BUYER)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    /** Consumers read prices including VAT. */
    static boolean consumer(CustomerService customers, ContactPrincipal contact) {
        return customers.customer(contact.customer()).filter(customer -> customer.kind() == ErpCustomer.Kind.CONSUMER).isPresent();
    }
}
