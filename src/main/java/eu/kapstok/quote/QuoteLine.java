package eu.kapstok.quote;

import eu.kapstok.erp.ErpQuote;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.util.UUID;

/** One product in one version of a quote. */
@Entity
class QuoteLine {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    private QuoteVersion version;

    private int position;

    private String product;

    private String description;

    private String unit;

    private BigDecimal quantity;

    private BigDecimal unitPrice;

    private BigDecimal discountPercent;

    private BigDecimal vatRate;

    private BigDecimal unitCost;

    private BigDecimal net;

    protected QuoteLine() {
    }

    QuoteLine(QuoteVersion version, ErpQuote.Line line, BigDecimal net) {
        this.id = UUID.randomUUID();
        this.version = version;
        this.position = line.position();
        this.product = line.product();
        this.description = line.description();
        this.unit = line.unit();
        this.quantity = line.quantity();
        this.unitPrice = line.unitPrice();
        this.discountPercent = line.discountPercent();
        this.vatRate = line.vatRate();
        this.unitCost = line.unitCost();
        this.net = net;
    }

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

    /** Before discount, excluding VAT. */
    BigDecimal unitPrice() {
        return unitPrice;
    }

    BigDecimal discountPercent() {
        return discountPercent;
    }

    BigDecimal vatRate() {
        return vatRate;
    }

    BigDecimal unitCost() {
        return unitCost;
    }

    /** After its own discount, excluding VAT. */
    BigDecimal net() {
        return net;
    }
}
