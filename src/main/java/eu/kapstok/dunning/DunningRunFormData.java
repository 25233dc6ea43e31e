package eu.kapstok.dunning;

import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.forms.FormTask;
import eu.kapstok.forms.OneTaskFormData;
import eu.kapstok.forms.SeenWords;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What credit control sees of a run that waits, and what becomes of the answer. */
@Component
class DunningRunFormData extends OneTaskFormData {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    private final DunningForms forms;
    private final DunningRuns runs;

    DunningRunFormData(@Lazy DunningForms forms, @Lazy DunningRuns runs) {
        super(DunningRunProcess.KEY, DunningRunProcess.Elements.RELEASE_RUN, DunningForms.RELEASE,
                Map.of(DunningRunProcess.RUN_RELEASED.name(), "releaseDecision"));
        this.forms = forms;
        this.runs = runs;
    }

    @Override
    protected Map<String, Object> shown(String businessKey) {
        return forms.release(DunningRunProcess.day(businessKey));
    }

    @Override
    public Map<String, Object> submitted(FormTask task, Map<String, Object> values, SeenWords words, Actor actor) {
        LocalDate day = DunningRunProcess.day(task.businessKey());
        boolean released = values.get("releaseDecision").equals("release");
        if (released) {
            String redirect = text(values, "redirect");
            if (redirect != null && !ADDRESS.matcher(redirect).matches()) {
                throw new FormRefused("redirect", "dunning.problem.address");
            }
            List<String> dropped = Arrays.stream(String.valueOf(values.getOrDefault("dropped", "")).split("[\\s,;]+"))
                    .filter(number -> !number.isEmpty() && !number.equals("null")).distinct().toList();
            List<String> unknown = runs.unknown(day, dropped);
            if (!unknown.isEmpty()) {
                throw new FormRefused("dropped", "dunning.problem.unknownCustomers", String.join(", ", unknown));
            }
            runs.release(day, text(values, "segment"), redirect, dropped, actor.id());
        } else {
            runs.giveUp(day);
        }
        return Map.of(DunningRunProcess.RUN_RELEASED.name(), released);
    }

    private static String text(Map<String, Object> values, String key) {
        String text = (String) values.get(key);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
