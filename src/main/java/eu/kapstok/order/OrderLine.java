package eu.kapstok.order;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.util.UUID;

/** One product of an order. */
@Entity
class OrderLine {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "order_id")
    private CustomerOrder order;

    private int position;

    private String product;

    private String description;

    private String unit;

    private BigDecimal quantity;

    private BigDecimal unitPrice;

    private BigDecimal discountPercent;

    private BigDecimal vatRate;

    private BigDecimal net;

    protected OrderLine() {
    }

    OrderLine(CustomerOrder order, int position, String product, String description, String unit, BigDecimal quantity,
              BigDecimal unitPrice, BigDecimal discountPercent, BigDecimal vatRate, BigDecimal net) {
        this.id = UUID.randomUUID();
        this.order = order;
        this.position = position;
        this.product = product;
        this.description = description;
        this.unit = unit;
        this.quantity = quantity;
        this.unitPrice = unitPrice;
        this.discountPercent = discountPercent;
        this.vatRate = vatRate;
        this.net = net;
    }

    /** From 1. */
    int position() {
        return position;
    }

    String product() {
        return product;
    }

    String description() {
        return description;
    }

    String unit() {
        return unit;
    }

    BigDecimal quantity() {
        return quantity;
    }

    /** EUR excluding VAT, before discount. */
    BigDecimal unitPrice() {
        return unitPrice;
    }

    BigDecimal discountPercent() {
        return discountPercent;
    }

    BigDecimal vatRate() {
        return vatRate;
    }

    /** EUR excluding VAT, after its own discount. */
    BigDecimal net() {
        return net;
    }
}
