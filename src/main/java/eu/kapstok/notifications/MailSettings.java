package eu.kapstok.notifications;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param from sender, such as {@code Installatiehuis <verkoop@example.com>}; the seller's own address when empty
 * @param redirectTo outside production: where every mail goes instead of to its recipient
 */
@ConfigurationProperties("kapstok.mail")
record MailSettings(String from, String redirectTo) {
}
