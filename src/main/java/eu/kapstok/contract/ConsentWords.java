package eu.kapstok.contract;

import eu.kapstok.signing.Consent;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The sentence that a signer agrees to, with the version of its words. */
@Component
class ConsentWords {

    /** Goes up whenever the words change. */
    private static final String VERSION = "1";

    private final MessageSource messages;

    ConsentWords(MessageSource messages) {
        this.messages = messages;
    }

    Consent of(Locale locale) {
        return new Consent("contract-consent", VERSION, messages.getMessage("contract.sign.consent", null, locale));
    }
}
