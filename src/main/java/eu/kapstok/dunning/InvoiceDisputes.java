package eu.kapstok.dunning;

/** Leaves an invoice alone while somebody says that it is not right. Joins the caller's transaction. */
public interface InvoiceDisputes {

    /**
     * From now on that invoice is not dunned; the customer's others are. A case that disputes it already changes nothing, one that
     * was settled and is reopened disputes it again; several cases may dispute one invoice, which is left alone until the last of
     * them is settled. One that is not known here yet is left alone when it becomes known.
     *
     * @param invoice number, such as F2026-00042
     * @param customer number, such as C10042
     * @param caseKey business key of the case that disputes it, such as K2026-00017
     * @throws IllegalArgumentException when the invoice is known and is another customer's
     */
    void disputed(String invoice, String customer, String caseKey);

    /**
     * That case no longer disputes the invoice: it is followed up from the level where it was, and the days of dispute do not
     * count. One that is unknown or settled changes nothing.
     */
    void settled(String invoice, String caseKey);

    /** Whether any case disputes that invoice now. */
    boolean isDisputed(String invoice);
}
