package eu.kapstok.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.customer.AddressBook;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.security.PersonalLinks;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.WebClient;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** A buyer with an empty cart before a price list that was read; nothing of what they order goes on. */
@KapstokTest
abstract class OrderPageTests {

    static final String CUSTOMER = "C10077";

    @Autowired
    Environment environment;
    @Autowired
    CustomerService customers;
    @Autowired
    AddressBook addresses;
    @Autowired
    PersonalLinks links;
    @Autowired
    CatalogRefresh refresh;
    @Autowired
    DemoErp demoErp;
    @Autowired
    JdbcTemplate database;
    @Autowired
    ManagementService management;
    @Autowired
    Clock clock;

    Contact contact;

    @BeforeEach
    void emptyCart() {
        contact = customers.contactsOf(CUSTOMER, ContactRole.BUYER).get(0);
        forget(contact);
        Instant now = clock.instant();
        refresh.run(now.toEpochMilli() + "|");
        database.update("insert into kapstok.catalog_refresh (started_at) values (?) on conflict (id) do update set started_at = excluded.started_at",
                Timestamp.from(now));
    }

    @AfterEach
    void nothingGoesOn() {
        demoErp.faults(DemoFaults.NONE);
        List<String> carts = database.queryForList("select id::text from kapstok.cart where customer in (?, ?)", String.class, CUSTOMER, "C10138");
        management.createJobQuery().messages().list().stream().map(JobEntity.class::cast)
                .filter(job -> carts.contains(job.getJobHandlerConfigurationRaw())).forEach(job -> management.deleteJob(job.getId()));
        forget(contact);
    }

    void forget(Contact buyer) {
        database.update("delete from kapstok.cart_line where cart_id in (select id from kapstok.cart where contact_id = ?)", buyer.id());
        database.update("delete from kapstok.cart where contact_id = ?", buyer.id());
    }

    WebClient buyer() {
        return signedIn(contact);
    }

    WebClient signedIn(Contact person) {
        WebClient client = new WebClient(environment);
        String link = links.create(person.id(), "/portal/", Instant.now().plusSeconds(3600));
        client.submit(client.get(URI.create(link).getPath()), Map.of());
        return client;
    }

    static WebClient.Answer add(WebClient client, String product, String quantity) {
        return post(client, "/portal/order/lines", Map.of("product", product, "quantity", quantity));
    }

    /** With the token that every page of ours has. */
    static WebClient.Answer post(WebClient client, String path, Map<String, String> typed) {
        Map<String, String> fields = new LinkedHashMap<>(typed);
        fields.put("_csrf", client.get("/portal").document().selectFirst("input[name=_csrf]").val());
        return client.post(path, fields);
    }

    void added(WebClient client, String product, String quantity) {
        assertThat(add(client, product, quantity).location()).isNotNull().startsWith("/portal/order?");
    }

    /** All that the last page sends when its button is clicked, with its first address and the consent. */
    Map<String, String> lastClick(WebClient.Answer page) {
        Map<String, String> fields = new LinkedHashMap<>();
        page.document().select("main form input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        Element address = page.document().selectFirst("input[name=deliveryAddress][checked]");
        fields.put("deliveryAddress", address == null ? "" : address.attr("value"));
        fields.put("consent", "true");
        return fields;
    }

    WebClient.Answer checkout(WebClient client) {
        WebClient.Answer page = client.get("/portal/order/checkout");
        assertThat(page.status()).isEqualTo(200);
        return page;
    }

    int ordersOf(String cart) {
        return database.queryForObject("select count(*) from kapstok.customer_order where cart_id = ?", Integer.class, UUID.fromString(cart));
    }
}
