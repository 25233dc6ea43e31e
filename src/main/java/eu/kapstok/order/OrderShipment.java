package eu.kapstok.order;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A part of an order, or all of it, on its way. */
@Entity
class OrderShipment {

    /** So much of a product. */
    @Embeddable
    record Line(String product, BigDecimal quantity) {
    }

    @Id
    private UUID id;

    private UUID orderId;

    private String number;

    private LocalDate shippedOn;

    private String carrier;

    private String tracking;

    private boolean delivered;

    @ElementCollection
    @CollectionTable(name = "order_shipment_line", joinColumns = @JoinColumn(name = "shipment_id"))
    @OrderColumn(name = "position")
    private List<Line> lines = new ArrayList<>();

    protected OrderShipment() {
    }

    OrderShipment(CustomerOrder order, String number, LocalDate shippedOn, String carrier, String tracking, List<Line> lines) {
        this.id = UUID.randomUUID();
        this.orderId = order.id();
        this.number = number;
        this.shippedOn = shippedOn;
        this.carrier = carrier;
        this.tracking = tracking;
        this.lines.addAll(lines);
    }

    void arrive() {
        delivered = true;
    }

    /** The delivery note's number in the ERP. */
    String number() {
        return number;
    }

    LocalDate shippedOn() {
        return shippedOn;
    }

    /** Null where the ERP names none, as {@link #tracking()}. */
    String carrier() {
        return carrier;
    }

    /** Number or address by which the carrier tells where it is. */
    String tracking() {
        return tracking;
    }

    boolean delivered() {
        return delivered;
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }
}
