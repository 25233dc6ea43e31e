package eu.kapstok.erp;

/**
 * An order of the demo ERP.
 *
 * @param idempotencyKey key of the command that made it, null where a person made it
 */
public record DemoOrder(ErpOrder order, String idempotencyKey) {
}
