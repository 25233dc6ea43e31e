package eu.kapstok.bench;

import eu.kapstok.KapstokApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a run over 10,000 customers with 30,000 open invoices and 2,000 letters costs, read, judged, printed and mailed; with
 * {@code -Dkapstok.bench.dunning.letters=0} and more customers, whether it grows with their number only.
 */
class DunningRunBench {

    private static final int CUSTOMERS = Integer.getInteger("kapstok.bench.dunning.customers", 10_000);
    private static final int INVOICES_EACH = 3;
    private static final int LETTERS = Integer.getInteger("kapstok.bench.dunning.letters", 2_000);
    private static final Duration LONGEST = Duration.ofMinutes(60);

    private static EmbeddedPostgres postgres;
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create database kapstok");
        }
        application = SpringApplication.run(KapstokApplication.class, "--spring.profiles.active=demo,test", "--server.port=0",
                "--camunda.bpm.job-execution.enabled=true", "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "kapstok"),
                "--spring.datasource.username=postgres", "--spring.datasource.password=postgres");
    }

    @AfterAll
    static void stop() throws Exception {
        application.close();
        postgres.close();
    }

    @Test
    void runOverAllCustomers() throws InterruptedException {
        JdbcTemplate database = application.getBean(JdbcTemplate.class);
        fill(database);
        TaskService tasks = application.getBean(TaskService.class);
        long before = heap();
        long begin = System.nanoTime();

        application.getBean(RuntimeService.class).createMessageCorrelation("dunning-run-asked-for")
                .processInstanceBusinessKey("dunning-" + LocalDate.now()).correlateStartMessage();
        if (LETTERS > 0) {
            Task release = waitFor(() -> tasks.createTaskQuery().taskDefinitionKey("Activity_ReleaseRun").singleResult());
            application.getBean(IdentityService.class).setAuthentication("credit-control", List.of("credit-control"));
            tasks.complete(release.getId(), Map.of("releaseDecision", "release", "segment", "BENCH"));
            application.getBean(IdentityService.class).clearAuthentication();
        } else {
            waitFor(() -> database.queryForObject("select count(*) from kapstok.dunning_run where state in ('STARTING', 'DONE')", Integer.class) == 1
                    ? Boolean.TRUE : null);
        }
        double judged = seconds(begin);
        ManagementService management = application.getBean(ManagementService.class);
        waitFor(() -> database.queryForObject("select count(*) from kapstok.dunning_run where state = 'DONE'", Integer.class) == 1
                && management.createJobQuery().executable().withRetriesLeft().count() == 0 ? Boolean.TRUE : null);
        double all = seconds(begin);

        int letters = database.queryForObject("select count(*) from kapstok.dunning_letter where state = 'SENT'", Integer.class);
        Figures.note("dunning run over %d customers, %d invoices, %d letters".formatted(CUSTOMERS, CUSTOMERS * INVOICES_EACH, letters),
                Figures.format("read and judged %.0f s, all %.0f s, heap grew by %d MB", judged, all, (heap() - before) >> 20),
                "≤ 600 s, heap growth ≤ 64 MB");
        if (letters != LETTERS) {
            throw new IllegalStateException(letters + " letters instead of " + LETTERS);
        }
    }

    private interface Question<T> {
        T ask();
    }

    private static <T> T waitFor(Question<T> question) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            T answer = question.ask();
            if (answer != null) {
                return answer;
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("Not done after " + LONGEST);
    }

    /** The first customers have an invoice that is ten days late; whatever else is late is so since yesterday. */
    private static void fill(JdbcTemplate database) {
        database.update("""
                insert into demo_erp.customer (number, name, kind, country, language, segment, vat_number, large_company, payment_term_days)
                select 'G' || lpad(n::text, 6, '0'), 'Bench ' || n, 'BUSINESS', 'BE', 'nl', 'BENCH', 'BE0999000000', false, 30
                from generate_series(1, ?) n""", CUSTOMERS);
        database.update("""
                insert into demo_erp.address select number || '-A' || p, number, p, name, 'Kerkstraat 1', '2000', 'Antwerpen', 'BE'
                from demo_erp.customer, generate_series(0, 1) p where number like 'G%'""");
        database.update("""
                insert into demo_erp.contact select number || '-P1', number, 0, 'An', 'Bench', lower(number) || '@bench.example', null, 'nl'
                from demo_erp.customer where number like 'G%'""");
        database.update("""
                insert into demo_erp.invoice (number, customer, invoice_date, due_date, net, vat, gross, open)
                select 'F' || substring(c.number from 2) || '-' || i, c.number, current_date - 40,
                       current_date - case when substring(c.number from 2)::int <= ? and i = 1 then 10 else 1 end, 100 + i, 0, 100 + i, 100 + i
                from demo_erp.customer c, generate_series(1, ?) i where c.number like 'G%'""", LETTERS, INVOICES_EACH);
        if (LETTERS == 0) {
            database.update("update demo_erp.invoice set open = 0 where customer not like 'G%'");
        }
        database.execute("vacuum analyze demo_erp.invoice");
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
