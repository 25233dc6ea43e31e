package eu.kapstok.quote;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.util.UUID;

/** How the customer wants one line of the version that they answered to. */
@Entity
class QuoteLineWish {

    @Embeddable
    record Id(@Column(name = "answer_id") UUID answerId, int position) {
    }

    @EmbeddedId
    private Id id;

    private BigDecimal quantity;

    private boolean dropped;

    private String remark;

    protected QuoteLineWish() {
    }

    QuoteLineWish(QuoteAnswer answer, CounterOffer.Line line) {
        this.id = new Id(answer.id(), line.position());
        this.quantity = line.dropped() ? null : line.quantity();
        this.dropped = line.dropped();
        this.remark = line.remark();
    }

    /** Of the line in the version. */
    int position() {
        return id.position();
    }

    /** Null where the line is to go. */
    BigDecimal quantity() {
        return quantity;
    }

    boolean dropped() {
        return dropped;
    }

    /** Null where there is none. */
    String remark() {
        return remark;
    }
}
