package eu.kapstok.claim;

import eu.kapstok.erp.ErpCustomer;

/** The letters that follow an invoice that is not paid, by the law of the customer; named as the steps of decision {@code dunning-step}. */
public enum LetterLevel {
    COURTESY_NOTICE(null, ErpCustomer.Kind.BUSINESS, false),
    REMINDER_1_NO_COST(null, ErpCustomer.Kind.BUSINESS, false),
    REMINDER_2_INTEREST_PLUS_40(null, ErpCustomer.Kind.BUSINESS, true),
    FINAL_NOTICE_8_DAYS(null, ErpCustomer.Kind.BUSINESS, true),
    FREE_REMINDER_XIX2("BE", ErpCustomer.Kind.CONSUMER, false),
    NOTICE_WITH_CAPPED_CHARGES("BE", ErpCustomer.Kind.CONSUMER, true),
    FRIENDLY_REMINDER("NL", ErpCustomer.Kind.CONSUMER, false),
    WIK_14_DAY_LETTER("NL", ErpCustomer.Kind.CONSUMER, true),
    CLAIM_WITH_BIK("NL", ErpCustomer.Kind.CONSUMER, true);

    private final String country;
    private final ErpCustomer.Kind kind;
    private final boolean charges;

    LetterLevel(String country, ErpCustomer.Kind kind, boolean charges) {
        this.country = country;
        this.kind = kind;
        this.charges = charges;
    }

    /** Whether it asks more than the invoices. */
    public boolean charges() {
        return charges;
    }

    /** Whether it may go to such a customer. */
    public boolean fits(String itsCountry, ErpCustomer.Kind itsKind) {
        return kind == itsKind && (country == null || country.equals(itsCountry));
    }
}
