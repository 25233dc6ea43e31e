package eu.kapstok.forms;

import java.util.List;
import java.util.Map;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A form of forty fields of every kind, with conditions, limits and options by expression. */
public final class SampleFortyFields {

    private static final Form FORM = FormReader.read(SampleForm.file("sample-forty.form"));
    private static final Map<String, Object> SHOWN = Map.of("number", "Q2026-00042", "limit", 5000, "addresses",
            List.of(Map.of("value", "A1", "label", "Magazijn, Gent"), Map.of("value", "A2", "label", "Werf, Brugge")));

    private SampleFortyFields() {
    }

    /** The file, for the engine. */
    public static byte[] file() {
        return SampleForm.file("sample-forty.form");
    }

    /** What the form's page draws, untouched. */
    public static FormView view() {
        return SampleForm.VIEWS.view(SampleForm.state(FORM, SHOWN, null, Language.NL), List.of(), null, false, null);
    }

    /** As a page would send it, all right. */
    public static MultiValueMap<String, String> answered() {
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        for (FormComponent input : FORM.inputs()) {
            switch (input.type()) {
                case NUMBER -> posted.add(input.name(), "1.234,56");
                case DATE -> posted.add(input.name(), "2027-01-31");
                case TIME -> posted.add(input.name(), "10:30");
                case DATETIME -> {
                    posted.add(input.name(), "2027-01-31");
                    posted.add("form:time." + input.name(), "10:30");
                }
                case CHECKBOX -> posted.add(input.name(), "true");
                case SELECT, RADIO, CHECKLIST, TAGLIST -> posted.add(input.name(), input.json().has("values") ? "o1" : "A1");
                default -> posted.add(input.name(), "Some words in a field");
            }
        }
        return posted;
    }

    /** Judges it; how many problems it has. */
    public static int problems(MultiValueMap<String, String> posted) {
        FormState state = SampleForm.state(FORM, SHOWN, Answers.posted(FORM, posted).values(), Language.NL);
        return SampleForm.VALIDATOR.validate(state).problems().size();
    }
}
