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
 * @param optional whether the contact who gets it may choose to have it later, with others, or not at all
 */
public record Mail(String to, Locale locale, String template, List<Object> subjectArguments, Map<String, Object> model,
                   List<UUID> attachments, String businessKey, String customer, boolean optional) {

    /** A mail that is needed: by law, or by what its reader just asked for. */
    public Mail(String to, Locale locale, String template, List<Object> subjectArguments, Map<String, Object> model,
                List<UUID> attachments, String businessKey, String customer) {
        this(to, locale, template, subjectArguments, model, attachments, businessKey, customer, false);
    }

    /** The same mail, sent as its reader chose. */
    public Mail asChosen() {
        return new Mail(to, locale, template, subjectArguments, model, attachments, businessKey, customer, true);
    }
}
