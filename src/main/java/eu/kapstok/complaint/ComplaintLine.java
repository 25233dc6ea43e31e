package eu.kapstok.complaint;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Goods that a complaint is about. */
@Entity
class ComplaintLine {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "complaint_id")
    private Complaint complaint;

    private int position;

    @Column(name = "order_number")
    private String order;

    private Integer orderLine;

    private String invoice;

    private String shipment;

    private String product;

    private String description;

    private String unit;

    private BigDecimal quantity;

    private BigDecimal unitPrice;

    private BigDecimal vatRate;

    private LocalDate deliveredOn;

    private String serialNumber;

    private String batch;

    private Instant reportedAt;

    protected ComplaintLine() {
    }

    ComplaintLine(Complaint complaint, int position, NewComplaint.Line line, Instant now) {
        this.id = UUID.randomUUID();
        this.complaint = complaint;
        this.position = position;
        this.order = line.order();
        this.orderLine = line.orderLine();
        this.invoice = line.invoice();
        this.shipment = line.shipment();
        this.product = line.product();
        this.description = line.description();
        this.unit = line.unit();
        this.quantity = line.quantity();
        this.unitPrice = line.unitPrice();
        this.vatRate = line.vatRate();
        this.deliveredOn = line.deliveredOn();
        this.serialNumber = line.serialNumber();
        this.batch = line.batch();
        this.reportedAt = now;
    }

    public UUID id() {
        return id;
    }

    /** From 1. */
    public int position() {
        return position;
    }

    /** Null where it is known by an invoice alone. */
    public String order() {
        return order;
    }

    /** Its place in the order from 1, null where there is no order. */
    public Integer orderLine() {
        return orderLine;
    }

    /** Null where nobody came from one, as {@link #shipment()}. */
    public String invoice() {
        return invoice;
    }

    public String shipment() {
        return shipment;
    }

    public String product() {
        return product;
    }

    public String description() {
        return description;
    }

    public String unit() {
        return unit;
    }

    public BigDecimal quantity() {
        return quantity;
    }

    /** EUR excluding VAT after its discount, null where unknown. */
    public BigDecimal unitPrice() {
        return unitPrice;
    }

    /** Percent. */
    public BigDecimal vatRate() {
        return vatRate;
    }

    /** Null where nothing arrived. */
    public LocalDate deliveredOn() {
        return deliveredOn;
    }

    /** Null where none was asked, as {@link #batch()}. */
    public String serialNumber() {
        return serialNumber;
    }

    public String batch() {
        return batch;
    }

    /** What it cost, EUR excluding VAT; 0 where the price is unknown. */
    public BigDecimal worth() {
        return unitPrice == null ? BigDecimal.ZERO : unitPrice.multiply(quantity).setScale(2, RoundingMode.HALF_UP);
    }
}
