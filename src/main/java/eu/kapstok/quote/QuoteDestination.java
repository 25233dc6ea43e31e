package eu.kapstok.quote;

import eu.kapstok.customer.DeliveryAddress;
import eu.kapstok.customer.Destination;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.util.UUID;

/** Where the goods of an accepted version go, as the address stood at the click; what becomes of it later changes nothing. */
@Entity
class QuoteDestination {

    @Embeddable
    record Id(@Column(name = "quote_id") UUID quoteId, int version) {
    }

    @EmbeddedId
    private Id id;

    private boolean knownToErp;

    @Embedded
    private Destination place;

    protected QuoteDestination() {
    }

    QuoteDestination(Quote quote, DeliveryAddress address) {
        this.id = new Id(quote.id(), quote.sentVersion());
        this.knownToErp = !address.own();
        this.place = address.destination();
    }

    boolean knownToErp() {
        return knownToErp;
    }

    Destination place() {
        return place;
    }
}
