package eu.kapstok.erp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The facts from the ERP that no process waits for, to be looked at. */
@Component
public class KeptErpEvents {

    private static final String COLUMNS = "select id, type, key, reference, received_at from kapstok.erp_event where state = 'KEPT' ";

    /**
     * A fact that waits.
     *
     * @param why null where no module deals with facts of its kind, or knows more
     */
    public record Kept(ErpEvent event, Instant receivedAt, ErpEventHandler.WhyKept why) {
    }

    private record Place(Instant at, String id) {

        static Place read(String text) {
            int middle = text == null ? -1 : text.indexOf('~');
            try {
                return middle < 0 ? null : new Place(Instant.parse(text.substring(0, middle)), text.substring(middle + 1));
            } catch (DateTimeException notAPlace) {
                return null;
            }
        }
    }

    private final JdbcClient sql;
    private final ObjectProvider<ErpEventHandler> handlers;

    KeptErpEvents(JdbcClient sql, ObjectProvider<ErpEventHandler> handlers) {
        this.sql = sql;
        this.handlers = handlers;
    }

    /** The first facts that wait for that business key, the oldest first. */
    public List<Kept> of(String key, int most) {
        return sql.sql(COLUMNS + "and key = ? order by received_at, id limit ?").params(key, most).query(this::kept).list();
    }

    /**
     * All of them, the newest first.
     *
     * @param cursor of a page before, null for the first one; what was never a cursor counts as null
     */
    public ErpPage<Kept> newest(String cursor, int size) {
        Place after = Place.read(cursor);
        JdbcClient.StatementSpec query = after == null
                ? sql.sql(COLUMNS + "order by received_at desc, id desc limit ?").param(size + 1)
                : sql.sql(COLUMNS + "and (received_at, id) < (?, ?) order by received_at desc, id desc limit ?")
                        .params(after.at().atOffset(ZoneOffset.UTC), after.id(), size + 1);
        List<Kept> found = query.query(this::kept).list();
        if (found.size() <= size) {
            return new ErpPage<>(found, null);
        }
        List<Kept> page = List.copyOf(found.subList(0, size));
        Kept last = page.get(size - 1);
        return new ErpPage<>(page, last.receivedAt() + "~" + last.event().id());
    }

    private Kept kept(ResultSet row, int index) throws SQLException {
        ErpEvent event = new ErpEvent(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
        return new Kept(event, row.getTimestamp(5).toInstant(), why(event));
    }

    private ErpEventHandler.WhyKept why(ErpEvent event) {
        return handlers.orderedStream().filter(handler -> handler.types().contains(event.type()))
                .flatMap(handler -> handler.whyKept(event).stream()).findFirst().orElse(null);
    }
}
