package eu.kapstok.customer;

/** When a contact wants to hear of what is not needed by law or by what they do themselves. */
public enum Notices {
    AT_ONCE,
    /** Once a day, all together. */
    DAILY,
    /** Not at all. */
    NEEDED_ONLY
}
