package eu.kapstok.complaint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What somebody reports.
 *
 * @param token given by the page: a second report of that customer with the same is the first
 * @param contact who reports it, null where nobody of the customer is known
 * @param contactName null as well
 * @param language nl, fr or en
 * @param enteredBy who of ours wrote it down, null where the customer did
 * @param whyNoLines why it names no goods, null where it does or need not
 * @param invoice the invoice that is wrong, null where it is about something else
 * @param visibleAtDelivery whether somebody at the door could have seen it
 * @param evidence whether something shows it, such as a photo
 */
record NewComplaint(String token, String customer, boolean consumer, String country, UUID contact, String contactName, String language,
                    Channel channel, String enteredBy, ComplaintReason reason, Wish wish, String description, String whyNoLines,
                    String invoice, boolean visibleAtDelivery, boolean distanceContract, boolean withdrawalExempt, boolean evidence,
                    boolean repairFailed, List<Line> lines) {

    /**
     * So much of something that was ordered, delivered or invoiced.
     *
     * @param order null where it is known by an invoice alone
     * @param orderLine its place in the order from 1, null as well
     * @param invoice null where nobody came from one, as {@code shipment}
     * @param unitPrice EUR excluding VAT after its discount, null where unknown
     * @param deliveredOn null where nothing arrived
     * @param serialNumber null where none is asked, as {@code batch}
     */
    record Line(String order, Integer orderLine, String invoice, String shipment, String product, String description, String unit,
                BigDecimal quantity, BigDecimal unitPrice, BigDecimal vatRate, LocalDate deliveredOn, String serialNumber, String batch) {
    }
}
