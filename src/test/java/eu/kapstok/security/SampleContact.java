package eu.kapstok.security;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpContact;
import eu.kapstok.erp.ErpCustomer;
import java.util.List;
import java.util.UUID;

/** A customer of a test's own, with one contact who may do everything. */
record SampleContact(String customer, UUID id, String email) {

    static SampleContact create(CustomerService customers) {
        return create(customers, UUID.randomUUID() + "@example.org");
    }

    static SampleContact create(CustomerService customers, String email) {
        String number = "S" + UUID.randomUUID().toString().substring(0, 8);
        customers.keep(customer(number, List.of(new ErpContact("1", "Anna", "Peeters", email, null, "nl"))));
        return new SampleContact(number, customers.contactByErpId(number, "1").orElseThrow().id(), email);
    }

    /** The ERP no longer lists the contact. */
    void leave(CustomerService customers) {
        customers.keep(customer(customer, List.of()));
    }

    private static ErpCustomer customer(String number, List<ErpContact> contacts) {
        ErpAddress address = new ErpAddress("1", "Bedrijf " + number, "Meir 1", "2000", "Antwerpen", "BE");
        return new ErpCustomer(number, "Bedrijf " + number, ErpCustomer.Kind.BUSINESS, "BE", "nl", "B", null, address,
                List.of(address), null, false, 30, "sales", contacts);
    }
}
