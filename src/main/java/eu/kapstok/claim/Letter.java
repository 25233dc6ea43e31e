package eu.kapstok.claim;

import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpCustomer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * A letter about invoices that are not paid.
 *
 * @param number of the letter
 * @param country of the customer, BE or NL
 * @param customerVatNumber null for consumers
 * @param contact whom it is meant for, null where nobody is known
 * @param claim what it asks; of a letter that charges nothing the charges are left out
 * @param period the time that this letter gives, null where it gives none
 * @param url the customer's page with what is open
 * @param statement annexed, null where it is not
 * @param earlier days of the letters before it
 */
public record Letter(LetterLevel level, String number, LocalDate date, Channel channel, Locale language, String country,
                     ErpCustomer.Kind kind, String customer, String customerName, String customerVatNumber, String contact,
                     ErpAddress address, Claim claim, NoticePeriod period, PayTo payTo, String url, Statement statement,
                     List<LocalDate> earlier) {

    public Letter {
        if (!level.fits(country, kind)) {
            throw new IllegalArgumentException("%s is no letter for a %s in %s".formatted(level, kind, country));
        }
        if (!level.charges() && claim.hasCharges()) {
            claim = claim.withoutCharges();
        }
        earlier = List.copyOf(earlier);
    }

    public boolean isConsumer() {
        return kind == ErpCustomer.Kind.CONSUMER;
    }

    /** Days after the due date, 0 for what is not overdue. */
    public long daysLate(Claim.OfInvoice invoice) {
        return Math.max(0, ChronoUnit.DAYS.between(invoice.due(), date));
    }

    /** Whether an agreed penalty is part of the compensation. */
    public boolean isPenalty() {
        return claim.lines().stream().anyMatch(line -> line.reason() == ClaimReason.COMPENSATION_PENALTY);
    }

    /** The lines of the interest, one for each stretch of one rate. */
    public List<ClaimLine> interestLines() {
        return claim.lines().stream().filter(line -> line.reason().isInterest()).toList();
    }
}
