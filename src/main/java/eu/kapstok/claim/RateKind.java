package eu.kapstok.claim;

/** The rates that the law sets for every half-year. */
public enum RateKind {
    /** What the others are computed from: the central bank's main refinancing rate. */
    ECB,
    BE_BUSINESS, BE_LEGAL, NL_BUSINESS, NL_STATUTORY
}
