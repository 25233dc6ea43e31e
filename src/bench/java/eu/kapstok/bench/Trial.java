package eu.kapstok.bench;

import eu.kapstok.KapstokApplication;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.security.PersonalLinks;
import eu.kapstok.testing.WebClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The application over HTTP with the trial's customers and a database of its own, whose jobs are not done by themselves. */
final class Trial implements AutoCloseable {

    private static final int HOURS = 2;

    private final EmbeddedPostgres postgres;
    private final ConfigurableApplicationContext application;

    private Trial(EmbeddedPostgres postgres, ConfigurableApplicationContext application) {
        this.postgres = postgres;
        this.application = application;
    }

    /** @param settings what is other than in a test, such as {@code --erp.page-patience=140ms} */
    static Trial start(String... settings) throws IOException, SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().setServerConfig("max_wal_size", "4GB").start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create database kapstok");
        }
        List<String> all = new ArrayList<>(List.of("--spring.profiles.active=demo,test", "--server.port=0",
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "kapstok"),
                "--spring.datasource.username=postgres", "--spring.datasource.password=postgres"));
        all.addAll(List.of(settings));
        return new Trial(postgres, SpringApplication.run(KapstokApplication.class, all.toArray(String[]::new)));
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    JdbcTemplate database() {
        return bean(JdbcTemplate.class);
    }

    /** Where it listens. */
    int port() {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** The customer's first contact with that role, signed in. */
    WebClient contact(String customer, ContactRole role) {
        Contact contact = bean(CustomerService.class).contactsOf(customer, role).get(0);
        WebClient client = new WebClient(application.getEnvironment());
        String link = bean(PersonalLinks.class).create(contact.id(), "/portal/", Instant.now().plusSeconds(HOURS * 3600));
        client.submit(client.get(URI.create(link).getPath()), Map.of());
        return client;
    }

    /** A member of staff, signed in. */
    WebClient staff(String user) {
        WebClient client = new WebClient(application.getEnvironment());
        client.staff(user);
        return client;
    }

    @Override
    public void close() {
        application.close();
        try {
            postgres.close();
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
