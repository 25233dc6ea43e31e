package eu.kapstok.complaint;

import eu.kapstok.customer.CustomerPagePart;
import eu.kapstok.customer.CustomerTimeline;
import eu.kapstok.customer.TimelineEntry;
import eu.kapstok.customer.TimelineQuery;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A customer's complaints, for the staff's page of the customer. */
@Component
class CustomerComplaints implements CustomerPagePart, CustomerTimeline {

    private static final int SHOWN = 10;
    private static final String KEY = "'complaint:' || e.id";

    /** @param customer number, for the link to write one down */
    record Part(String customer, List<ComplaintLists.Row> rows) {
    }

    private record Place(UUID id, String key, String number) {
    }

    private final JdbcClient sql;
    private final ComplaintLists lists;
    private final ComplaintRepository complaints;
    private final ComplaintHistoryTexts texts;

    CustomerComplaints(JdbcClient sql, ComplaintLists lists, ComplaintRepository complaints, ComplaintHistoryTexts texts) {
        this.sql = sql;
        this.lists = lists;
        this.complaints = complaints;
        this.texts = texts;
    }

    @Override
    public int position() {
        return 48;
    }

    @Override
    public String titleKey() {
        return "customer.part.complaints";
    }

    @Override
    public String fragment() {
        return "complaint/customer :: complaints";
    }

    @Override
    public Part of(String customerNumber) {
        return new Part(customerNumber, lists.ofCustomer(customerNumber, null, null, SHOWN).rows());
    }

    @Override
    @Transactional(readOnly = true)
    public List<TimelineEntry> of(String customerNumber, CustomerTimeline.Place after, int most) {
        List<Place> found = sql.sql("select e.id, " + KEY + " as key, c.number from kapstok.complaint_event e "
                        + "join kapstok.complaint c on c.id = e.complaint_id where e.customer = :customer "
                        + TimelineQuery.after(after, "e.at", KEY) + "order by e.at desc, e.id desc limit :most")
                .params(TimelineQuery.values(customerNumber, after, most)).query(Place.class).list();
        Map<UUID, ComplaintEvent> events = complaints.events(found.stream().map(Place::id).toList()).stream()
                .collect(Collectors.toMap(ComplaintEvent::id, Function.identity()));
        return found.stream().map(place -> {
            ComplaintEvent event = events.get(place.id());
            return new TimelineEntry(event.at(), place.key(), "alert", "Complaint %s: %s".formatted(place.number(),
                    texts.ofStaff(event, false)), event.actor(), "/staff/complaints/" + place.number());
        }).toList();
    }
}
