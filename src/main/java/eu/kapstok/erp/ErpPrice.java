package eu.kapstok.erp;

import java.math.BigDecimal;

/**
 * What a product costs a customer, and how it is sold.
 *
 * @param product code
 * @param name in the customer's language, as {@code unit}
 * @param packSize quantities are multiples of it, null where sold loose
 * @param minimumQuantity least quantity of an order line, above 0
 * @param wholeUnits false where parts of a unit are sold, up to 3 decimals
 * @param unitPrice EUR excluding VAT after the customer's discount, up to 4 decimals
 * @param listPrice EUR excluding VAT
 * @param stock what could leave now
 * @param needsContract whether it is sold under a contract only
 * @param vatRate percent
 */
public record ErpPrice(String product, String name, String unit, BigDecimal packSize, BigDecimal minimumQuantity,
                       boolean wholeUnits, BigDecimal unitPrice, BigDecimal listPrice, BigDecimal stock,
                       boolean needsContract, BigDecimal vatRate) {
}
