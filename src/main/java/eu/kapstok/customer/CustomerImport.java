package eu.kapstok.customer;

import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.erp.ErpPage;
import org.springframework.stereotype.Component;

/** Takes over all customers of the ERP, page by page, each in a transaction of its own. */
@Component
public class CustomerImport {

    private final Erp erp;
    private final CustomerService customers;

    CustomerImport(Erp erp, CustomerService customers) {
        this.erp = erp;
        this.customers = customers;
    }

    public void readAll() {
        String cursor = null;
        do {
            ErpPage<ErpCustomer> page = erp.customers(cursor);
            page.items().forEach(customers::keep);
            cursor = page.next();
        } while (cursor != null);
    }
}
