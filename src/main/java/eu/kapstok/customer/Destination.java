package eu.kapstok.customer;

import eu.kapstok.erp.ErpDestination;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A place to deliver at, in full; copied by whoever has to know it later as it was.
 *
 * @param name whom to ask for, null where nobody was named
 * @param street with number and box
 * @param country ISO 3166-1 alpha-2
 * @param phone null where none was given, as {@code instruction}
 * @param instruction for the driver
 */
@Embeddable
public record Destination(String name, String street, @Column(name = "postal_code") String postalCode, String city,
                          String country, String phone, String instruction) {

    public String inOneLine() {
        String place = "%s, %s %s".formatted(street, postalCode == null ? "" : postalCode, city).replace("  ", " ");
        return name == null || name.isBlank() ? place : name + ", " + place;
    }

    public ErpDestination toErp() {
        return new ErpDestination(name, street, postalCode, city, country, phone, instruction);
    }
}
