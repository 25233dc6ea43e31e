package eu.kapstok.notifications;

import java.util.UUID;

/** The mail server took a mail; the sending is over. Published in the sending's transaction. */
public record MailSent(UUID mail, String recipient, String template, String businessKey, String customer) {
}
