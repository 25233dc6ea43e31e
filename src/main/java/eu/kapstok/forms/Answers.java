package eu.kapstok.forms;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.util.MultiValueMap;

/**
 * What was sent for a form, by the names of its inputs, not judged yet.
 *
 * @param values one per input that was answered: {@link Typed}, or what JSON has, or {@link #NONSENSE}
 * @param undeclared names that the form does not know
 */
record Answers(Map<String, Object> values, Set<String> undeclared) {

    /** Something that is no value of any kind a form knows. */
    static final Object NONSENSE = new Object();

    /** What stands for an input that was not on the page: as it is at first. */
    static final Object UNTOUCHED = new Object();

    /** Names of our own fields in a page, which no key can have. */
    static final String OWN = "form:";

    /** Names of the inputs that stood on the page, so that what appears later is asked for before it is missed. */
    static final String SHOWN = OWN + "shown";

    private static final int MOST_NAMES = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    static Answers posted(Form form, MultiValueMap<String, String> posted) {
        Map<String, Object> values = new LinkedHashMap<>();
        Set<String> declared = new TreeSet<>();
        Set<String> onPage = shown(posted);
        for (FormComponent input : form.inputs()) {
            declared.add(input.name());
            List<String> texts = posted.getOrDefault(input.name(), List.of());
            if (texts.size() == 1 && texts.get(0) != null) {
                values.put(input.name(), new Typed(texts.get(0)));
            } else if (!texts.isEmpty()) {
                values.put(input.name(), NONSENSE);
            } else if (onPage != null && !onPage.contains(input.name())) {
                values.put(input.name(), UNTOUCHED);
            }
        }
        Set<String> undeclared = posted.keySet().stream()
                .filter(name -> !name.startsWith(OWN) && !name.equals("_csrf") && !declared.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Answers(values, undeclared);
    }

    /** Names of the inputs that stood on the page, null where nothing says so. */
    static Set<String> shown(MultiValueMap<String, String> posted) {
        String names = posted.getFirst(SHOWN);
        return names == null ? null : Set.copyOf(Arrays.asList(names.split(" ")));
    }

    static Answers submitted(Form form, Map<String, Object> variables) {
        Map<String, Object> values = new LinkedHashMap<>();
        Set<String> declared = new TreeSet<>();
        for (FormComponent input : form.inputs()) {
            String variable = input.path().get(0);
            declared.add(variable);
            if (variables.containsKey(variable)) {
                values.put(input.name(), within(plain(variables, variable), input.path().subList(1, input.path().size())));
            }
        }
        Set<String> undeclared = new TreeSet<>(variables.keySet());
        undeclared.removeAll(declared);
        return new Answers(values, undeclared);
    }

    /** The first of the undeclared names, fit for a line of the log. */
    String undeclaredForLog() {
        return undeclared.stream().limit(MOST_NAMES)
                .map(name -> (name.length() > 60 ? name.substring(0, 60) + "…" : name).replaceAll("[^\\w.:-]", "?"))
                .collect(Collectors.joining(", ")) + (undeclared.size() > MOST_NAMES ? ", …" : "");
    }

    private static Object plain(Map<String, Object> variables, String name) {
        try {
            Object value = variables.get(name);
            return value instanceof SpinJsonNode json ? JSON.convertValue(json.unwrap(), Object.class) : value;
        } catch (RuntimeException unreadable) {
            return NONSENSE;
        }
    }

    private static Object within(Object value, List<String> path) {
        if (path.isEmpty() || value == null) {
            return value;
        }
        return value instanceof Map<?, ?> map ? within(map.get(path.get(0)), path.subList(1, path.size())) : NONSENSE;
    }
}
