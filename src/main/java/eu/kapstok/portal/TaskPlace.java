package eu.kapstok.portal;

import eu.kapstok.forms.CustomerTasks;
import java.time.DateTimeException;
import java.time.Instant;

/** A place in the list of tasks, as part of an address. */
final class TaskPlace {

    private TaskPlace() {
    }

    static String write(CustomerTasks.Place place) {
        return place.due().toEpochMilli() + "~" + place.created().toEpochMilli() + "~" + place.id();
    }

    /** Null, and so the list from its start, for what was never such a place. */
    static CustomerTasks.Place read(String text) {
        String[] parts = text == null ? new String[0] : text.split("~", 3);
        if (parts.length < 3) {
            return null;
        }
        try {
            return new CustomerTasks.Place(Instant.ofEpochMilli(Long.parseLong(parts[0])),
                    Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[2]);
        } catch (NumberFormatException | DateTimeException notAPlace) {
            return null;
        }
    }
}
