package eu.kapstok.claim;

import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormTask;
import eu.kapstok.forms.OneTaskFormData;
import eu.kapstok.forms.SeenWords;
import java.util.Map;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What credit control reads of rates that are missing, and what becomes of those that are entered. */
@Component
class RateEntryFormData extends OneTaskFormData {

    private final RateEntries entries;

    RateEntryFormData(@Lazy RateEntries entries) {
        super(RateEntryProcess.KEY, RateEntryProcess.Elements.ENTER_RATES, RateEntries.SHOWN, Map.of("ratesPublished", "ratesSource"));
        this.entries = entries;
    }

    @Override
    protected Map<String, Object> shown(String businessKey) {
        return entries.show(RateEntryProcess.begin(businessKey));
    }

    @Override
    public Map<String, Object> submitted(FormTask task, Map<String, Object> values, SeenWords words, Actor actor) {
        entries.enter(RateEntryProcess.begin(task.businessKey()), values, actor.id());
        return Map.of();
    }
}
