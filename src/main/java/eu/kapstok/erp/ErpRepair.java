package eu.kapstok.erp;

import java.time.LocalDate;

/**
 * A repair order.
 *
 * @param customer number
 * @param reference number of our case
 * @param promisedDate day on which it is to be done, null where the ERP does not say
 */
public record ErpRepair(String number, String customer, String reference, LocalDate promisedDate) {
}
