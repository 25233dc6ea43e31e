package eu.kapstok.erp;

/** An order of the demo ERP; {@code idempotencyKey} is the key of the command that made it, null for older ones. */
public record DemoOrder(ErpOrder order, String idempotencyKey) {
}
