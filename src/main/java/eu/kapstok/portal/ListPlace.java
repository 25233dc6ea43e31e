package eu.kapstok.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** A row's place in its list, as part of an address. */
public record ListPlace(Instant at, UUID id) {

    /** Null, and so the list from its start, for what was never such a place. */
    public static ListPlace read(String text) {
        int middle = text == null ? -1 : text.indexOf('~');
        if (middle < 0) {
            return null;
        }
        try {
            return new ListPlace(Instant.parse(text.substring(0, middle)), UUID.fromString(text.substring(middle + 1)));
        } catch (DateTimeException | IllegalArgumentException notAPlace) {
            return null;
        }
    }

    /** @param at column of the moment by which the list is ordered; the other one is {@code id} */
    public static ListPlace of(ResultSet row, String at) throws SQLException {
        return new ListPlace(row.getTimestamp(at).toInstant(), row.getObject("id", UUID.class));
    }

    String write() {
        return at + "~" + id;
    }
}
