package eu.kapstok.portal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.erp.ErpEvent;
import eu.kapstok.erp.ErpEvents;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import eu.kapstok.testing.WebClient;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@KapstokTest
class KeptEventsPageTest {

    private static final int MANY = 30;

    @Autowired
    ErpEvents events;
    @Autowired
    Environment environment;
    @Autowired
    JdbcTemplate database;
    @Autowired
    Browser browser;

    private final String mark = "KE-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void forget() {
        database.update("delete from kapstok.erp_event where key like ?", mark + "%");
    }

    @Test
    void staffReadWhatNoProcessWaitsForAndWhy() {
        events.receive(new ErpEvent("order:SHIPPED:" + mark, "order-shipped", mark + "-O"));
        events.receive(new ErpEvent("quote:REVISED:" + mark, "quote-revised", mark + "-Q"));
        events.receive(new ErpEvent("stock:COUNTED:" + mark, "stock-counted", mark + "-S"));

        WebClient staff = staff("back-office");
        WebClient.Answer page = staff.get("/staff/erp-events");

        assertThat(row(page, mark + "-O")).contains("Order shipped", "There is no such order here");
        assertThat(row(page, mark + "-Q")).contains("Quote revised", "There is no such quote here");
        assertThat(row(page, mark + "-S")).contains("stock-counted", "No process here deals with messages of this kind");
        assertThat(staff.get("/staff").document().select("nav a[href=/staff/erp-events]")).isNotEmpty();
    }

    @Test
    void listGoesOnWhereThePageEndsAndHoldsNothingTwice() {
        for (int n = 0; n < MANY; n++) {
            events.receive(new ErpEvent("order:SHIPPED:" + mark + ":" + n, "order-shipped", mark + "-" + n));
        }
        WebClient staff = staff("customer-service");
        List<String> seen = new ArrayList<>();
        String next = "/staff/erp-events";
        while (next != null && seen.stream().filter(key -> key.startsWith(mark)).count() < MANY) {
            WebClient.Answer page = staff.get(next);
            assertThat(page.status()).isEqualTo(200);
            seen.addAll(page.document().select("tbody th").eachText());
            Element more = page.document().selectFirst("a[rel=next]");
            next = more == null ? null : more.attr("href");
        }
        assertThat(seen.stream().filter(key -> key.startsWith(mark))).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(staff.get("/staff/erp-events?after=nowhere").status()).isEqualTo(200);
    }

    @Test
    void pageIsReadableOnAPhone() {
        events.receive(new ErpEvent("order:SHIPPED:" + mark, "order-shipped", mark + "-O"));
        try (Visit visit = browser.visit().phone().staff("back-office")) {
            visit.go("/staff/erp-events");
            visit.accessible();
            visit.picture("kept-events");
        }
    }

    private WebClient staff(String user) {
        WebClient client = new WebClient(environment);
        client.staff(user);
        return client;
    }

    private static String row(WebClient.Answer page, String key) {
        return page.document().select("tbody tr").stream().filter(row -> row.text().contains(key)).findFirst().orElseThrow().text();
    }
}
