package eu.kapstok.portal;

import eu.kapstok.forms.FormRefused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.util.MultiValueMap;

/**
 * What somebody typed into a form of our own pages, and what is wrong with it, for the fragments of {@code portal/fields}.
 *
 * @param values by field, never null
 * @param problems in the reader's language by field; what concerns no one field under ""
 */
public record Typed(Map<String, List<String>> values, Map<String, String> problems) {

    private static final int LONGEST = 10_000;

    public static Typed nothing() {
        return new Typed(Map.of(), Map.of());
    }

    /** What a form showed before anybody typed. */
    public static Typed of(Map<String, List<String>> values) {
        return new Typed(values, Map.of());
    }

    public static Typed of(MultiValueMap<String, String> posted) {
        return new Typed(posted, Map.of());
    }

    public Typed refused(FormRefused refused, MessageSource messages, Locale locale) {
        Map<String, String> said = new LinkedHashMap<>();
        for (FormRefused.Problem problem : refused.problems()) {
            said.putIfAbsent(problem.field() == null ? "" : problem.field(),
                    messages.getMessage(problem.messageKey(), problem.arguments().toArray(), locale));
        }
        return new Typed(values, said);
    }

    /** "" where nothing was typed; what is far too long for any field is cut, so that the page stays a page. */
    public String value(String field) {
        List<String> typed = values.get(field);
        String text = typed == null || typed.isEmpty() || typed.get(0) == null ? "" : typed.get(0);
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    public boolean has(String field, String value) {
        return values.getOrDefault(field, List.of()).contains(value);
    }

    /** Null where the field is in order. */
    public String problem(String field) {
        return problems.get(field);
    }
}
