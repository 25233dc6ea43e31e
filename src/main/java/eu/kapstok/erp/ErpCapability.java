package eu.kapstok.erp;

/**
 * What an ERP may or may not be able to do for us. Every ERP reads customers, products, quotes and orders and makes an order of a
 * quote; the rest it says by itself.
 */
public enum ErpCapability {

    PRICES("tell a customer's own prices and the stock",
            "customers ask for quotes instead of filling a cart, and what is sold under a contract only is not known"),
    CREDIT("tell what a customer owes and may owe",
            "credit control judges each business customer's quote and order, as no limit is known"),
    PLACE_ORDER("take an order without a quote",
            "back office gets each cart as a task and types it into the ERP"),
    CONFIRM_ORDER("confirm an order with a promised day",
            "back office gets each order as a task and confirms it in the ERP"),
    CANCEL_ORDER("cancel an order",
            "back office cancels it in the ERP; the case goes on once it is cancelled there"),
    DECLINE_QUOTE("record that a customer declined a quote",
            "somebody closes the quote in the ERP; the case goes on once it is closed there"),
    WITHDRAW_QUOTE("take a quote back",
            "somebody closes the quote in the ERP; the case goes on once it is closed there"),
    EXPIRE_QUOTE("close a quote whose validity ended",
            "somebody closes the quote in the ERP; the case goes on once it is closed there"),
    EXTEND_QUOTE("give a quote a new last day",
            "somebody types the new day into the ERP; the case goes on once it is there"),
    SHIPMENTS("tell what was shipped",
            "customers see no shipments"),
    RECEIVABLES("list what is still to be paid",
            "nobody is reminded of what is overdue"),
    INVOICES("show an invoice",
            "customers see no invoices"),
    INVOICE_PDF("give an invoice as a PDF",
            "customers get a copy that is drawn from what it tells of the invoice"),
    RETURNS("keep goods that are to come back",
            "the warehouse counts them in a task, and books the stock in the ERP"),
    CREDIT_NOTES("make a credit note",
            "somebody makes it in the ERP, as a task of the complaint says"),
    REPLACEMENTS("send goods once more free of charge",
            "somebody orders them in the ERP, as a task of the complaint says"),
    REPAIRS("make a repair order",
            "somebody plans the repair, as a task of the complaint says"),
    CREDIT_BLOCK("refuse the orders of a customer who does not pay",
            "credit control blocks and releases the customer in the ERP"),
    CONTRACTS("keep signed contracts",
            "they are kept here, with the customer and the order, and nowhere else"),
    CHANGES("tell what changed since it was last asked",
            "only what it sends by itself to /api/erp/events is heard");

    private final String words;
    private final String byHand;

    ErpCapability(String words, String byHand) {
        this.words = words;
        this.byHand = byHand;
    }

    /** What it is, as it follows on "the ERP can". */
    public String words() {
        return words;
    }

    /** What happens with an ERP that cannot. */
    public String byHand() {
        return byHand;
    }
}
