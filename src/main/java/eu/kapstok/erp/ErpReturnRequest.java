package eu.kapstok.erp;

import java.util.List;

/**
 * Goods that a customer may send back.
 *
 * @param number of the return, ours; on the label of each parcel
 * @param customer number
 * @param reference number of our case
 */
public record ErpReturnRequest(String number, String customer, String reference, String reason, List<ErpGoods> goods) {
}
