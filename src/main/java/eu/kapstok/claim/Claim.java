package eu.kapstok.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What may be asked of a debtor on a day, in EUR, with the way there line by line.
 *
 * @param openAmount what is open of the invoices themselves
 * @param interest what is open of it
 * @param compensation fixed sums and agreed lump sums
 * @param collectionCost fees for collecting
 * @param total all of it
 * @param chargeableFrom first day on which a consumer may be charged anything, null where no letter was sent that lets it come, and for businesses
 * @param lastFreeDay the day before it counts as late; null likewise
 * @param interestUntil last day whose rate is known, where interest had to stop there; else null
 */
public record Claim(LocalDate on, BigDecimal openAmount, BigDecimal interest, BigDecimal compensation, BigDecimal collectionCost,
                    BigDecimal total, LocalDate chargeableFrom, LocalDate lastFreeDay, LocalDate interestUntil, List<ClaimLine> lines,
                    List<OfInvoice> invoices) {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    public Claim {
        lines = List.copyOf(lines);
        invoices = List.copyOf(invoices);
    }

    /**
     * One invoice of the claim.
     *
     * @param amount before payments
     * @param paid of the invoice itself, without what went to interest and costs
     */
    public record OfInvoice(String number, LocalDate invoiceDate, LocalDate due, String description, BigDecimal amount,
                            BigDecimal paid, BigDecimal open, BigDecimal interest, BigDecimal compensation) {
    }

    /** What is open of invoices under a law that we do not know. */
    public static Claim withoutLaw(LocalDate on, List<OfInvoice> invoices) {
        BigDecimal open = invoices.stream().map(OfInvoice::open).reduce(NOTHING, BigDecimal::add);
        return new Claim(on, open, NOTHING, NOTHING, NOTHING, open, null, null, null, List.of(), invoices);
    }

    /** The same invoices without any charge. */
    public Claim withoutCharges() {
        return new Claim(on, openAmount, NOTHING, NOTHING, NOTHING, openAmount, chargeableFrom, lastFreeDay, null, List.of(),
                invoices.stream().map(invoice -> new OfInvoice(invoice.number(), invoice.invoiceDate(), invoice.due(),
                        invoice.description(), invoice.amount(), invoice.paid(), invoice.open(), NOTHING, NOTHING)).toList());
    }

    /** All of them as one, for invoices that had their reminders on different days. */
    public static Claim joined(List<Claim> claims) {
        return new Claim(claims.get(0).on(), sum(claims, Claim::openAmount), sum(claims, Claim::interest), sum(claims, Claim::compensation),
                sum(claims, Claim::collectionCost), sum(claims, Claim::total), latest(claims, Claim::chargeableFrom),
                latest(claims, Claim::lastFreeDay),
                claims.stream().map(Claim::interestUntil).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null),
                claims.stream().flatMap(claim -> claim.lines().stream()).toList(),
                claims.stream().flatMap(claim -> claim.invoices().stream()).toList());
    }

    private static BigDecimal sum(List<Claim> claims, Function<Claim, BigDecimal> part) {
        return claims.stream().map(part).reduce(NOTHING, BigDecimal::add);
    }

    private static LocalDate latest(List<Claim> claims, Function<Claim, LocalDate> part) {
        return claims.stream().map(part).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }

    /** Whether it asks more than the invoices. */
    public boolean hasCharges() {
        return total.compareTo(openAmount) != 0;
    }
}
