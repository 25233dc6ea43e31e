package eu.kapstok.quote;

import eu.kapstok.erp.ErpVat;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.util.UUID;

/** VAT of one rate in one version of a quote. */
@Entity
class QuoteVat {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    private QuoteVersion version;

    private BigDecimal rate;

    private BigDecimal base;

    private BigDecimal amount;

    protected QuoteVat() {
    }

    QuoteVat(QuoteVersion version, ErpVat vat) {
        this.id = UUID.randomUUID();
        this.version = version;
        this.rate = vat.rate();
        this.base = vat.base();
        this.amount = vat.amount();
    }

    BigDecimal rate() {
        return rate;
    }

    BigDecimal base() {
        return base;
    }

    BigDecimal amount() {
        return amount;
    }
}
