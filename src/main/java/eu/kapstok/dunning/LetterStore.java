package eu.kapstok.dunning;

import eu.kapstok.claim.Channel;
import eu.kapstok.claim.LetterLevel;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The letters in the database; what a receivable says of letters follows from those that went out. */
@Component
class LetterStore {

    private static final String SELECT = "select * from kapstok.dunning_letter ";
    private static final List<String> NOTICES = List.of(LetterLevel.FREE_REMINDER_XIX2.name(), LetterLevel.WIK_14_DAY_LETTER.name());

    /** The letter after which the law lets a consumer be charged. */
    record Notice(LocalDate sent, Channel channel) {
    }

    private final JdbcClient sql;
    private final JdbcTemplate batches;

    LetterStore(JdbcClient sql, JdbcTemplate batches) {
        this.sql = sql;
        this.batches = batches;
    }

    void add(DunningLetter letter, boolean counts) {
        sql.sql("""
                insert into kapstok.dunning_letter (id, customer, step, language, channel, state, decided_at, term_days)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """).params(letter.id(), letter.customer(), letter.level().name(), letter.language(), letter.channel().name(),
                letter.state().name(), Timestamp.from(letter.decidedAt()), letter.termDays()).update();
        batches.batchUpdate("insert into kapstok.dunning_letter_item (letter, receivable, step, counts, open) values (?, ?, ?, ?, ?)",
                letter.items().stream().map(item -> new Object[] {letter.id(), item.receivable(), letter.level().name(), counts, item.open()})
                        .toList());
    }

    Optional<DunningLetter> find(String id) {
        return withItems(sql.sql(SELECT + "where id = ?").param(id).query(LetterStore::letter).list()).stream().findFirst();
    }

    Optional<DunningLetter> ofMail(UUID mail) {
        return withItems(sql.sql(SELECT + "where mail = ?").param(mail).query(LetterStore::letter).list()).stream().findFirst();
    }

    /** Those of a customer that did not go out yet, the oldest first. */
    List<DunningLetter> underWay(String customer) {
        return withItems(sql.sql(SELECT + "where customer = ? and state in ('DECIDED', 'RENDERED', 'TO_POST') order by decided_at, id")
                .param(customer).query(LetterStore::letter).list());
    }

    /** Newest first. */
    List<DunningLetter> ofCustomer(String customer, int most) {
        return withItems(sql.sql(SELECT + "where customer = ? order by decided_at desc, id desc limit ?").params(customer, most)
                .query(LetterStore::letter).list());
    }

    /** Days on which letters about any of these went out. */
    List<LocalDate> earlier(List<String> receivables) {
        return sql.sql("""
                select distinct l.sent_on from kapstok.dunning_letter l join kapstok.dunning_letter_item i on i.letter = l.id
                where i.receivable in (:ids) and l.state = 'SENT' and i.counts order by l.sent_on
                """).param("ids", receivables).query(LocalDate.class).list();
    }

    Optional<Notice> notice(String receivable) {
        return sql.sql("""
                select l.sent_on, l.channel from kapstok.dunning_letter l join kapstok.dunning_letter_item i on i.letter = l.id
                where i.receivable = :id and not i.stopped and l.state = 'SENT' and l.step in (:notices) order by l.sent_on limit 1
                """).param("id", receivable).param("notices", NOTICES)
                .query((row, index) -> new Notice(row.getObject(1, LocalDate.class), Channel.valueOf(row.getString(2)))).optional();
    }

    void calculated(String id, String claim, BigDecimal total) {
        sql.sql("update kapstok.dunning_letter set claim = ?, total = ? where id = ?").params(claim, total, id).update();
    }

    void rendered(String id, UUID document) {
        sql.sql("update kapstok.dunning_letter set document = ?, state = 'RENDERED' where id = ?").params(document, id).update();
    }

    void checked(String id, Receivables.Answer balance) {
        sql.sql("update kapstok.dunning_letter set balance = ?, balance_at = ? where id = ?")
                .params(balance.text(), Timestamp.from(balance.at()), id).update();
    }

