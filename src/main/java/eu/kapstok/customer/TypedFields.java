package eu.kapstok.customer;

import eu.kapstok.forms.FormRefused;
import eu.kapstok.forms.WrittenText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The fields of a form of ours: each is tidied and checked, and all problems are told at once. */
final class TypedFields {

    private final UnaryOperator<String> typed;
    private final List<FormRefused.Problem> problems = new ArrayList<>();

    /** @param typed what stands in a field, null where it was not sent */
    TypedFields(UnaryOperator<String> typed) {
        this.typed = typed;
    }

    /** One line of text, never empty once {@link #check} went well. */
    String required(String field, int longest) {
        String text = optional(field, longest);
        if (text == null && problems.stream().noneMatch(problem -> problem.field().equals(field))) {
            refuse(field, "forms.problem.required");
        }
        return text;
    }

    /** One line of text, null where nothing was typed. */
    String optional(String field, int longest) {
        String sent = typed.apply(field);
        String text = sent == null ? "" : sent.replaceAll("[\\r\\n\\t]+", " ").strip();
        if (text.length() > longest) {
            refuse(field, "forms.problem.tooLong", longest);
            return null;
        }
        if (!WrittenText.isClean(text)) {
            refuse(field, "forms.problem.characters");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    void refuse(String field, String messageKey, Object... arguments) {
        problems.add(new FormRefused.Problem(field, messageKey, List.of(arguments)));
    }

    /** @throws FormRefused when a field is not in order */
    void check() {
        if (!problems.isEmpty()) {
            throw new FormRefused(problems);
        }
    }
}
