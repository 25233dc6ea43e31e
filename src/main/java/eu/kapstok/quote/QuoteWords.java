package eu.kapstok.quote;

import eu.kapstok.security.StaffGroup;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What quotes say to our own people, in words. */
@Component
class QuoteWords {

    private final MessageSource messages;

    QuoteWords(MessageSource messages) {
        this.messages = messages;
    }

    /** A reason that a process owner added to the table is told as it stands there. */
    List<String> reasons(List<String> codes) {
        return codes.stream().map(code -> messages.getMessage("quote.reason." + code, null, code, Locale.ENGLISH)).toList();
    }

    String group(String id) {
        return StaffGroup.byId(id).map(StaffGroup::label).orElse(id);
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }
}
