package eu.kapstok.complaint;

/** What a customer complains of; customers read {@code complaint.reason.<NAME>}. */
enum ComplaintReason {
    CHANGED_MIND, NOT_RECEIVED, DAMAGED_IN_TRANSIT, WRONG_ITEM, MISSING_PARTS, DEFECT, NOT_AS_DESCRIBED, LATE_DELIVERY, INVOICE_ERROR,
    SERVICE, SAFETY, OTHER;

    /** Whether there are goods that could show it. */
    boolean aboutGoods() {
        return this == DAMAGED_IN_TRANSIT || this == WRONG_ITEM || this == MISSING_PARTS || this == DEFECT || this == NOT_AS_DESCRIBED;
    }

    /** Whether somebody at the door could have seen it. */
    boolean visibleOrNot() {
        return this == DAMAGED_IN_TRANSIT || this == DEFECT || this == NOT_AS_DESCRIBED;
    }

    /** Null for what was never offered. */
    static ComplaintReason of(String name) {
        for (ComplaintReason reason : values()) {
            if (reason.name().equals(name)) {
                return reason;
            }
        }
        return null;
    }
}
