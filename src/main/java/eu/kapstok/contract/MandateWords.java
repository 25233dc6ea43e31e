package eu.kapstok.contract;

import eu.kapstok.documents.LocalFormat;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How far a contact's signature goes, in words, for the evidence of what they sign. */
@Component
class MandateWords {

    private final Mandates mandates;
    private final MessageSource messages;

    MandateWords(Mandates mandates, MessageSource messages) {
        this.mandates = mandates;
        this.messages = messages;
    }

    String of(UUID contact, Locale locale) {
        Mandates.Mandate mandate = mandates.of(contact);
        String reach = mandate.limit() == null ? messages.getMessage("contract.mandate.words.unlimited", null, locale)
                : messages.getMessage("contract.mandate.words.limit", new Object[] {new LocalFormat(locale).money(mandate.limit())}, locale);
        return mandate.twoTogether() ? reach + messages.getMessage("contract.mandate.words.two", null, locale) : reach;
    }
}
