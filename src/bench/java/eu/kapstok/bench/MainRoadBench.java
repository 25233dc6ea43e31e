package eu.kapstok.bench;

import eu.kapstok.KapstokApplication;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.erp.ErpProduct;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.CustomerTasks;
import eu.kapstok.forms.Outcome;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The road from a quote to an order: how many a second, beside an engine with nothing to do, and how soon after the click. */
class MainRoadBench {

    private static final int WARM_UP = 60;
    private static final int INSTANCES = 300;
    private static final int CLICKS = 60;
    private static final int DRIVERS = 2;
    private static final String DECIDE = "Activity_DecideOnQuote";

    private static EmbeddedPostgres postgres;
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create database bare");
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
    void straightThroughBesideABareEngine() throws Exception {
        double bare;
        try (BareEngine engine = new BareEngine(postgres.getJdbcUrl("postgres", "bare"))) {
            run(engine.engine(), WARM_UP, MainRoadBench.startBare(engine.engine()), MainRoadBench.completeBare(engine.engine()));
            bare = run(engine.engine(), INSTANCES, startBare(engine.engine()), completeBare(engine.engine()));
        }
        ProcessEngine engine = application.getBean(ProcessEngine.class);
        Road road = new Road();
        run(engine, WARM_UP, road::raise, road::accept);
        double ours = run(engine, INSTANCES, road::raise, road::accept);
        Figures.note("straight through, demo ERP, PDF and mail included",
                Figures.format("%.1f/s, bare engine %.1f/s, ratio %.2f", ours, bare, ours / bare), "ratio ≥ 0.4");
    }

    @Test
    void clickToOrderNumberOnAnIdleSystem() throws Exception {
        ProcessEngine engine = application.getBean(ProcessEngine.class);
        JdbcTemplate database = application.getBean(JdbcTemplate.class);
        Road road = new Road();
        double[] millis = new double[CLICKS];
        for (int click = 0; click < CLICKS + 5; click++) {
            String number = road.raise();
            Task task = await(() -> engine.getTaskService().createTaskQuery().taskDefinitionKey(DECIDE)
                    .processInstanceBusinessKey(number).singleResult());
            Thread.sleep(500);
            long begin = System.nanoTime();
            road.accept(task);
            await(() -> database.queryForObject("select order_number from kapstok.quote where number = ?", String.class, number));
            if (click >= 5) {
                millis[click - 5] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Figures.note("click on Bestellen to order number, idle",
                Figures.format("p50 %.0f ms, p95 %.0f ms", Figures.percentile(millis, 0.5), Figures.percentile(millis, 0.95)), "p95 ≤ 1000 ms");
    }

    /** Starts that many and completes their customer tasks as they come; instances per second until the last one ended. */
    private static double run(ProcessEngine engine, int instances, Runnable start, Consumer<Task> complete) throws Exception {
        ExecutorService drivers = Executors.newFixedThreadPool(DRIVERS);
        AtomicInteger toStart = new AtomicInteger(instances);
        AtomicInteger toComplete = new AtomicInteger(instances);
        Set<String> taken = ConcurrentHashMap.newKeySet();
        long before = ended(engine);
        long begin = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int driver = 0; driver < DRIVERS; driver++) {
            running.add(drivers.submit(() -> {
                while (toStart.getAndDecrement() > 0) {
                    start.run();
                }
                while (toComplete.get() > 0) {
                    List<Task> waiting = engine.getTaskService().createTaskQuery().taskDefinitionKey(DECIDE)
                            .initializeFormKeys().listPage(0, 50);
                    boolean did = false;
                    for (Task task : waiting) {
                        if (taken.add(task.getId())) {
                            complete.accept(task);
                            toComplete.decrementAndGet();
                            did = true;
                        }
                    }
                    if (!did) {
                        Thread.sleep(10);
                    }
                }
                return null;
            }));
        }
        for (Future<?> driver : running) {
            driver.get(5, TimeUnit.MINUTES);
        }
        while (ended(engine) < before + instances) {
            Thread.sleep(5);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        drivers.shutdown();
        return instances / seconds;
    }

    private static long ended(ProcessEngine engine) {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().processDefinitionKey("quote-approval").finished().count();
    }

    private static Runnable startBare(ProcessEngine engine) {
        AtomicInteger number = new AtomicInteger();
        return () -> {
            Map<String, Object> variables = new HashMap<>(Map.of("customerGroup", "customer.C1", "approverGroups", "",
                    "approved", true, "answerDue", new Date(), "outcome", "ordered", "discountPercent", 0.0, "marginPercent", 40.0));
            variables.putAll(DECISION_INPUTS);
            engine.getRuntimeService().createMessageCorrelation("quote-submitted")
                    .processInstanceBusinessKey("B" + System.nanoTime() + number.incrementAndGet()).setVariables(variables)
                    .correlateStartMessage();
        };
    }

    private static Consumer<Task> completeBare(ProcessEngine engine) {
        return task -> engine.getTaskService().complete(task.getId(), Map.of("answer", "accepted"));
    }

    private static final Map<String, Object> DECISION_INPUTS = Map.of();

    private interface Question<T> {
        T ask() throws Exception;
    }

    private static <T> T await(Question<T> question) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            T answer = question.ask();
            if (answer != null) {
                return answer;
            }
            Thread.sleep(5);
        }
        throw new IllegalStateException("No answer in 30 s");
    }

    /** Raises quotes that need no approval and accepts them as the customer's contact does. */
    private static final class Road {

        private final DemoErp erp = application.getBean(DemoErp.class);
        private final CustomerTasks tasks = application.getBean(CustomerTasks.class);
        private final ErpCustomer customer;
        private final List<DemoQuote.Line> lines;
        private final Contact contact;
        private final List<String> groups;

        Road() {
            customer = erp.customers().stream().filter(one -> one.kind() == ErpCustomer.Kind.BUSINESS && one.creditLimit() != null
                    && one.language().equals("nl") && !erp.creditBlocked(one.number())).findFirst().orElseThrow();
            lines = erp.products(null).stream().filter(ErpProduct::active).limit(5)
                    .map(product -> DemoQuote.Line.of(product.code(), 1)).toList();
            CustomerService customers = application.getBean(CustomerService.class);
            customers.fromErp(customer.number());
            contact = customers.contactsOf(customer.number(), ContactRole.APPROVER).get(0);
            groups = List.of("customer." + customer.number(), "customer." + customer.number() + ".approver");
        }

        String raise() {
            return erp.raiseQuote(DemoQuote.of(customer.number(), lines.toArray(DemoQuote.Line[]::new))).number();
        }

        void accept(Task task) {
            MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
            posted.add("decision", "accept");
            posted.add("consent", "true");
            posted.add("version", "1");
            posted.add("deliveryAddress", customer.deliveryAddresses().isEmpty() ? customer.invoiceAddress().id()
                    : customer.deliveryAddresses().get(0).id());
            Actor actor = new Actor(Actor.Kind.CONTACT, contact.id().toString(), "Bench", "127.0.0.1", "bench", Locale.forLanguageTag("nl"));
            Outcome outcome = tasks.submit(task.getId(), groups, actor, posted);
            if (!(outcome instanceof Outcome.Done)) {
                throw new IllegalStateException("Not taken: " + outcome);
            }
        }
    }
}
