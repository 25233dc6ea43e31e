package eu.kapstok.dunning;

import eu.kapstok.customer.CustomerTimeline;
import eu.kapstok.customer.TimelineEntry;
import eu.kapstok.customer.TimelineQuery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened with what a customer owes. */
@Component
class DunningNotes implements CustomerTimeline {

    private static final String LETTER = "LETTER";
    private static final String KEY = "'dunning:' || lpad(id::text, 12, '0')";

    /** @param by null where nobody did it */
    record Note(Instant at, String what, String text, String by) {
    }

    private final JdbcClient sql;
    private final StepWords steps;
    private final MessageSource messages;

    DunningNotes(JdbcClient sql, StepWords steps, MessageSource messages) {
        this.sql = sql;
        this.steps = steps;
        this.messages = messages;
    }

    /** Newest first. */
    List<Note> of(String customer, int most) {
        return sql.sql("select written_at, kind, text, written_by from kapstok.dunning_note where customer = ? order by id desc limit ?")
                .params(customer, most).query((row, index) -> new Note(row.getTimestamp(1).toInstant(), word(row.getString(2)),
                        said(row.getString(2), row.getString(3)), row.getString(4))).list();
    }

    @Override
    public List<TimelineEntry> of(String customerNumber, Place after, int most) {
        return sql.sql("select " + KEY + " as key, written_at, kind, text, written_by from kapstok.dunning_note where customer = :customer "
                        + TimelineQuery.after(after, "written_at", KEY) + "order by written_at desc, (" + KEY + ") collate \"C\" desc limit :most")
                .params(TimelineQuery.values(customerNumber, after, most))
                .query((row, number) -> new TimelineEntry(row.getTimestamp("written_at").toInstant(), row.getString("key"), "clock",
                        word(row.getString("kind")) + (row.getString("text").isEmpty() ? "" : ": " + said(row.getString("kind"), row.getString("text"))),
                        row.getString("written_by"), "/staff/dunning/" + customerNumber)).list();
    }

    private String word(String kind) {
        return messages.getMessage("dunning.note." + kind, null, kind, Locale.ENGLISH);
    }

    /** Of a letter its number and the name of its step are kept. */
    private String said(String kind, String text) {
        int middle = text.indexOf(' ');
        return kind.equals(LETTER) && middle > 0 ? text.substring(0, middle) + ", " + steps.step(text.substring(middle + 1)) : text;
    }
}
