package eu.kapstok.erp;

import java.util.List;

/**
 * Goods that are sent once more, free of charge, to where the order went.
 *
 * @param customer number
 * @param reference number of our case
 */
public record ErpReplacement(String customer, String reference, String reason, List<ErpGoods> goods) {
}
