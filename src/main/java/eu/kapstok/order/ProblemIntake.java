package eu.kapstok.order;

import java.util.UUID;

/** Takes up what a customer says is wrong with an order. */
public interface ProblemIntake {

    /**
     * Joins the caller's transaction.
     *
     * @param key of what was said: the same key is the same case
     * @param contact who says so
     * @param order its number, null while the ERP gave none
     * @param words as they were written
     * @return business key of the case
     */
    String open(String key, String customer, UUID contact, String order, String words);
}
