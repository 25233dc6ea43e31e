package eu.kapstok.claim;

import eu.kapstok.erp.ErpAddress;
import java.time.LocalDate;
import java.util.Locale;

/**
 * The formal notice with which a collector has to begin at a Belgian consumer (article XIX.7 of the Code of Economic Law), ready for the
 * collector to date and send.
 *
 * @param number of the hand-over
 * @param on day up to which the claim is calculated
 * @param contact whom it is meant for, null where nobody is known
 * @param claim within the limits of article XIX.4; the collector may not add anything (XIX.13)
 */
public record CollectorNotice(String number, LocalDate on, Locale language, Collector collector, String customer, String customerName,
                              String contact, ErpAddress address, Claim claim) {

    public CollectorNotice {
        if (claim.collectionCost().signum() != 0) {
            throw new IllegalArgumentException("A collector of consumers' debts may not ask costs of its own");
        }
    }
}
