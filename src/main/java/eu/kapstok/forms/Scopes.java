package eu.kapstok.forms;

import eu.kapstok.forms.Field.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What expressions see, by the place they stand at: the whole form's values, and within a dynamic list the row as
 * {@code this}, the same for what is around it as {@code parent} and the numbers of the rows as {@code i}.
 */
final class Scopes {

    private final Map<String, Object> values;
    private final Map<String, Object> outside;
    private final Map<Row, Map<String, Object>> inRows = new IdentityHashMap<>();

    /** @param values of the whole form */
    Scopes(Map<String, Object> values) {
        this.values = values;
        this.outside = scope(values, values, null, List.of());
    }

    /** @param row that the expression stands in, null outside dynamic lists */
    Map<String, Object> in(Row row) {
        if (row == null) {
            return outside;
        }
        Map<String, Object> known = inRows.get(row);
        if (known == null) {
            known = scope(values, row.values(), around(row), numbers(row));
            inRows.put(row, known);
        }
        return known;
    }

    private Map<String, Object> around(Row row) {
        Row outer = row.list().row();
        return outer == null ? outside : in(outer);
    }

    private static List<Integer> numbers(Row row) {
        List<Integer> numbers = new ArrayList<>(row.list().row() == null ? List.of() : numbers(row.list().row()));
        numbers.add(row.index() + 1);
        return numbers;
    }

    private static Map<String, Object> scope(Map<String, Object> values, Object self, Object parent, List<Integer> numbers) {
        Map<String, Object> scope = new HashMap<>();
        scope.put("this", self);
        scope.put("parent", parent);
        scope.put("i", numbers);
        scope.putAll(values);
        scope.put("_this_", self);
        scope.put("_parent_", parent);
        scope.put("_i_", numbers);
        return scope;
    }
}
