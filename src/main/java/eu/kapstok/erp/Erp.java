package eu.kapstok.erp;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What our processes need from the ERP. Every method may throw {@link ErpException}; every write takes an
 * {@link ErpCommand} and, repeated with the same key, gives the first result and has no further effect. What the ERP has no
 * {@link ErpCapability} for throws one of kind UNSUPPORTED.
 */
public interface Erp {

    /** What this ERP can do beyond what every ERP must. */
    Set<ErpCapability> capabilities();

    /** What half a cent is to this ERP, so that a cart comes to what the order of it will. */
    default RoundingMode rounding() {
        return RoundingMode.HALF_UP;
    }

    /** Customers by number, at most 200 a page; {@code cursor} null for the first page. */
    ErpPage<ErpCustomer> customers(String cursor);

    Optional<ErpCustomer> customer(String number);

    /** Products by code whose code or name contains {@code text} (null: all), at most 200 a page. */
    ErpPage<ErpProduct> products(String text, String cursor);

    /**
     * The customer's own price list by product code: what they may buy and whose code or name contains {@code text} (null: all),
     * at most 200 a page.
     */
    ErpPage<ErpPrice> prices(String customer, String text, String cursor);

    /**
     * Today's price and stock of those of the products that the customer may buy; the others are left out.
     *
     * @param products codes, at most 200
     */
    List<ErpPrice> pricesOf(String customer, List<String> products);

    /** The quote as it stands now. */
    Optional<ErpQuote> quote(String number);

    /** The customer's credit as it stands now, {@link ErpCredit#UNKNOWN} where the ERP does not tell; {@code number} is the customer's. */
    ErpCredit credit(String number);

    /**
     * Makes an open order of a quote. Succeeds when it is already an order (by anybody).
     *
     * @throws ErpOrderRejected when the ERP refuses for a business reason a person must solve
     */
    ErpOrder acceptQuote(ErpCommand command, String quoteNumber, ErpAcceptance acceptance) throws ErpOrderRejected;

    /** Records that the customer declined. Succeeds when it already is declined. */
    void declineQuote(ErpCommand command, String quoteNumber, String reason);

    /** Takes the quote back on the seller's side. Succeeds when it already is withdrawn. */
    void withdrawQuote(ErpCommand command, String quoteNumber, String reason);

    /** Closes a quote whose validity ended. Succeeds when it already is expired. */
    void expireQuote(ErpCommand command, String quoteNumber);

    /** Gives an open or expired quote a new last day; the version stays, as prices and lines do. */
    void extendQuote(ErpCommand command, String quoteNumber, LocalDate validUntil);

    Optional<ErpOrder> order(String number);

    /**
     * Makes an open order under the customer's own prices.
     *
     * @param command its key is the id of the cart
     * @throws ErpOrderRejected when a price is not what the customer was told, a product is not sold to them, or the ERP refuses for
     *     another business reason a person must solve
     */
    ErpOrder placeOrder(ErpCommand command, ErpOrderRequest request) throws ErpOrderRejected;

    /**
     * Confirms an open order and promises a day. Succeeds when it already is confirmed.
     *
     * @throws ErpOrderRejected when the ERP refuses for a business reason a person must solve
     */
    ErpOrder confirmOrder(ErpCommand command, String number) throws ErpOrderRejected;

    /**
     * Cancels an order of which nothing left yet. Succeeds when it already is cancelled.
     *
     * @throws ErpOrderRejected when something of it was shipped
     */
    void cancelOrder(ErpCommand command, String number, String reason) throws ErpOrderRejected;

    /**
     * What is open and not settled, by due date, at most 500 a page.
     *
     * @param customer number, null for all customers
     * @param dueBefore only what was due before that day, null for all
     * @param cursor null for the first page
     */
    ErpPage<ErpReceivable> receivables(String customer, LocalDate dueBefore, String cursor);

    /** Refuses new orders of the customer from now on. Succeeds when they are refused already. */
    void blockOrders(ErpCommand command, String customer, String reason);

    /** Takes new orders of the customer again. Succeeds when they are taken already. */
    void releaseOrders(ErpCommand command, String customer);

    /**
     * Files a signed contract with its customer, and with its order where it has one. Succeeds when it is filed already.
     *
     * @throws ErpException NOT_FOUND where there is no such customer
     */
    void fileContract(ErpCommand command, ErpContract contract);

    /** An invoice or credit note that was issued. */
    Optional<ErpInvoice> invoice(String number);

    /** The invoice as the customer got it. */
    Optional<byte[]> invoicePdf(String number);

    /**
     * What came of each line of an order and may still go back, by line; empty where there is no such order. An ERP without
     * {@link ErpCapability#RETURNS} knows of no goods that came back.
     */
    List<ErpDelivered> delivered(String order);

    /** Numbers of the invoices of an order, oldest first, without credit notes. */
    List<String> invoicesOf(String order);

    /** The lines of an invoice; empty where there is no such invoice. */
    List<ErpInvoiceLine> invoiceLines(String invoice);

    /**
     * Gives back a part of an invoice, or all of it: makes a credit note and issues it.
     *
     * @return the credit note; what of it is open is to be paid out
     * @throws ErpException INVALID for more than is left of a line
     * @throws ErpOrderRejected when the ERP refuses for another business reason a person must solve
     */
    ErpInvoice createCreditNote(ErpCommand command, ErpCreditRequest request) throws ErpOrderRejected;

    /**
     * Expects goods back.
     *
     * @throws ErpException INVALID for more than is left of a line
     * @throws ErpOrderRejected when the ERP refuses for another business reason a person must solve
     */
    ErpReturn registerReturn(ErpCommand command, ErpReturnRequest request) throws ErpOrderRejected;

    /** The return as it stands now. */
    Optional<ErpReturn> goodsReturn(String number);

    /** Books a parcel of a return that came. Succeeds when that parcel was booked before, and changes nothing then. */
    ErpReturn receiveReturn(ErpCommand command, String number, ErpReturn.Receipt receipt);

    /** Waits for no more goods of a return. Succeeds when it already is closed. */
    void closeReturn(ErpCommand command, String number, String reason);

    /**
     * Sends goods once more, free of charge.
     *
     * @return the order of it, which is confirmed
     * @throws ErpOrderRejected when the ERP refuses for a business reason a person must solve
     */
    ErpOrder orderReplacement(ErpCommand command, ErpReplacement request) throws ErpOrderRejected;

    /**
     * Has goods repaired, free of charge.
     *
     * @throws ErpOrderRejected when the ERP refuses for a business reason a person must solve
     */
    ErpRepair orderRepair(ErpCommand command, ErpRepairRequest request) throws ErpOrderRejected;

    /**
     * What happened in the ERP since a place in its history: references only, under the same ids as on every other road. A place that
     * is not in its history, as after a backup was put back, is said to be {@linkplain ErpChanges#lost() lost}.
     *
     * @param place where the last answer ended, null to begin now: no facts, and the place to go on from
     * @param most how many facts at most, 1 to 500
     */
    ErpChanges changes(String place, int most);

    /** True when the ERP answers now; for the health page. Never throws. */
    boolean available();
}
