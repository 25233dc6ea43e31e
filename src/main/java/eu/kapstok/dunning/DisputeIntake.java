package eu.kapstok.dunning;

import java.util.UUID;

/** Takes up what a customer says against an invoice; it disputes the invoice by {@link InvoiceDisputes} itself. */
public interface DisputeIntake {

    /**
     * Joins the caller's transaction.
     *
     * @param key of what was said: the same key is the same case
     * @param contact who says so, null where nobody is known
     * @param words as they were said
     * @param writtenBy who of ours wrote it down, null where the customer did
     * @return business key of the case
     */
    String open(String key, String customer, UUID contact, String invoice, String words, String writtenBy);
}
