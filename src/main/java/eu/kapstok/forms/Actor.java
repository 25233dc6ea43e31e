package eu.kapstok.forms;

import java.util.Locale;

/**
 * Who completes a task.
 *
 * @param kind member of staff or a customer's contact
 * @param id staff user id, or the contact's id
 * @param name as shown to others ("already done by ...")
 * @param ip address the click came from, null where there was none
 * @param userAgent browser of the click, null where there was none, at most 500 characters
 * @param locale language the person saw
 */
public record Actor(Kind kind, String id, String name, String ip, String userAgent, Locale locale) {

    static final String CONTACT_PREFIX = "contact-";

    public enum Kind { STAFF, CONTACT }

    /** The user id that the engine's operation log names. */
    public String engineUser() {
        return kind == Kind.CONTACT ? CONTACT_PREFIX + id : id;
    }
}
