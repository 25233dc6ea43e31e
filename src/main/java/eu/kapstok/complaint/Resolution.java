package eu.kapstok.complaint;

/** What comes of a complaint; customers read {@code complaint.resolution.<NAME>}. */
enum Resolution {
    REPAIR, REPLACEMENT, PRICE_REDUCTION, REFUND, CREDIT_NOTE, RESHIP, GOODWILL_VOUCHER, EXPLANATION, REJECT;

    /** Whether it is what the customer wished, so that nobody has to ask them. */
    boolean grants(Wish wish) {
        return switch (wish) {
            case REPAIR -> this == REPAIR;
            case REPLACEMENT -> this == REPLACEMENT || this == RESHIP;
            case REFUND -> this == REFUND || this == CREDIT_NOTE;
            case PRICE_REDUCTION -> this == PRICE_REDUCTION;
            case EXPLANATION -> this != REJECT;
        };
    }

    /** Whether an amount belongs to it. */
    boolean hasAmount() {
        return this == PRICE_REDUCTION || this == GOODWILL_VOUCHER;
    }

    /** Null for what was never offered. */
    static Resolution of(String name) {
        for (Resolution resolution : values()) {
            if (resolution.name().equals(name)) {
                return resolution;
            }
        }
        return null;
    }
}
