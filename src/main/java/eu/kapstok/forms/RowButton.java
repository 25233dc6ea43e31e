package eu.kapstok.forms;

import eu.kapstok.forms.FormRefused.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A press on the button that adds a row to a dynamic list or takes one out of it.
 *
 * @param posted what would have been sent if the page had looked so
 * @param problems why nothing was done
 * @param focus name of the row or the list where the person goes on
 */
record RowButton(MultiValueMap<String, String> posted, List<Problem> problems, String focus) {

    /** Sent with the name of the list. */
    static final String ADD = Answers.OWN + "add";

    /** Sent with the name of the row. */
    static final String REMOVE = Answers.OWN + "remove";

    private static final List<String> OWN = List.of(Answers.ROWS, Answers.TIME);

    /** Null when no such button was pressed. */
    static RowButton pressed(MultiValueMap<String, String> posted) {
        String list = posted.getFirst(ADD);
        if (list != null) {
            return add(posted, list);
        }
        String row = posted.getFirst(REMOVE);
        return row == null ? null : remove(posted, row);
    }

    private static RowButton add(MultiValueMap<String, String> posted, String list) {
        Rows rows = rows(posted, list);
        int all = posted.keySet().stream().filter(name -> name.startsWith(Answers.ROWS))
                .map(name -> rows(posted, name.substring(Answers.ROWS.length()))).mapToInt(Rows::count).sum();
        if (all >= Rows.MOST) {
            return new RowButton(posted, List.of(new Problem(list, "forms.problem.rows", List.of(Rows.MOST))), list);
        }
        List<Integer> origins = new ArrayList<>(rows.origins());
        origins.add(null);
        MultiValueMap<String, String> changed = new LinkedMultiValueMap<>(posted);
        changed.set(Answers.ROWS + list, Rows.write(origins));
        return new RowButton(changed, List.of(), list + "." + rows.count());
    }

    private static RowButton remove(MultiValueMap<String, String> posted, String row) {
        int dot = row.lastIndexOf('.');
        String list = dot < 0 ? row : row.substring(0, dot);
        Rows rows = rows(posted, list);
        int gone = row.substring(dot + 1).matches("\\d{1,4}") ? Integer.parseInt(row.substring(dot + 1)) : rows.count();
        if (gone >= rows.count()) {
            return new RowButton(posted, List.of(), list);
        }
        List<Integer> origins = new ArrayList<>(rows.origins());
        origins.remove(gone);
        MultiValueMap<String, String> changed = new LinkedMultiValueMap<>();
        for (Map.Entry<String, List<String>> field : posted.entrySet()) {
            String own = OWN.stream().filter(field.getKey()::startsWith).findFirst().orElse("");
            String name = moved(field.getKey().substring(own.length()), list, gone);
            if (name != null) {
                changed.put(own + name, field.getValue());
            }
        }
        changed.set(Answers.ROWS + list, Rows.write(origins));
        if (posted.getFirst(Answers.SHOWN) != null) {
            changed.set(Answers.SHOWN, Arrays.stream(posted.getFirst(Answers.SHOWN).split(" ")).map(name -> moved(name, list, gone))
                    .filter(name -> name != null).collect(Collectors.joining(" ")));
        }
        return new RowButton(changed, List.of(), list);
    }

    /** A name after that row has gone, null for a name in the row itself. */
    private static String moved(String name, String list, int gone) {
        if (!name.startsWith(list + ".")) {
            return name;
        }
        String[] rest = name.substring(list.length() + 1).split("\\.", 2);
        if (rest.length < 2 || !rest[0].matches("\\d{1,4}")) {
            return name;
        }
        int row = Integer.parseInt(rest[0]);
        return row == gone ? null : row < gone ? name : list + "." + (row - 1) + "." + rest[1];
    }

    private static Rows rows(MultiValueMap<String, String> posted, String list) {
        String sent = posted.getFirst(Answers.ROWS + list);
        Rows read = sent == null ? null : Rows.read(sent);
        return read == null ? new Rows(0, List.of()) : read;
    }
}
