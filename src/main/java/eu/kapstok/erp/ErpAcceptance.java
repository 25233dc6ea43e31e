package eu.kapstok.erp;

import java.time.LocalDate;

/**
 * What the customer agreed to.
 *
 * @param version the {@link ErpQuote#version} that was accepted
 * @param purchaseReference the buyer's own number, null where none
 * @param deliveryAddress id of one of the customer's delivery addresses, null: the usual one
 * @param wishedDate wished delivery date, null where none
 */
public record ErpAcceptance(String version, String purchaseReference, String deliveryAddress, LocalDate wishedDate) {
}
