package eu.kapstok.complaint;

/** What a customer would like to come of it; they read {@code complaint.wish.<NAME>}. */
enum Wish {
    REPAIR, REPLACEMENT, REFUND, PRICE_REDUCTION, EXPLANATION;

    /** Null for what was never offered. */
    static Wish of(String name) {
        for (Wish wish : values()) {
            if (wish.name().equals(name)) {
                return wish;
            }
        }
        return null;
    }
}
