package eu.kapstok.forms;

import eu.kapstok.forms.FormRefused.Problem;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Turns a form, what it shows and what was typed into what a page draws. */
@Component
class FormViews {

    /** The value whose button was pressed, while its further fields are asked for. */
    static final String CHOSEN = Answers.OWN + "chosen";

    /** Leads back from there. */
    static final String BACK = Answers.OWN + "back";

    private final Feel feel;
    private final FormValidator validator;
    private final FormWords words;
    private final Clock clock;

    FormViews(Feel feel, FormValidator validator, FormWords words, Clock clock) {
        this.feel = feel;
        this.validator = validator;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param chosen value of the buttons' input whose further fields are asked for now, null before one is pressed
     * @param next whether fields have appeared that were not on the page before
     * @param focus name of a field, a row or a list where the person goes on, may be null
     */
    FormView view(FormState state, List<Problem> problems, String chosen, boolean next, String focus) {
        return new FormDrawing(state, problems, chosen, focus, words, new InputElements(state, words, feel, validator, clock),
                new ShownElements(state, words, feel)).view(next);
    }

    /** The input whose values are buttons, null when the form has none to show. */
    static Field buttons(FormState state) {
        return state.all().stream().filter(field -> field.row() == null && field.component().isAsButtons() && field.isAsked())
                .findFirst().orElse(null);
    }
}
