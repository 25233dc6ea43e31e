package eu.kapstok.documents;

import java.time.LocalDate;

/**
 * A document to keep.
 *
 * @param kind such as {@code quote}
 * @param customer number of the customer who may read it, null: staff only
 * @param businessKey the case it belongs to
 * @param title what people call it, in the customer's language
 * @param fileName without path
 * @param language nl, fr or en
 * @param retainUntil first day on which it may be deleted
 */
public record NewDocument(String kind, String customer, String businessKey, String title, String fileName,
                          String contentType, String language, LocalDate retainUntil, byte[] content) {
}