    void toPost(String id) {
        sql.sql("update kapstok.dunning_letter set channel = 'POST', state = 'TO_POST', sent_on = null, sent_to = null where id = ?").param(id).update();
        recount(id);
    }

    /** @param to address, null for post */
    void sent(String id, LocalDate on, String to, UUID mail, LocalDate termUntil, LocalDate chargesFrom) {
        sql.sql("""
                update kapstok.dunning_letter set state = 'SENT', sent_on = ?, sent_to = ?, mail = ?, term_until = ?, charges_from = ? where id = ?
                """).params(Receivables.day(on), to, mail, Receivables.day(termUntil), Receivables.day(chargesFrom), id).update();
        recount(id);
    }

    void stop(String id, String why) {
        sql.sql("update kapstok.dunning_letter set state = 'STOPPED', stopped_why = ? where id = ?").params(why, id).update();
        sql.sql("update kapstok.dunning_letter_item set stopped = true where letter = ?").param(id).update();
        recount(id);
    }

    /** What the receivables of a letter say of letters, counted anew from those that went out. */
    private void recount(String id) {
        sql.sql("""
                update kapstok.dunning_receivable r set
                    level = (select count(*) from kapstok.dunning_letter_item i join kapstok.dunning_letter l on l.id = i.letter
                             where i.receivable = r.id and i.counts and l.state = 'SENT'),
                    last_letter_on = newest.sent_on, term_until = newest.term_until, charges_from = newest.charges_from,
                    courtesy_on = (select min(l.sent_on) from kapstok.dunning_letter_item i join kapstok.dunning_letter l on l.id = i.letter
                                   where i.receivable = r.id and not i.counts and l.state = 'SENT')
                from kapstok.dunning_letter_item own
                left join lateral (
                    select l.sent_on, l.term_until, l.charges_from from kapstok.dunning_letter_item i
                    join kapstok.dunning_letter l on l.id = i.letter
                    where i.receivable = own.receivable and i.counts and l.state = 'SENT' order by l.sent_on desc, l.id desc limit 1) newest on true
                where own.letter = ? and r.id = own.receivable
                """).param(id).update();
    }

    private List<DunningLetter> withItems(List<DunningLetter> plain) {
        if (plain.isEmpty()) {
            return plain;
        }
        record Row(String letter, DunningLetter.Item item) {
        }
        Map<String, List<DunningLetter.Item>> items = sql.sql("""
                        select letter, receivable, open from kapstok.dunning_letter_item where letter in (:ids) order by letter, receivable
                        """).param("ids", plain.stream().map(DunningLetter::id).toList())
                .query((row, index) -> new Row(row.getString(1), new DunningLetter.Item(row.getString(2), row.getBigDecimal(3)))).list().stream()
                .collect(Collectors.groupingBy(Row::letter, Collectors.mapping(Row::item, Collectors.toList())));
        return plain.stream().map(one -> new DunningLetter(one.id(), one.customer(), one.level(), one.language(), one.channel(), one.state(),
                one.decidedAt(), one.claim(), one.total(), one.document(), one.sentOn(), one.sentTo(), one.termDays(), one.termUntil(),
                one.chargesFrom(), one.balance(), one.balanceAt(), one.stoppedWhy(), items.getOrDefault(one.id(), List.of()))).toList();
    }

    private static DunningLetter letter(ResultSet row, int index) throws SQLException {
        return new DunningLetter(row.getString("id"), row.getString("customer"), LetterLevel.valueOf(row.getString("step")),
                row.getString("language").strip(), Channel.valueOf(row.getString("channel")), DunningLetter.State.valueOf(row.getString("state")),
                row.getTimestamp("decided_at").toInstant(), row.getString("claim"), row.getBigDecimal("total"),
                row.getObject("document", UUID.class), row.getObject("sent_on", LocalDate.class), row.getString("sent_to"),
                row.getInt("term_days"), row.getObject("term_until", LocalDate.class), row.getObject("charges_from", LocalDate.class),
                row.getString("balance"), instant(row.getTimestamp("balance_at")), row.getString("stopped_why"), List.of());
    }

    private static Instant instant(Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}
