package eu.kapstok.order;

import eu.kapstok.customer.Destination;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** Where an order goes, as that place was when it was ordered. */
@Entity
class OrderDestination {

    @Id
    private UUID orderId;

    private String erpAddress;

    @Embedded
    private Destination place;

    protected OrderDestination() {
    }

    OrderDestination(CustomerOrder order, String erpAddress, Destination place) {
        this.orderId = order.id();
        this.erpAddress = erpAddress;
        this.place = place;
    }

    /** The ERP's id of it, null where the ERP does not know the place. */
    String erpAddress() {
        return erpAddress;
    }

    Destination place() {
        return place;
    }
}
