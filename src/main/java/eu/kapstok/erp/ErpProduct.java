package eu.kapstok.erp;

import java.math.BigDecimal;

/** A product with list and cost price per unit in EUR excluding VAT; {@code vatRate} in percent for the seller's country. */
public record ErpProduct(String code, String name, String unit, BigDecimal listPrice, BigDecimal costPrice,
                         BigDecimal vatRate, BigDecimal stock, boolean active) {
}
