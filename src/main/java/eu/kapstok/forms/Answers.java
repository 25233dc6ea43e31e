package eu.kapstok.forms;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.kapstok.forms.FormComponent.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.util.MultiValueMap;

/**
 * What was sent for a form, by the names of its inputs, not judged yet.
 *
 * @param values one per input that was answered: {@link Typed}, {@link Typed.Moment}, a list of {@link Typed}, or what JSON has, or {@link #NONSENSE}; for a dynamic
 *               list its {@link Rows}
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

    /** Before the name of a dynamic list: which rows stood there. */
    static final String ROWS = OWN + "rows.";

    /** Before the name of a date and time: the time. */
    static final String TIME = OWN + "time.";

    private static final int MOST_NAMES = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    static Answers posted(Form form, MultiValueMap<String, String> posted) {
        Posted reading = new Posted(posted, shown(posted));
        reading.read(form.components(), "");
        Set<String> undeclared = posted.keySet().stream()
                .filter(name -> !name.startsWith(OWN) && !name.equals("_csrf") && !reading.declared.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Answers(reading.values, undeclared);
    }

    /** Reads a page's fields, by the names that they have in rows too. */
    private static final class Posted {

        private final MultiValueMap<String, String> posted;
        private final Set<String> onPage;
        private final Map<String, Object> values = new LinkedHashMap<>();
        private final Set<String> declared = new HashSet<>();
        private int rows;

        Posted(MultiValueMap<String, String> posted, Set<String> onPage) {
            this.posted = posted;
            this.onPage = onPage;
        }

        void read(List<FormComponent> components, String prefix) {
            for (FormComponent component : components) {
                String name = prefix + component.name();
                if (component.isInput()) {
                    input(component, name);
                } else if (component.type() == Type.EXPRESSION) {
                    declared.add(name);
                } else if (component.type() == Type.DYNAMICLIST) {
                    rows(component, name);
                } else {
                    read(component.children(), prefix);
                }
            }
        }

        private void input(FormComponent input, String name) {
            declared.add(name);
            List<String> texts = posted.getOrDefault(name, List.of());
            List<String> times = input.type() == Type.DATETIME ? posted.getOrDefault(TIME + name, List.of()) : List.of();
            if (texts.stream().anyMatch(Objects::isNull) || texts.size() > 1 && !input.isMany() || times.size() > 1) {
                values.put(name, NONSENSE);
            } else if (!times.isEmpty() || input.type() == Type.DATETIME && !texts.isEmpty()) {
                values.put(name, new Typed.Moment(texts.isEmpty() ? "" : texts.get(0), times.isEmpty() ? "" : times.get(0)));
            } else if (!texts.isEmpty()) {
                values.put(name, input.isMany() ? texts.stream().map(Typed::new).toList() : new Typed(texts.get(0)));
            } else if (onPage != null && !onPage.contains(name)) {
                values.put(name, UNTOUCHED);
            }
        }

        private void rows(FormComponent list, String name) {
            String sent = posted.getFirst(ROWS + name);
            if (sent == null) {
                values.put(name, onPage == null ? Rows.unknown(0) : UNTOUCHED);
                return;
            }
            Rows read = Rows.read(sent);
            rows += read == null ? 0 : read.count();
            values.put(name, read == null ? NONSENSE : rows > Rows.MOST ? Rows.TOO_MANY : read);
            for (int row = 0; read != null && rows <= Rows.MOST && row < read.count(); row++) {
                read(list.children(), name + "." + row + ".");
            }
        }
    }

    /** Names of the inputs that stood on the page, null where nothing says so. */
    static Set<String> shown(MultiValueMap<String, String> posted) {
        String names = posted.getFirst(SHOWN);
        return names == null ? null : Set.copyOf(Arrays.asList(names.split(" ")));
    }

    static Answers submitted(Form form, Map<String, Object> variables) {
        Map<String, Object> sent = new HashMap<>();
        form.variables().stream().filter(variables::containsKey).forEach(name -> sent.put(name, plain(variables, name)));
        Submitted reading = new Submitted();
        reading.read(form.components(), sent, "");
        Set<String> undeclared = new TreeSet<>(variables.keySet());
        undeclared.removeAll(form.variables());
        return new Answers(reading.values, undeclared);
    }

    /** Reads variables, by the names that a page would have given them. */
    private static final class Submitted {

        private final Map<String, Object> values = new LinkedHashMap<>();
        private int rows;

        void read(List<FormComponent> components, Map<?, ?> sent, String prefix) {
            for (FormComponent component : components) {
                String name = prefix + component.name();
                if (component.isKeyed()) {
                    if (sent.containsKey(component.path().get(0))) {
                        values.put(name, within(sent, component.path()));
                    }
                } else if (component.type() == Type.DYNAMICLIST) {
                    rows(component, within(sent, component.path()), name);
                } else {
                    read(component.children(), sent, prefix);
                }
            }
        }

        private void rows(FormComponent list, Object sent, String name) {
            int count = sent instanceof List<?> items ? items.size() : 0;
            rows += count;
            if (sent != null && !(sent instanceof List<?>)) {
                values.put(name, NONSENSE);
            } else if (rows > Rows.MOST) {
                values.put(name, Rows.TOO_MANY);
            } else {
                values.put(name, Rows.unknown(count));
                for (int row = 0; row < count; row++) {
                    Object item = ((List<?>) sent).get(row);
                    read(list.children(), item instanceof Map<?, ?> fields ? fields : Map.of(), name + "." + row + ".");
                }
            }
        }
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
        if (path.isEmpty() || value == null || value == NONSENSE) {
            return value;
        }
        return value instanceof Map<?, ?> map ? within(map.get(path.get(0)), path.subList(1, path.size())) : NONSENSE;
    }
}
