package eu.kapstok.erp;

/**
 * A credit note of the demo ERP.
 *
 * @param idempotencyKey key of the command that made it, null where a person made it
 */
public record DemoCreditNote(ErpInvoice note, String idempotencyKey) {
}
