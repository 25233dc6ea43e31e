package eu.kapstok.claim;

import eu.kapstok.erp.ErpCustomer;
import java.time.LocalDate;
import java.util.List;

/**
 * What a claim is calculated from.
 *
 * @param country of the debtor, BE or NL
 * @param invoices that one letter names
 * @param notice null where none was sent yet
 * @param on the day it is calculated for; interest runs through it
 */
public record ClaimRequest(String country, ErpCustomer.Kind kind, List<ClaimInvoice> invoices, ClaimNotice notice, LocalDate on) {

    public ClaimRequest {
        invoices = List.copyOf(invoices);
    }

    boolean isConsumer() {
        return kind == ErpCustomer.Kind.CONSUMER;
    }

    boolean isDutch() {
        return country.equals("NL");
    }
}
