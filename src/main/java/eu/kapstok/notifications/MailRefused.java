package eu.kapstok.notifications;

import java.util.UUID;

/**
 * The post will never deliver this mail; published in the transaction that notes it.
 *
 * @param businessKey the case it belongs to, null where none
 * @param customer customer number, null for staff
 */
public record MailRefused(UUID mail, String recipient, String template, String businessKey, String customer,
                          String reason) {
}
