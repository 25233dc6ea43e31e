package eu.kapstok.erp;

/**
 * Where an order goes that goes to none of the customer's addresses in the ERP.
 *
 * @param name whom to ask for
 * @param street with number and box
 * @param country ISO 3166-1 alpha-2
 * @param phone null where none was given, as {@code instruction}
 * @param instruction for the driver
 */
public record ErpDestination(String name, String street, String postalCode, String city, String country, String phone,
                             String instruction) {
}
