package eu.kapstok.customer;

import java.util.UUID;

/**
 * One of a customer's delivery addresses.
 *
 * @param id what the ERP calls it, or the id of one that the customer keeps in the portal
 * @param label what the customer calls it
 * @param own kept in the portal; the ERP does not know it
 * @param usual the one that goes first
 */
public record DeliveryAddress(String id, String label, boolean own, boolean usual, Destination destination) {

    static DeliveryAddress of(Address address, String usual) {
        return new DeliveryAddress(address.erpId(), address.name(), false, address.erpId().equals(usual),
                new Destination(address.name(), address.street(), address.postalCode(), address.city(), address.country(), null, null));
    }

    static DeliveryAddress of(OwnAddress address, String usual) {
        UUID id = address.id();
        return new DeliveryAddress(id.toString(), address.fields().label(), true, id.toString().equals(usual), address.fields().destination());
    }

    public String inOneLine() {
        return label == null || label.equals(destination.name()) ? destination.inOneLine() : label + " · " + destination.inOneLine();
    }
}
