package eu.kapstok.order;

import eu.kapstok.erp.ErpOrder;
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

    boolean is(ErpOrder.Line line) {
        return product.equals(line.product()) && description.equals(line.description()) && unit.equals(line.unit())
                && quantity.compareTo(line.ordered()) == 0 && unitPrice.compareTo(line.unitPrice()) == 0
                && discountPercent.compareTo(line.discountPercent()) == 0 && vatRate.compareTo(line.vatRate()) == 0
                && net.compareTo(line.net()) == 0;
    }

    /** From 1. */
    int position() {
        return position;
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

    /** EUR excluding VAT, before discount. */
    public BigDecimal unitPrice() {
        return unitPrice;
    }

    public BigDecimal discountPercent() {
        return discountPercent;
    }

    public BigDecimal vatRate() {
        return vatRate;
    }

    /** EUR excluding VAT, after its own discount. */
    public BigDecimal net() {
        return net;
    }
}
