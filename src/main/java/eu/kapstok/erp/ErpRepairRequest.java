package eu.kapstok.erp;

import java.util.List;

/**
 * Goods that are to be repaired free of charge.
 *
 * @param customer number
 * @param reference number of our case
 */
public record ErpRepairRequest(String customer, String reference, String reason, List<ErpGoods> goods) {
}
