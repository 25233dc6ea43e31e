package eu.kapstok.claim;

/** Scales that the law sets by the amount that is open. */
public enum ScaleKind { BE_CONSUMER_CAP, NL_BIK }
