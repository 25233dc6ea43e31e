package eu.kapstok.complaint;

/** Pauses what is claimed of an invoice while a complaint says that it is not right; joins the caller's transaction. */
interface InvoiceQuarrels {

    /** @param caseKey number of the complaint */
    void disputed(String invoice, String customer, String caseKey);

    void settled(String invoice, String caseKey);
}
