package eu.kapstok.documents;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerPagePart;
import eu.kapstok.customer.CustomerTimeline;
import eu.kapstok.customer.PersonalDataPart;
import eu.kapstok.customer.TimelineEntry;
import eu.kapstok.customer.TimelineQuery;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A customer's newest documents, for the staff's page of the customer. */
@Component
class CustomerDocuments implements CustomerPagePart, CustomerTimeline, PersonalDataPart {

    private static final int SHOWN = 10;
    private static final int MOST = 1000;
    private static final String KEY = "'document:' || id";

    /** @param businessKey the case it belongs to, null where none */
    public record Kept(UUID id, String title, String businessKey, Instant archivedAt) {
    }

    private final JdbcClient sql;

    CustomerDocuments(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public int position() {
        return 50;
    }

    @Override
    public String titleKey() {
        return "customer.part.documents";
    }

    @Override
    public String fragment() {
        return "customer/parts :: documents";
    }

    @Override
    public String name() {
        return "documents";
    }

    /** All contacts of a customer may read its documents. */
    @Override
    public List<Kept> of(Contact contact) {
        return newest(contact.customer().number(), MOST);
    }

    @Override
    public List<Kept> of(String customerNumber) {
        return newest(customerNumber, SHOWN);
    }

    private List<Kept> newest(String customerNumber, int most) {
        return sql.sql("select id, title, business_key, archived_at from kapstok.document where customer = ? "
                        + "order by archived_at desc, id desc limit ?")
                .param(customerNumber).param(most).query((row, number) -> new Kept(row.getObject("id", UUID.class), row.getString("title"),
                        row.getString("business_key"), row.getTimestamp("archived_at").toInstant())).list();
    }

    @Override
    public List<TimelineEntry> of(String customerNumber, Place after, int most) {
        return sql.sql("select " + KEY + " as key, id, title, archived_at from kapstok.document where customer = :customer "
                        + TimelineQuery.after(after, "archived_at", KEY) + "order by archived_at desc, id desc limit :most")
                .params(TimelineQuery.values(customerNumber, after, most))
                .query((row, number) -> new TimelineEntry(row.getTimestamp("archived_at").toInstant(), row.getString("key"), "download",
                        "Document: " + row.getString("title"), null, "/staff/documents/" + row.getString("id"))).list();
    }
}
