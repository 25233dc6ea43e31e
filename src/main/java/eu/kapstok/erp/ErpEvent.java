package eu.kapstok.erp;

/**
 * A fact from the ERP.
 *
 * @param id natural key of the fact ({@code quote:SUBMITTED:Q2026-00042:1}); the same fact has the same id on every road
 * @param type message name, such as {@code quote-submitted}
 * @param key business key it is about
 * @param reference number of ours that it answers, such as a customer's request for a quote; null where none
 */
public record ErpEvent(String id, String type, String key, String reference) {

    public ErpEvent(String id, String type, String key) {
        this(id, type, key, null);
    }
}
