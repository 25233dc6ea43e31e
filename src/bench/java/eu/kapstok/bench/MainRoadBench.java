package eu.kapstok.bench;

import eu.kapstok.KapstokApplication;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.engine.JobQueue;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.erp.ErpProduct;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.CustomerTasks;
import eu.kapstok.forms.Outcome;
import eu.kapstok.security.PersonalLinks;
import eu.kapstok.testing.WebClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The road from a quote to an order: how many a second, beside an engine with nothing to do, and how soon after the click. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainRoadBench {

    private static final int INSTANCES = 600;
    private static final int CLICKS = 60;
    private static final int LISTED = 10_000;
    private static final int VIEWS = 200;
    private static final int PAGE = 200;
    private static final AtomicInteger NUMBERS = new AtomicInteger();
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
        SpringApplication kapstok = new SpringApplication(KapstokApplication.class);
        kapstok.addInitializers(context -> context.addBeanFactoryPostProcessor(MainRoadBench::leaveOrdersOut));
        application = kapstok.run("--spring.profiles.active=demo,test", "--server.port=0",
                "--camunda.bpm.job-execution.enabled=true", "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "kapstok"),
                "--spring.datasource.username=postgres", "--spring.datasource.password=postgres");
    }

    /** The order that follows is another process: its quote hands it to nobody here. */
    private static void leaveOrdersOut(ConfigurableListableBeanFactory beans) {
        beans.addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JobQueue queue ? new WithoutOrders(queue) : bean;
            }
        });
    }

    private record WithoutOrders(JobQueue queue) implements JobQueue {

        @Override
        public void enqueue(String type, String payload) {
            if (!type.equals("order-placed")) {
                queue.enqueue(type, payload);
            }
        }

        @Override
        public void enqueueAt(Instant due, String type, String payload) {
            queue.enqueueAt(due, type, payload);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        application.close();
        postgres.close();
    }

    @Test
    @Order(1)
    void straightThroughBesideABareEngine() throws Exception {
        try (BareEngine engine = new BareEngine(postgres.getJdbcUrl("postgres", "bare"), Path.of("processes/quote/quote-approval.bpmn"),
                Path.of("processes/quote/quote-approval-limits.dmn"))) {
            Figures.note("straight through, demo ERP, PDF and mail included",
                    Pace.sideBySide(postgres, new Road(), new BareRoad(engine.engine()), INSTANCES), "ratio ≥ 0.4");
        }
    }

    @Test
    @Order(2)
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
            road.goOn(task.getId());
            await(() -> database.queryForObject("select order_number from kapstok.quote where number = ?", String.class, number));
            if (click >= 5) {
                millis[click - 5] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Figures.note("click on Bestellen to order number, idle",
                Figures.format("p50 %.0f ms, p95 %.0f ms", Figures.percentile(millis, 0.5), Figures.percentile(millis, 0.95)), "p95 ≤ 1000 ms");
    }

    @Test
    @Order(3)
    void listsOfTenThousandQuotesAndTasks() {
        JdbcTemplate database = application.getBean(JdbcTemplate.class);
        Road road = new Road();
        database.update("""
                insert into kapstok.quote (id, number, status, customer, language, valid_until, current_version, sent_version,
                    submitted_at, first_sent_at, history_length, row_version)
                select gen_random_uuid(), 'QL-' || n, 'SENT', case when n % 10 = 0 then ? else 'C' || (90000 + n % 200) end, 'nl',
                    current_date + 30, 1, 1, now() - n * interval '1 second', now() - n * interval '1 second', 0, 0
                from generate_series(1, ?) n""", road.customer.number(), LISTED);
        database.update("""
                insert into kapstok.quote_version (id, quote_id, version, erp_version, fingerprint, loaded_at, quote_date, valid_until,
                    language, business, country, payment_term_days, non_standard_terms, discount_percent, list_total, lines_total,
                    document_discount, net, vat, gross, cost, discount_pct, margin_pct, credit_use_pct, first_order,
                    oldest_overdue_days, approval_reasons, approver_groups, sent_at)
                select gen_random_uuid(), id, 1, '1', md5(number), submitted_at, current_date, valid_until, 'nl', true, 'BE', 30, false, 0,
                    100, 100, 0, 100, 21, 121, 60, 0, 40, 10, false, 0, '', '', submitted_at
                from kapstok.quote where number like 'QL-%'""");
        database.update("""
                insert into act_ru_execution (id_, rev_, proc_inst_id_, business_key_, proc_def_id_, act_id_, is_active_, is_concurrent_,
                    is_scope_, is_event_scope_, suspension_state_, cached_ent_state_, sequence_counter_)
                select 'L' || n, 1, 'L' || n, 'QL-' || n, (select max(id_) from act_re_procdef where key_ = 'quote-approval'), ?, true, false,
                    true, false, 1, 0, 1 from generate_series(1, ?) n""", DECIDE, LISTED);
        database.update("""
                insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, priority_,
                    create_time_, due_date_, suspension_state_)
                select 'T' || id_, 1, id_, id_, proc_def_id_, 'Decide on quote', ?, 50, now(), now() + interval '30 days', 1
                from act_ru_execution where business_key_ like 'QL-%'""", DECIDE);
        database.update("""
                insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
                select 'I' || q.number, 1, 'customer.' || q.customer || '.approver', 'candidate', 'TL' || substring(q.number from 4)
                from kapstok.quote q where q.number like 'QL-%'""");
        database.execute("analyze");
        WebClient client = new WebClient(application.getEnvironment());
        String link = application.getBean(PersonalLinks.class).create(road.contact.id(), "/portal/", Instant.now().plusSeconds(3600));
        client.submit(client.get(URI.create(link).getPath()), Map.of());
        for (String path : List.of("/portal/tasks", "/portal/quotes")) {
            double[] millis = new double[VIEWS];
            for (int view = -VIEWS; view < VIEWS; view++) {
                long begin = System.nanoTime();
                WebClient.Answer answer = client.get(path);
                if (answer.status() != 200 || !answer.body().contains("QL-")) {
                    throw new IllegalStateException(path + " answered " + answer.status());
                }
                if (view >= 0) {
                    millis[view] = (System.nanoTime() - begin) / 1e6;
                }
            }
            Figures.note(path + " with " + LISTED + " quotes and tasks, a tenth of them this customer's",
                    Figures.format("p50 %.0f ms, p95 %.0f ms", Figures.percentile(millis, 0.5), Figures.percentile(millis, 0.95)), "p95 ≤ 50 ms");
        }
    }

    /** A bare engine on which the customer's answer is given as soon as it is waited for. */
    private record BareRoad(ProcessEngine engine) implements WithAnswer {

        @Override
        public void start() {
            Date later = Date.from(Instant.now().plus(Duration.ofDays(30)));
            Map<String, Object> variables = new HashMap<>(Map.of("customerGroup", "customer.C1", "approverGroups", "",
                    "approved", true, "answerDue", later, "reminderDue", later, "callDue", later, "validityEnd", later,
                    "outcome", "ordered"));
            variables.putAll(DECISION_INPUTS);
            engine.getRuntimeService().createMessageCorrelation("quote-submitted")
                    .processInstanceBusinessKey("B" + NUMBERS.incrementAndGet()).setVariables(variables).correlateStartMessage();
        }

        @Override
        public void goOn(String task) {
            engine.getTaskService().complete(task, Map.of("answer", "accepted"));
        }
    }

    /** Each quote waits for its customer's answer. */
    private interface WithAnswer extends Pace.Road {

        ProcessEngine engine();

        @Override
        default boolean waits() {
            return true;
        }

        @Override
        default List<String> waiting() {
            return engine().getTaskService().createTaskQuery().taskDefinitionKey(DECIDE).listPage(0, PAGE).stream().map(Task::getId).toList();
        }

        @Override
        default long arrived() {
            return engine().getHistoryService().createHistoricProcessInstanceQuery().processDefinitionKey("quote-approval").finished().count();
        }
    }

    private static final Map<String, Object> DECISION_INPUTS = Map.ofEntries(Map.entry("discountPct", 0.0),
            Map.entry("marginPct", 40.0), Map.entry("net", 100.0), Map.entry("creditUsePct", 20.0), Map.entry("firstOrder", false),
            Map.entry("oldestOverdueDays", 0L), Map.entry("paymentTermDays", 30L), Map.entry("business", true),
            Map.entry("largeBuyer", false), Map.entry("country", "BE"), Map.entry("nonStandardTerms", false));

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
    private static final class Road implements WithAnswer {

        private final ProcessEngine engine = application.getBean(ProcessEngine.class);
        private final DemoErp erp = application.getBean(DemoErp.class);
        private final CustomerTasks tasks = application.getBean(CustomerTasks.class);
        private final ErpCustomer customer;
        private final List<DemoQuote.Line> lines;
        private final Contact contact;
        private final List<String> groups;

        Road() {
            // the one that can order most before its credit is used up
            customer = erp.customers().stream().filter(one -> one.kind() == ErpCustomer.Kind.BUSINESS && one.creditLimit() != null
                    && one.language().equals("nl") && !erp.creditBlocked(one.number()))
                    .max(Comparator.comparing(ErpCustomer::creditLimit)).orElseThrow();
            // cheap ones, so that hundreds of orders stay within the credit limit
            lines = erp.products(null).stream().filter(ErpProduct::active).sorted(Comparator.comparing(ErpProduct::listPrice)).limit(5)
                    .map(product -> DemoQuote.Line.of(product.code(), 1)).toList();
            CustomerService customers = application.getBean(CustomerService.class);
            customers.fromErp(customer.number());
            contact = customers.contactsOf(customer.number(), ContactRole.APPROVER).get(0);
            groups = List.of("customer." + customer.number(), "customer." + customer.number() + ".approver");
        }

        String raise() {
            return erp.raiseQuote(DemoQuote.of(customer.number(), lines.toArray(DemoQuote.Line[]::new))).number();
        }

        @Override
        public ProcessEngine engine() {
            return engine;
        }

        @Override
        public void start() {
            raise();
        }

        /** The ERP invoices its orders in time: what one customer ordered does not stay open for ever. */
        @Override
        public void tidy() {
            application.getBean(JdbcTemplate.class).update("update demo_erp.sales_order set invoiced = true where not invoiced");
        }

        @Override
        public void goOn(String task) {
            MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
            posted.add("decision", "accept");
            posted.add("consent", "true");
            posted.add("deliveryAddress", customer.deliveryAddresses().isEmpty() ? customer.invoiceAddress().id()
                    : customer.deliveryAddresses().get(0).id());
            Actor actor = new Actor(Actor.Kind.CONTACT, contact.id().toString(), "Bench", "127.0.0.1", "bench", Locale.forLanguageTag("nl"));
            Outcome outcome = tasks.submit(task, groups, actor, posted);
            if (!(outcome instanceof Outcome.Done)) {
                throw new IllegalStateException("Not taken: " + outcome);
            }
        }
    }
}
