package eu.kapstok.customer;

import eu.kapstok.forms.FormRefused;
import eu.kapstok.forms.WrittenText;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What staff note of a customer; the customer never reads it. */
@Component
public class CustomerNotes implements CustomerTimeline {

    private static final int LONGEST = 4000;
    private static final String KEY = "'note:' || id";

    private final JdbcClient sql;
    private final Clock clock;

    CustomerNotes(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param author staff user id
     * @throws FormRefused at field {@code text} when there is nothing to keep, or too much
     */
    @Transactional
    public void add(String customerNumber, String text, String author, String authorName) {
        String note = text == null ? "" : text.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (note.isEmpty()) {
            throw new FormRefused("text", "forms.problem.required");
        }
        if (note.length() > LONGEST) {
            throw new FormRefused("text", "forms.problem.tooLong", LONGEST);
        }
        if (!WrittenText.isClean(note)) {
            throw new FormRefused("text", "forms.problem.characters");
        }
        sql.sql("insert into kapstok.staff_note (id, customer, author, author_name, text, at) values (?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), customerNumber, author, authorName, note, Timestamp.from(clock.instant())).update();
    }

    @Override
    public List<TimelineEntry> of(String customerNumber, Place after, int most) {
        return sql.sql("select " + KEY + " as key, text, author_name, at from kapstok.staff_note where customer = :customer "
                        + TimelineQuery.after(after, "at", KEY) + "order by at desc, id desc limit :most")
                .params(TimelineQuery.values(customerNumber, after, most))
                .query((row, number) -> new TimelineEntry(row.getTimestamp("at").toInstant(), row.getString("key"), "pencil",
                        row.getString("text"), row.getString("author_name"), null)).list();
    }
}
