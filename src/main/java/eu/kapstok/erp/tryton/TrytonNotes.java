package eu.kapstok.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the portal has to say about a sale and Tryton has no field for, as notes on it: a first line that names the fact, then one
 * detail a line, so that a person can read it too.
 */
class TrytonNotes {

    private static final String MARK = "[portal] ";
    private static final int MANY = 1000;

    enum Fact { PLACED, ACCEPTED, DECLINED, WITHDRAWN, EXPIRED, EXTENDED, CONFIRMED, CANCELLED, CLOSED }

    record Note(Fact fact, Map<String, String> details) {

        /** Null where it was not noted. */
        String detail(String name) {
            return details.get(name);
        }
    }

    private final TrytonRpc rpc;

    TrytonNotes(TrytonRpc rpc) {
        this.rpc = rpc;
    }

    /** By sale, oldest first; sales without a note are left out. */
    Map<Long, List<Note>> of(Collection<Long> sales) {
        Map<Long, List<Note>> notes = new HashMap<>();
        if (sales.isEmpty()) {
            return notes;
        }
        List<TrytonRecord> found = rpc.search("ir.note", List.of(List.of("resource", "in", sales.stream().map(TrytonNotes::on).toList()),
                List.of("message", "like", MARK + "%")), MANY, List.of(List.of("id", "ASC")), List.of("resource", "message"));
        for (TrytonRecord note : found) {
            String resource = note.text("resource");
            notes.computeIfAbsent(Long.valueOf(resource.substring(resource.indexOf(',') + 1)), sale -> new ArrayList<>())
                    .add(read(note.text("message")));
        }
        return notes;
    }

    /**
     * @param details what is null is not noted
     * @return its id
     */
    long add(long sale, Fact fact, Map<String, String> details) {
        JsonNode ids = rpc.tell("model.ir.note.create",
                List.of(List.of(Map.of("resource", on(sale), "message", written(fact, details)))));
        return ids.path(0).longValue();
    }

    void remove(long note) {
        rpc.tell("model.ir.note.delete", List.of(List.of(note)));
    }

    static String written(Fact fact, Map<String, String> details) {
        StringBuilder message = new StringBuilder(MARK).append(fact.name().toLowerCase(Locale.ROOT));
        details.forEach((name, value) -> {
            if (value != null) {
                message.append('\n').append(name).append(": ").append(value.replaceAll("\\R", "\n  "));
            }
        });
        return message.toString();
    }

    static Note read(String message) {
        String[] lines = message.substring(MARK.length()).split("\n(?!  )");
        Map<String, String> details = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(": ");
            if (colon > 0) {
                details.put(lines[i].substring(0, colon), lines[i].substring(colon + 2).replace("\n  ", "\n"));
            }
        }
        return new Note(Fact.valueOf(lines[0].strip().toUpperCase(Locale.ROOT)), details);
    }

    private static String on(long sale) {
        return "sale.sale," + sale;
    }
}
