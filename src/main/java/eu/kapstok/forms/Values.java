package eu.kapstok.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values within values, by the names that lead to them. */
final class Values {

    private Values() {
    }

    /** The value at the end of that path, null when there is none. */
    static Object at(Map<String, Object> values, List<String> path) {
        Object value = values;
        for (String name : path) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }

    /** Whether something stands at the end of that path, be it null. */
    static boolean has(Map<String, Object> values, List<String> path) {
        Object outer = at(values, path.subList(0, path.size() - 1));
        return outer instanceof Map<?, ?> map && map.containsKey(path.get(path.size() - 1));
    }

    /** Puts a value at the end of that path; what stood on the way is copied, not changed. */
    @SuppressWarnings("unchecked")
    static void put(Map<String, Object> values, List<String> path, Object value) {
        Map<String, Object> inner = values;
        for (String name : path.subList(0, path.size() - 1)) {
            inner = (Map<String, Object>) inner.compute(name,
                    (key, old) -> old instanceof Map<?, ?> map ? new HashMap<>((Map<String, Object>) map) : new HashMap<>());
        }
        inner.put(path.get(path.size() - 1), value);
    }

    /** Takes away what stands at the end of that path, and each map on the way that is empty then. */
    @SuppressWarnings("unchecked")
    static void remove(Map<String, Object> values, List<String> path) {
        if (path.size() == 1) {
            values.remove(path.get(0));
        } else if (values.get(path.get(0)) instanceof Map<?, ?> inner) {
            remove((Map<String, Object>) inner, path.subList(1, path.size()));
            if (inner.isEmpty()) {
                values.remove(path.get(0));
            }
        }
    }

    /** A copy of maps and lists down to the last of them. */
    @SuppressWarnings("unchecked")
    static <T> T copy(T value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new HashMap<>();
            map.forEach((name, inner) -> copy.put(name, copy(inner)));
            return (T) copy;
        } else if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(inner -> copy.add(copy(inner)));
            return (T) copy;
        }
        return value;
    }
}
