package eu.kapstok.notifications;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A mail to write.
 *
 * @param to address
 * @param locale language of template and subject
 * @param template name under {@code templates/mail/}; the subject is message {@code mail.<template>.subject}
 * @param subjectArguments values for the subject's placeholders
 * @param model values for the template
 * @param attachments ids of archived documents
 * @param businessKey the case it belongs to, null where none
 * @param customer customer number, null for staff
 */
public record Mail(String to, Locale locale, String template, List<Object> subjectArguments, Map<String, Object> model,
                   List<UUID> attachments, String businessKey, String customer) {
}
