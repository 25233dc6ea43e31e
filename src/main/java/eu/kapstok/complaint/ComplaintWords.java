package eu.kapstok.complaint;

import eu.kapstok.security.StaffGroup;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Complaints in words. */
@Component
class ComplaintWords {

    private final MessageSource messages;

    ComplaintWords(MessageSource messages) {
        this.messages = messages;
    }

    /** What our own people read. */
    String text(String key, Object... arguments) {
        return text(Locale.ENGLISH, key, arguments);
    }

    String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** A code that a process owner added to a table is told as it stands there. */
    String code(String prefix, String code) {
        return code == null ? text("complaint.form.none") : messages.getMessage(prefix + code, null, code, Locale.ENGLISH);
    }

    String group(String id) {
        return StaffGroup.byId(id).map(StaffGroup::label).orElse(id);
    }
}
