package eu.kapstok.claim;

/**
 * Who collects for us, with what the law wants a consumer to read of them.
 *
 * @param enterpriseNumber as the collector writes it
 */
public record Collector(String name, String enterpriseNumber, String street, String postalCode, String city, String phone, String mail) {
}
