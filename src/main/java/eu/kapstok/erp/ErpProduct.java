package eu.kapstok.erp;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A product with list and cost price per unit in EUR excluding VAT.
 *
 * @param vatRate in percent for the seller's country
 * @param names by language (nl, fr, en) as far as the ERP has them
 */
public record ErpProduct(String code, String name, String unit, BigDecimal listPrice, BigDecimal costPrice,
                         BigDecimal vatRate, BigDecimal stock, boolean active, Map<String, String> names) {

    public String nameIn(String language) {
        return names.getOrDefault(language, name);
    }
}
