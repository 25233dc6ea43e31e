package eu.kapstok.erp;

/** A postal address; {@code country} is ISO 3166-1 alpha-2, {@code id} the ERP's own. */
public record ErpAddress(String id, String name, String street, String postalCode, String city, String country) {
}
