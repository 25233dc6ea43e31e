package eu.kapstok.claim;

/** Why a line of a claim is there; as texts {@code claim.reason.<NAME>}. */
public enum ClaimReason {
    /** BE businesses: law of 2 August 2002, article 5. */
    INTEREST_BE_BUSINESS,
    /** Agreed with a business. */
    INTEREST_CONTRACT,
    /** BE consumers: agreed, at most the rate between businesses; article XIX.4. */
    INTEREST_BE_CONSUMER,
    /** BE consumers without a valid clause: the legal rate after notice. */
    INTEREST_BE_LEGAL,
    /** NL businesses: article 6:119a. */
    INTEREST_NL_BUSINESS,
    /** NL consumers: article 6:119. */
    INTEREST_NL_CONSUMER,
    /** BE businesses: EUR 40 for each late invoice, article 6. */
    COMPENSATION_BE_BUSINESS,
    /** Agreed with a business on top of it. */
    COMPENSATION_PENALTY,
    /** BE consumers: the agreed lump sum within article XIX.4. */
    COMPENSATION_BE_CONSUMER,
    /** NL businesses: EUR 40 for each late invoice, article 6:96 lid 4. */
    COLLECTION_NL_MINIMUM,
    /** NL: one fee by scale over all invoices of the letter. */
    COLLECTION_NL_SCALE,
    /** NL: VAT on that fee, for who cannot deduct it. */
    COLLECTION_NL_VAT,
    PAID_COLLECTION,
    PAID_INTEREST,
    PAID_COMPENSATION;

    public boolean isInterest() {
        return name().startsWith("INTEREST");
    }

    public boolean isCompensation() {
        return name().startsWith("COMPENSATION");
    }

    public boolean isCollection() {
        return name().startsWith("COLLECTION");
    }
}
