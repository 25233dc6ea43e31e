package eu.kapstok.complaint;

/** Why it came to a complaint; counted per product. */
enum RootCause {
    SUPPLIER, PICKING, CARRIER, PRODUCT_DESIGN, DOCUMENTATION, PRICING, PROMISE_BY_SALES, CUSTOMER_USE, UNKNOWN
}
