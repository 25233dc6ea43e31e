package eu.kapstok.erp;

import java.math.BigDecimal;
import java.util.List;

/**
 * A customer's master data.
 *
 * @param number such as C10042
 * @param kind business or consumer
 * @param country ISO 3166-1 alpha-2
 * @param language nl, fr or en
 * @param segment the seller's own classes, such as A, B, C
 * @param vatNumber null for consumers
 * @param deliveryAddresses null or empty where goods go to the invoice address
 * @param creditLimit EUR, null where none is set
 * @param largeCompany a large undertaking in the sense of the NL 30-day rule
 * @param paymentTermDays agreed term
 * @param accountManager staff user id, null where none
 */
public record ErpCustomer(String number, String name, Kind kind, String country, String language, String segment,
                          String vatNumber, ErpAddress invoiceAddress, List<ErpAddress> deliveryAddresses,
                          BigDecimal creditLimit, boolean largeCompany, int paymentTermDays, String accountManager,
                          List<ErpContact> contacts) {

    public enum Kind { BUSINESS, CONSUMER }

    /** Where goods may go: the delivery addresses, else the invoice address. */
    public List<ErpAddress> placesOfDelivery() {
        if (deliveryAddresses != null && !deliveryAddresses.isEmpty()) {
            return deliveryAddresses;
        }
        return invoiceAddress == null ? List.of() : List.of(invoiceAddress);
    }

    /** Tells whether two readings of a customer say the same: SHA-256 over all of it. */
    public String fingerprint() {
        return Sha256.hex(toString());
    }
}
