package eu.kapstok.erp;

import java.math.BigDecimal;

/**
 * A line of an invoice, and what was given back on it before.
 *
 * @param line place on the invoice, from 1
 * @param order number of the order that it bills, null where none
 * @param orderLine place in that order, from 1, null where none
 * @param product code, null for a line of words
 * @param quantity above 0
 * @param unitPrice EUR excluding VAT, after all discounts, rounded to 4 decimals
 * @param vatRate percent
 * @param net EUR excluding VAT, after all discounts
 * @param creditedQuantity how much of it was credited
 * @param creditedNet EUR excluding VAT that was credited, with or without a quantity
 */
public record ErpInvoiceLine(int line, String order, Integer orderLine, String product, String description, String unit,
                             BigDecimal quantity, BigDecimal unitPrice, BigDecimal vatRate, BigDecimal net,
                             BigDecimal creditedQuantity, BigDecimal creditedNet) {

    /** How much of it can still be credited. */
    public BigDecimal quantityLeft() {
        return quantity.subtract(creditedQuantity).max(BigDecimal.ZERO);
    }

    /** EUR excluding VAT that can still be credited. */
    public BigDecimal netLeft() {
        return net.subtract(creditedNet).max(BigDecimal.ZERO);
    }
}
