package eu.kapstok.claim;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the letters are called. */
@Component
public class LetterTitles {

    private final MessageSource messages;

    LetterTitles(MessageSource messages) {
        this.messages = messages;
    }

    /** Such as {@code Aanmaning}. */
    public String title(LetterLevel level, Locale language) {
        return messages.getMessage("document.claim." + level + ".title", null, language);
    }

    /** Of the statement of account. */
    public String statement(Locale language) {
        return messages.getMessage("document.statement.title", null, language);
    }
}
