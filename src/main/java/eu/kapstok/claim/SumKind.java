package eu.kapstok.claim;

/** Fixed sums that the law sets; {@code NL_VAT} is a percentage. */
public enum SumKind { BE_RECOVERY, NL_RECOVERY, NL_VAT }
