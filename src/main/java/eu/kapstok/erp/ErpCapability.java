package eu.kapstok.erp;

/**
 * What an ERP may or may not be able to do for us. Every ERP reads customers, products, quotes and orders and makes an order of a
 * quote; the rest it says by itself.
 */
public enum ErpCapability {

    PRICES("tell a customer's own prices and the stock"),
    CREDIT("tell what a customer owes and may owe"),
    PLACE_ORDER("take an order without a quote"),
    CONFIRM_ORDER("confirm an order with a promised day"),
    CANCEL_ORDER("cancel an order"),
    DECLINE_QUOTE("record that a customer declined a quote"),
    WITHDRAW_QUOTE("take a quote back"),
    EXPIRE_QUOTE("close a quote whose validity ended"),
    EXTEND_QUOTE("give a quote a new last day"),
    SHIPMENTS("tell what was shipped"),
    RECEIVABLES("list what is still to be paid"),
    INVOICES("show an invoice"),
    INVOICE_PDF("give an invoice as a PDF"),
    CHANGES("tell what changed since it was last asked");

    private final String words;

    ErpCapability(String words) {
        this.words = words;
    }

    /** What it is, as it follows on "the ERP can". */
    public String words() {
        return words;
    }
}
