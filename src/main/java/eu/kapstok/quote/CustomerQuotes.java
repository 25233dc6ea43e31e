package eu.kapstok.quote;

import eu.kapstok.customer.CustomerCases;
import eu.kapstok.customer.CustomerPagePart;
import eu.kapstok.customer.CustomerTimeline;
import eu.kapstok.customer.TimelineEntry;
import eu.kapstok.customer.TimelineQuery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A customer's quotes, for the staff's page of the customer. */
@Component
class CustomerQuotes implements CustomerPagePart, CustomerTimeline, CustomerCases {

    private static final int SHOWN = 10;
    private static final String KEY = "'quote:' || e.id";

    /** @param order number of the order it became, null before */
    public record Row(String number, QuoteStatus status, LocalDate validUntil, BigDecimal net, String order) {
    }

    private record Place(UUID id, String key, String number) {
    }

    private final JdbcClient sql;
    private final QuoteRepository quotes;
    private final QuoteHistoryTexts texts;

    CustomerQuotes(JdbcClient sql, QuoteRepository quotes, QuoteHistoryTexts texts) {
        this.sql = sql;
        this.quotes = quotes;
        this.texts = texts;
    }

    @Override
    public int position() {
        return 40;
    }

    @Override
    public String titleKey() {
        return "customer.part.quotes";
    }

    @Override
    public String fragment() {
        return "quote/customer :: quotes";
    }

    @Override
    public List<Row> of(String customerNumber) {
        return sql.sql("""
                select q.number, q.status, q.valid_until, v.net, q.order_number from kapstok.quote q
                left join kapstok.quote_version v on v.quote_id = q.id and v.version = q.current_version
                where q.customer = ? order by q.submitted_at desc, q.id desc limit\s""" + SHOWN)
                .param(customerNumber).query((row, number) -> new Row(row.getString("number"),
                        QuoteStatus.valueOf(row.getString("status")), row.getObject("valid_until", LocalDate.class),
                        row.getBigDecimal("net"), row.getString("order_number"))).list();
    }

    @Override
    public List<String> running(String customerNumber, int most) {
        return sql.sql("select number from kapstok.quote where customer = ? and closed_at is null "
                        + "order by submitted_at desc, id desc limit ?")
                .param(customerNumber).param(most).query(String.class).list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<TimelineEntry> of(String customerNumber, CustomerTimeline.Place after, int most) {
        List<Place> found = sql.sql("select e.id, " + KEY + " as key, q.number from kapstok.quote_event e "
                        + "join kapstok.quote q on q.id = e.quote_id where e.customer = :customer "
                        + TimelineQuery.after(after, "e.at", KEY) + "order by e.at desc, e.id desc limit :most")
                .params(TimelineQuery.values(customerNumber, after, most)).query(Place.class).list();
        Map<UUID, QuoteEvent> events = quotes.events(found.stream().map(Place::id).toList()).stream()
                .collect(Collectors.toMap(QuoteEvent::id, Function.identity()));
        return found.stream().map(place -> {
            QuoteEvent event = events.get(place.id());
            return new TimelineEntry(event.at(), place.key(), "quote", "Quote %s: %s".formatted(place.number(),
                    texts.forStaff(event, Locale.ENGLISH)), event.actor(), "/staff/quotes/" + place.number());
        }).toList();
    }
}
