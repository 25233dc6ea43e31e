package eu.kapstok.contract;

import eu.kapstok.erp.ErpAddress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What every template may say of a contract, beside the fields that it asks for.
 *
 * @param date on which it is drawn up
 * @param endsOn null where it ends by notice only
 * @param noticeOn last day to give notice, null where none is needed
 * @param customer number
 * @param customerVatNumber null for consumers
 * @param prices of the products that it names, empty where it names none
 */
public record ContractPaper(String number, int version, LocalDate date, LocalDate startsOn, LocalDate endsOn, LocalDate noticeOn,
                            String customer, String customerName, String customerVatNumber, ErpAddress address, List<Signer> signers,
                            List<Price> prices) {

    public record Signer(int position, String name) {
    }

    /** @param unitPrice EUR excluding VAT */
    public record Price(String product, String name, String unit, BigDecimal unitPrice) {
    }
}
