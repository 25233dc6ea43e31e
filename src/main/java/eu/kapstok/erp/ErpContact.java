package eu.kapstok.erp;

/** A person at a customer; {@code language} is nl, fr or en. The first contact of a customer is its administrator. */
public record ErpContact(String id, String firstName, String lastName, String email, String phone, String language) {
}
