package eu.kapstok.bench;

import eu.kapstok.KapstokApplication;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.security.PersonalLinks;
import eu.kapstok.testing.WebClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** How long portal pages take while the ERP needs half a minute for each answer. */
class SlowErpBench {

    private static final int WARM_UP = 200;
    private static final int VIEWS = 300;

    /** Half of them ask the ERP; each search is for other products. */
    private static final List<String> PAGES = List.of("/portal", "/portal/order?q=%s", "/portal/orders", "/portal/order/cart", "/portal/quotes",
            "/portal/order/checkout", "/portal/tasks", "/portal/order?q=%s");
    private static final List<String> SEARCHES = List.of("buis", "pomp", "kraan", "ketel", "vloer", "radiator", "ventiel", "wc", "boiler", "filter");

    private static EmbeddedPostgres postgres;
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create database kapstok");
        }
        application = SpringApplication.run(KapstokApplication.class, "--spring.profiles.active=demo,test", "--server.port=0",
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "kapstok"),
                "--spring.datasource.username=postgres", "--spring.datasource.password=postgres");
    }

    @AfterAll
    static void stop() throws Exception {
        application.close();
        postgres.close();
    }

    @Test
    void pagesWhileTheErpHangs() {
        Contact contact = application.getBean(CustomerService.class).contactsOf("C10042", ContactRole.BUYER).get(0);
        WebClient buyer = new WebClient(application.getEnvironment());
        String link = application.getBean(PersonalLinks.class).create(contact.id(), "/portal/", Instant.now().plusSeconds(7200));
        buyer.submit(buyer.get(URI.create(link).getPath()), Map.of());
        String token = buyer.get("/portal").document().selectFirst("input[name=_csrf]").val();
        buyer.post("/portal/order/lines", Map.of("_csrf", token, "product", "BOI-100", "quantity", "1"));
        for (int view = 0; view < WARM_UP; view++) {
            view(buyer, view);
        }
        application.getBean(DemoErp.class).faults(new DemoFaults(DemoFaults.Mode.SLOW, false, false));
        double[] millis = new double[VIEWS];
        for (int view = 0; view < VIEWS; view++) {
            long begin = System.nanoTime();
            view(buyer, view);
            millis[view] = (System.nanoTime() - begin) / 1e6;
        }
        application.getBean(DemoErp.class).faults(DemoFaults.NONE);
        Figures.note("portal pages while the ERP takes 30 s for an answer", Figures.format("p50 %.0f ms, p95 %.0f ms, slowest %.0f ms",
                Figures.percentile(millis, 0.5), Figures.percentile(millis, 0.95), Figures.percentile(millis, 1)), "≤ 300 ms");
    }

    private static void view(WebClient buyer, int number) {
        String page = PAGES.get(number % PAGES.size()).formatted(SEARCHES.get(number / 2 % SEARCHES.size()));
        int status = buyer.get(page).status();
        if (status != 200 && status != 302) {
            throw new IllegalStateException(page + " answered " + status);
        }
    }
}
