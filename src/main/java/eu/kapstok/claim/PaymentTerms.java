package eu.kapstok.claim;

import java.time.LocalDate;

/** The day on which an invoice to a business is due by law, whatever its terms say. */
public final class PaymentTerms {

    private static final int USUAL = 30;
    private static final int LONGEST = 60;

    private PaymentTerms() {
    }

    /** Who owes, as far as the law makes a difference. */
    public enum Debtor {
        BUSINESS,
        /** A Dutch large undertaking that buys from a small or medium-sized one: at most 30 days. */
        LARGE_WITH_SMALL_CREDITOR,
        /** A public body: 30 days, more only where that is justified. */
        PUBLIC,
        /** A recognised Belgian health organisation: at most 60 days. */
        PUBLIC_HEALTH
    }

    /**
     * A longer term than the law allows is void, and the usual one counts.
     *
     * @param country BE or NL
     * @param received day on which the invoice, or what was bought, arrived: the later one
     * @param agreedDays null where nothing was agreed
     * @param justified whether a longer term can be justified: for a public body, or as not unfair in the Netherlands
     */
    public static LocalDate due(String country, Debtor debtor, LocalDate received, Integer agreedDays, boolean justified) {
        return received.plusDays(agreedDays == null || agreedDays > most(country, debtor, justified) ? usual(country, debtor) : agreedDays);
    }

    private static int usual(String country, Debtor debtor) {
        return country.equals("BE") && debtor == Debtor.PUBLIC_HEALTH ? LONGEST : USUAL;
    }

    private static int most(String country, Debtor debtor, boolean justified) {
        boolean dutch = country.equals("NL");
        return switch (debtor) {
            case BUSINESS -> dutch && justified ? Integer.MAX_VALUE : LONGEST;
            case LARGE_WITH_SMALL_CREDITOR -> dutch ? USUAL : LONGEST;
            case PUBLIC -> justified ? LONGEST : USUAL;
            case PUBLIC_HEALTH -> dutch ? USUAL : LONGEST;
        };
    }
}
