package eu.kapstok.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What of a draft fits the form as it is today.
 *
 * @param typed what fits, as the page would send it
 * @param dropped what the form has no field for any more, or no such choice
 */
record DraftFit(MultiValueMap<String, String> typed, List<FormView.Dropped> dropped) {

    private static final int MOST_DROPPED = 50;
    private static final int LONGEST = 200;

    /** @param state of the form with all that was typed */
    static DraftFit of(Draft draft, FormState state) {
        Map<String, Field> fields = new LinkedHashMap<>();
        state.all().stream().filter(Field::isInput).forEach(field -> fields.put(field.name(), field));
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        List<FormView.Dropped> dropped = new ArrayList<>();
        draft.typed().forEach((name, texts) -> {
            boolean own = name.startsWith(Answers.OWN);
            Field field = fields.get(own && name.startsWith(Answers.TIME) ? name.substring(Answers.TIME.length()) : name);
            if (own || field != null && fits(field)) {
                typed.put(name, texts);
            } else if (texts.stream().anyMatch(text -> !text.isBlank()) && dropped.size() < MOST_DROPPED) {
                String text = String.join(", ", texts);
                dropped.add(new FormView.Dropped(draft.labels().getOrDefault(name, name),
                        text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text));
            }
        });
        return new DraftFit(typed, dropped);
    }

    /** Whether a page can show it for the person to go on with, right or wrong. */
    private static boolean fits(Field field) {
        return !field.isReadonly() && (!field.converted().isProblem() || switch (field.type()) {
            case TEXTFIELD, TEXTAREA, NUMBER -> true;
            default -> false;
        });
    }
}
