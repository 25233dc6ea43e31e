package eu.kapstok.erp;

/**
 * An order of the demo ERP.
 *
 * @param idempotencyKey key of the command that made it, null for older ones
 * @param elsewhere where it goes when to none of the customer's addresses, otherwise null
 */
public record DemoOrder(ErpOrder order, String idempotencyKey, ErpDestination elsewhere) {
}
