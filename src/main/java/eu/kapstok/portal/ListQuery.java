package eu.kapstok.portal;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads a list page by page, the newest first: a page begins after the last row of the one before, whatever came meanwhile. Every
 * condition is true of every row.
 */
public final class ListQuery {

    private final StringBuilder sql;
    private final Map<String, Object> values = new HashMap<>();
    private final String at;
    private final String id;
    private boolean narrowed;

    /**
     * @param select columns and tables
     * @param at column of the moment by which it is ordered
     * @param id column that tells rows of one moment apart
     */
    public ListQuery(String select, String at, String id) {
        this.sql = new StringBuilder(select.strip()).append('\n');
        this.at = at;
        this.id = id;
    }

    public ListQuery where(String condition) {
        sql.append(narrowed ? "and " : "where ").append(condition).append('\n');
        narrowed = true;
        return this;
    }

    /** @param name of the parameter in the condition that has the value */
    public ListQuery where(String condition, String name, Object value) {
        values.put(name, value);
        return where(condition);
    }

    /** @param typed stands somewhere in one of the columns, in whatever letters; null: no condition */
    public ListQuery containing(String typed, String... columns) {
        return typed == null ? this : where(Arrays.stream(columns).map(column -> column + " ilike :text")
                .collect(Collectors.joining(" or ", "(", ")")), "text", "%" + literal(typed) + "%");
    }

    /**
     * @param number column that begins with what was typed
     * @param customer column that is one of {@code customers} where it does not
     * @param typed null: no condition
     */
    public ListQuery startingWith(String typed, String number, Collection<String> customers, String customer) {
        if (typed == null) {
            return this;
        }
        values.put("customers", customers.isEmpty() ? List.of("") : List.copyOf(customers));
        return where("(" + number + " like :start or " + customer + " in (:customers))", "start", literal(typed) + "%");
    }

    /**
     * @param after where an earlier page ended, null for the first one
     * @param size so many rows at most
     * @param place of a row in the list
     */
    public <R> ListPage<R> page(JdbcClient database, ListPlace after, int size, RowMapper<R> mapper, Function<R, ListPlace> place) {
        if (after != null) {
            values.put("id", after.id());
            where("(" + at + ", " + id + ") < (:at, :id)", "at", after.at().atOffset(ZoneOffset.UTC));
        }
        values.put("limit", size + 1);
        List<R> found = database.sql(sql + "order by " + at + " desc, " + id + " desc limit :limit").params(values).query(mapper).list();
        if (found.size() <= size) {
            return new ListPage<>(found, null);
        }
        List<R> rows = List.copyOf(found.subList(0, size));
        return new ListPage<>(rows, place.apply(rows.get(size - 1)).write());
    }

    /** What was typed, with nothing in it that a pattern would take for a wildcard. */
    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
