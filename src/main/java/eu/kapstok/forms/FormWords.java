package eu.kapstok.forms;

import eu.kapstok.forms.FormRefused.Problem;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of a form in its reader's language, with what they show filled in. */
@Component
class FormWords {

    private final Feel feel;
    private final MessageSource messages;

    FormWords(Feel feel, MessageSource messages) {
        this.feel = feel;
        this.messages = messages;
    }

    /** A problem in words. */
    String message(Problem problem, Language language) {
        Object[] arguments = problem.arguments().stream()
                .map(argument -> argument instanceof String ? argument : language.write(argument)).toArray();
        return own(problem.messageKey(), language, arguments);
    }

    /** Words of ours that no form brings. */
    String own(String key, Language language, Object... arguments) {
        return messages.getMessage(key, arguments, language.locale());
    }

    /** What an input is called, for messages that stand apart from it. */
    String label(Field field, FormState state) {
        String own = switch (field.type()) {
            case DATE, DATETIME -> "dateLabel";
            case TIME -> "timeLabel";
            default -> "label";
        };
        String label = plain(field, own, state);
        if (label == null && !own.equals("label")) {
            label = plain(field, "label", state);
        }
        return label == null ? "" : label;
    }

    /** What stands on the form in that state. */
    SeenWords seen(FormState state) {
        return new SeenWords() {
            @Override
            public String label(String key) {
                return FormWords.this.label(input(key), state);
            }

            @Override
            public String chosen(String key) {
                Field input = input(key);
                return state.options(input).stream().filter(choice -> choice.is(input.converted().value())).map(Choice::label)
                        .findFirst().orElseThrow(() -> new IllegalArgumentException("Nothing that it offers was chosen in " + key));
            }

            private Field input(String key) {
                return state.all().stream().filter(field -> field.row() == null && field.isAsked() && field.name().equals(key))
                        .findFirst().orElseThrow(() -> new IllegalArgumentException("Nothing was asked as " + key));
            }
        };
    }

    /** Null where the form does not say it. */
    String plain(Field field, String name, FormState state) {
        return text(field, name, state, UnaryOperator.identity());
    }

    /**
     * @param escape what is done to the values that it shows
     * @return null where the form does not say it
     */
    String text(Field field, String name, FormState state, UnaryOperator<String> escape) {
        String text = field.component().text(name, state.language());
        return text == null ? null : fill(text, field, state, escape);
    }

    String fill(String text, Field field, FormState state, UnaryOperator<String> escape) {
        Template template = Template.of(text);
        Function<Object, String> write = value -> escape.apply(state.language().write(value));
        return template.isPlain() ? text : template.fill(feel, state.scope(field), write);
    }
}
