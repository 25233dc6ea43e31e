package eu.kapstok.customer;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A delivery address that a customer keeps in the portal. */
@Entity
class OwnAddress {

    @Id
    private UUID id;
    private String customer;
    @Embedded
    private AddressFields fields;
    private UUID updatedBy;
    private Instant updatedAt;

    protected OwnAddress() {
    }

    OwnAddress(String customer) {
        this.id = UUID.randomUUID();
        this.customer = customer;
    }

    void change(AddressFields typed, UUID by, Instant now) {
        fields = typed;
        updatedBy = by;
        updatedAt = now;
    }

    UUID id() {
        return id;
    }

    String customer() {
        return customer;
    }

    AddressFields fields() {
        return fields;
    }
}
