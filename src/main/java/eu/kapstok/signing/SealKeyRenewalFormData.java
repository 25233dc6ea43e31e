package eu.kapstok.signing;

import eu.kapstok.documents.LocalFormat;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.forms.FormTask;
import eu.kapstok.forms.OneTaskFormData;
import eu.kapstok.forms.SeenWords;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the task to replace the seal's key shows, and what is believed of the answer. */
@Component
class SealKeyRenewalFormData extends OneTaskFormData {

    private static final Logger LOG = LoggerFactory.getLogger(SealKeyRenewalFormData.class);
    private static final String OUTCOME = "keyOutcome";

    private final SealKeys keys;
    private final MessageSource messages;

    SealKeyRenewalFormData(SealKeys keys, MessageSource messages) {
        super(SealKeyRenewalProcess.KEY, SealKeyRenewalProcess.Elements.RENEW_SEAL_KEY, Set.of("caseTitle", "keyText", "renewText"),
                Map.of(SealKeyRenewalProcess.KEY_OUTCOME.name(), OUTCOME));
        this.keys = keys;
        this.messages = messages;
    }

    @Override
    protected Map<String, Object> shown(String businessKey) {
        return Map.of("caseTitle", text("signing.key.title", keys.sealedBy()),
                "keyText", text("signing.key.expires", new LocalFormat(Locale.ENGLISH).date(keys.lastDay())), "renewText", text("signing.key.renew"));
    }

    /** A new key counts once the application works with it. */
    @Override
    public Map<String, Object> submitted(FormTask task, Map<String, Object> values, SeenWords words, Actor actor) {
        String outcome = (String) values.get(OUTCOME);
        if (outcome.equals("renewed")) {
            keys.expiresSoon().ifPresent(day -> {
                throw new FormRefused(OUTCOME, "signing.key.stillOld", new LocalFormat(Locale.ENGLISH).date(day));
            });
        } else {
            LOG.warn("{} lets the key of the seal run out: {}", actor.name(), values.get("note"));
        }
        return Map.of(SealKeyRenewalProcess.KEY_OUTCOME.name(), outcome);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }
}
