package eu.kapstok.complaint;

/** How a complaint ended; customers read {@code complaint.closing.<NAME>}. */
enum Closing {
    SETTLED, REJECTED, NO_INFORMATION, GOODS_NEVER_CAME, WITHDRAWN
}
