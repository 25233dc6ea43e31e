package eu.kapstok.erp;

import java.time.LocalDate;

/**
 * What the customer agreed to.
 *
 * @param version the {@link ErpQuote#version} that was accepted
 * @param purchaseReference the buyer's own number, null where none
 * @param deliveryAddress id of one of the customer's delivery addresses, null: {@code elsewhere} or the usual one
 * @param wishedDate wished delivery date, null where none
 * @param elsewhere an address that the ERP does not know, null where it goes to one that it knows
 */
public record ErpAcceptance(String version, String purchaseReference, String deliveryAddress, LocalDate wishedDate,
                            ErpDestination elsewhere) {

    /** To one of the addresses that the ERP knows. */
    public ErpAcceptance(String version, String purchaseReference, String deliveryAddress, LocalDate wishedDate) {
        this(version, purchaseReference, deliveryAddress, wishedDate, null);
    }
}
