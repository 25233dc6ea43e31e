package eu.kapstok.customer;

import eu.kapstok.erp.ErpAddress;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A customer's postal address; {@code erpId} is what the ERP calls it, {@code country} is ISO 3166-1 alpha-2. */
@Embeddable
public record Address(@Column(name = "erp_id") String erpId, String name, String street,
                      @Column(name = "postal_code") String postalCode, String city, String country) {

    static Address from(ErpAddress address) {
        return new Address(address.id(), address.name(), address.street(), address.postalCode(), address.city(),
                address.country());
    }
}
