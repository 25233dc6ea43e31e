package eu.kapstok.erp;

import java.time.LocalDate;

/**
 * A contract that all have signed, for the file of its customer.
 *
 * @param number of the contract, ours
 * @param customer number
 * @param order number of the order that waited for it, null where none did
 * @param endsOn null where it ends by notice only
 * @param noticeOn last day to give notice, null where none is needed
 * @param sha256 of the file, lower-case hex
 * @param pdf the sealed file
 */
public record ErpContract(String number, String customer, String order, String title, LocalDate signedOn, LocalDate startsOn, LocalDate endsOn,
                          LocalDate noticeOn, String fileName, String sha256, byte[] pdf) {

    /** What makes it the same contract, as one text. */
    String content() {
        return String.join("|", number, customer, String.valueOf(order), sha256);
    }
}
