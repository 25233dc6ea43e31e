package eu.kapstok.bench;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.KapstokApplication;
import eu.kapstok.customer.AddressBook;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpPrice;
import eu.kapstok.order.CartOrder;
import eu.kapstok.order.OrderRequests;
import eu.kapstok.security.PersonalLinks;
import eu.kapstok.testing.WebClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Execution;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The road from a cart to a confirmed order: how many a second beside an engine with nothing to do, and what portal pages cost while
 * customers order all the time. {@code -Dbench.orders=60} and {@code -Dbench.seconds=10} make it a try.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OrderRoadBench {

    private static final int ORDERS = Integer.getInteger("bench.orders", 600);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 120);
    private static final int ORDERS_A_SECOND = 20;
    private static final int PAGES_A_SECOND = 10;
    private static final int WARM_UP_SECONDS = Math.min(20, SECONDS);
    private static final int CUSTOMERS = 200;
    /** Those after them read pages. */
    private static final int BUYERS = 150;
    private static final int PAGE = 200;
    private static final int PATIENCE_MINUTES = 15;
    private static final String DELIVERY = "LEV-1";
    private static final List<String> PRODUCTS = List.of("VEN-ROOS", "KGL-15", "GER-SNY", "WC-PLT", "VEN-FIL");

    private static final AtomicInteger PUT_OFF = new AtomicInteger();

    private static EmbeddedPostgres postgres;
    private static ConfigurableApplicationContext application;
    private static JdbcTemplate database;
    private static List<Contact> contacts;

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
        database = application.getBean(JdbcTemplate.class);
        contacts = customers();
    }

    @AfterAll
    static void stop() throws Exception {
        application.close();
        postgres.close();
    }

    @Test
    @Order(1)
    void straightThroughBesideABareEngine() throws Exception {
        try (BareEngine engine = new BareEngine(postgres.getJdbcUrl("postgres", "bare"), Path.of("processes/order/order-confirmation.bpmn"),
                Path.of("processes/order/order-release.dmn"))) {
            Figures.note("orders straight through from the cart to the wait for the shipment, demo ERP, PDF and two mails included, " + ORDERS
                    + " at once", Pace.sideBySide(postgres, new Road(), new BareRoad(engine.engine()), ORDERS), "ratio ≥ 0.4");
        }
    }

    @Test
    @Order(2)
    void ordersAreClickedWhilePagesAreRead() throws Exception {
        List<Buyer> buyers = contacts.subList(0, BUYERS).stream().map(Buyer::new).toList();
        List<WebClient> readers = contacts.subList(BUYERS, CUSTOMERS).stream().map(OrderRoadBench::signedIn).toList();
        List<String> numbers = numbersOfReaders(readers.size());
        clickAndRead("WARM", WARM_UP_SECONDS, buyers, readers, numbers);
        confirmed("WARM", WARM_UP_SECONDS * ORDERS_A_SECOND);
        PUT_OFF.set(0);
        Instant begin = Instant.now();
        Times times = clickAndRead("POSTED", SECONDS, buyers, readers, numbers);
        int posted = SECONDS * ORDERS_A_SECOND;
        confirmed("POSTED", posted);
        Duration all = Duration.between(begin, Instant.now());
        nothingLost("POSTED", posted);
        Figures.note(Figures.format("portal pages (%d a second) while %d orders a second are clicked in the portal for %d s", PAGES_A_SECOND,
                ORDERS_A_SECOND, SECONDS), times(times.pages), "p95 ≤ 200 ms");
        Figures.note("the click on the order meanwhile", times(times.clicks), "reported");
        Figures.note("pages and clicks that were answered with 'not now' meanwhile", String.valueOf(PUT_OFF), "0");
        Figures.note(Figures.format("%d orders clicked in %d s", posted, SECONDS),
                Figures.format("all confirmed by mail with their PDF, once each, the last one %d s after the first click", all.toSeconds()),
                "none lost, all confirmed");
    }

    private static String times(double[] millis) {
        return Figures.format("p50 %.0f ms, p95 %.0f ms, slowest %.0f ms", Figures.percentile(millis, 0.5), Figures.percentile(millis, 0.95),
                Figures.percentile(millis, 1));
    }

    /** Customers with credit enough, one contact each, who may do everything. */
    private static List<Contact> customers() {
        database.update("""
                insert into demo_erp.customer (number, name, kind, country, language, segment, credit_limit, large_company, payment_term_days,
                    account_manager)
                select 'B' || lpad(n::text, 5, '0'), 'Bench ' || n, 'BUSINESS', 'BE', 'nl', 'B', 1000000000, false, 30, 'sales'
                from generate_series(1, ?) n""", CUSTOMERS);
        database.update("""
                insert into demo_erp.address (id, customer, position, name, street, postal_code, city, country)
                select number || '-A' || position, number, position, name, 'Kade ' || position, '2000', 'Antwerpen', 'BE'
                from demo_erp.customer, generate_series(0, 1) position where number like 'B%'""");
        database.update("""
                insert into demo_erp.contact (id, customer, position, first_name, last_name, email, language)
                select number || '-C1', number, 0, 'Koen', name, lower(number) || '@bench.example', 'nl'
                from demo_erp.customer where number like 'B%'""");
        CustomerService customers = application.getBean(CustomerService.class);
        return IntStream.rangeClosed(1, CUSTOMERS).mapToObj(n -> {
            String number = Figures.format("B%05d", n);
            customers.fromErp(number);
            return customers.contactsOf(number, ContactRole.BUYER).get(0);
        }).toList();
    }

    private static WebClient signedIn(Contact contact) {
        WebClient client = new WebClient(application.getEnvironment());
        String link = application.getBean(PersonalLinks.class).create(contact.id(), "/portal/", Instant.now().plusSeconds(7200));
        client.submit(client.get(URI.create(link).getPath()), Map.of());
        return client;
    }

    /** A number for each reader, of an order of theirs. */
    private static List<String> numbersOfReaders(int readers) throws InterruptedException {
        Road road = new Road();
        contacts.subList(BUYERS, BUYERS + readers).forEach(contact -> road.request(contact, "READ"));
        confirmed("READ", readers);
        return contacts.subList(BUYERS, BUYERS + readers).stream().map(contact -> database.queryForObject("""
                select number from kapstok.customer_order where customer = ? and reference = 'READ'""", String.class,
                contact.customer().number())).toList();
    }

    /** Whoever is told that it does not go now, asks again a second later; both is in the time that it takes. */
    private static WebClient.Answer again(String what, int good, Supplier<WebClient.Answer> ask) {
        for (int time = 0; time < PATIENCE_MINUTES * 60; time++) {
            WebClient.Answer answer = ask.get();
            if (answer.status() == good) {
                return answer;
            }
            if (answer.status() != HttpStatus.SERVICE_UNAVAILABLE.value()) {
                throw new IllegalStateException(what + " answered " + answer.status());
            }
            PUT_OFF.incrementAndGet();
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
        throw new IllegalStateException(what + " was put off for ever");
    }

    private record Times(double[] clicks, double[] pages) {
    }

    private static Times clickAndRead(String reference, int seconds, List<Buyer> buyers, List<WebClient> readers, List<String> numbers)
            throws Exception {
        ExecutorService people = Executors.newCachedThreadPool();
        try {
            Future<double[]> clicks = people.submit(() -> atRate(people, ORDERS_A_SECOND, seconds,
                    n -> buyers.get(n % buyers.size()).click(reference)));
            Future<double[]> pages = people.submit(() -> atRate(people, PAGES_A_SECOND, seconds, n -> {
                int reader = n % readers.size();
                List<String> paths = List.of("/portal", "/portal/orders", "/portal/orders/" + numbers.get(reader), "/portal/order?q=ventiel",
                        "/portal/order/cart", "/portal/tasks", "/portal/quotes");
                String path = paths.get(n % paths.size());
                again(path, 200, () -> readers.get(reader).get(path));
            }));
            return new Times(clicks.get(), pages.get());
        } finally {
            people.shutdown();
        }
    }

    /** Milliseconds from the moment at which each was to be asked until its answer was there, however long the ones before take. */
    private static double[] atRate(ExecutorService people, int perSecond, int seconds, IntConsumer ask) throws Exception {
        long begin = System.nanoTime();
        List<Future<Double>> asked = new ArrayList<>();
        for (int n = 0; n < perSecond * seconds; n++) {
            long due = begin + n * 1_000_000_000L / perSecond;
            long early = due - System.nanoTime();
            if (early > 0) {
                TimeUnit.NANOSECONDS.sleep(early);
            }
            int number = n;
            asked.add(people.submit(() -> {
                ask.accept(number);
                return (System.nanoTime() - due) / 1e6;
            }));
        }
        double[] millis = new double[asked.size()];
        for (int n = 0; n < millis.length; n++) {
            millis[n] = asked.get(n).get();
        }
        return millis;
    }

    private static void confirmed(String reference, int orders) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofMinutes(PATIENCE_MINUTES));
        while (count("kapstok.customer_order where reference = ? and state = 'CONFIRMED'", reference) < orders) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("Confirmed are " + count("kapstok.customer_order where reference = ? and state = 'CONFIRMED'",
                        reference) + " of " + orders);
            }
            Thread.sleep(500);
        }
    }

    private static void nothingLost(String reference, int orders) {
        assertThat(count("kapstok.customer_order where reference = ?", reference)).isEqualTo(orders);
        assertThat(count("demo_erp.sales_order where reference = ? and state = 'CONFIRMED'", reference)).isEqualTo(orders);
        assertThat(count("kapstok.document d where d.kind = 'order' and d.business_key in "
                + "(select number from kapstok.customer_order where reference = ?)", reference)).isEqualTo(orders);
        assertThat(count("kapstok.mail m where m.template = 'order-confirmed' and m.state = 'SENT' and m.business_key in "
                + "(select number from kapstok.customer_order where reference = ?)", reference)).isEqualTo(orders);
    }

    private static long count(String what, Object... values) {
        return database.queryForObject("select count(*) from " + what, Long.class, values);
    }

    /** A bare engine that hears of each confirmation as soon as it waits for that. */
    private record BareRoad(ProcessEngine engine) implements Pace.Road {

        private static final String HANDED_OVER = "confirmation-handed-over";
        private static final AtomicInteger NUMBERS = new AtomicInteger();

        @Override
        public void start() {
            Map<String, Object> variables = new HashMap<>(Map.of("customerGroup", "customer.C1", "checkGroups", "", "contractNeeded", false,
                    "checkDue", new Date(), "total", 100.0, "openBalance", 100.0, "creditLimit", 1000.0, "creditUsePct", 10.0));
            variables.putAll(Map.of("oldestOverdueDays", 0L, "firstOrder", false, "contractProducts", false));
            engine.getRuntimeService().createMessageCorrelation("order-requested").processInstanceBusinessKey("B" + NUMBERS.incrementAndGet())
                    .setVariables(variables).correlateStartMessage();
        }

        @Override
        public boolean waits() {
            return true;
        }

        @Override
        public List<String> waiting() {
            return engine.getRuntimeService().createExecutionQuery().messageEventSubscriptionName(HANDED_OVER).listPage(0, PAGE).stream()
                    .map(Execution::getId).toList();
        }

        @Override
        public void goOn(String execution) {
            engine.getRuntimeService().messageEventReceived(HANDED_OVER, execution);
        }

        @Override
        public long arrived() {
            return followed(engine);
        }
    }

    private static long followed(ProcessEngine engine) {
        return engine.getRuntimeService().createEventSubscriptionQuery().eventName("order-shipped").count();
    }

    /** Orders carts of five products, one customer after the other. */
    private static final class Road implements Pace.Road {

        private final ProcessEngine engine = application.getBean(ProcessEngine.class);
        private final OrderRequests requests = application.getBean(OrderRequests.class);
        private final AddressBook addresses = application.getBean(AddressBook.class);
        private final List<ErpPrice> prices = application.getBean(Erp.class).pricesOf(contacts.get(0).customer().number(), PRODUCTS);
        private final AtomicInteger next = new AtomicInteger();

        @Override
        public void start() {
            request(contacts.get(next.getAndIncrement() % contacts.size()), "ROAD");
        }

        /** The ERP invoices its orders in time: what a customer ordered does not stay open for ever. */
        @Override
        public void tidy() {
            database.update("update demo_erp.sales_order set invoiced = true where not invoiced");
        }

        void request(Contact contact, String reference) {
            String customer = contact.customer().number();
            requests.request(new CartOrder(UUID.randomUUID(), customer, contact.id(), "nl", prices.stream()
                    .map(price -> new CartOrder.Line(price.product(), price.name(), price.unit(), BigDecimal.ONE, price.unitPrice(), price.vatRate(),
                            price.unitPrice()))
                    .toList(), reference, addresses.of(customer).get(0), null, null));
        }

        @Override
        public long arrived() {
            return followed(engine);
        }
    }

    /** Somebody before the last page of an order, again and again; the next cart is put before them without their doing. */
    private static final class Buyer {

        private final Contact contact;
        private final String customer;
        private final WebClient browser;
        private final String token;
        private final Map<String, BigDecimal> prices = new HashMap<>();

        Buyer(Contact contact) {
            this.contact = contact;
            this.customer = contact.customer().number();
            browser = signedIn(contact);
            token = browser.get("/portal").document().selectFirst("input[name=_csrf]").val();
            List<String> charged = new ArrayList<>(PRODUCTS);
            charged.add(DELIVERY);
            application.getBean(Erp.class).pricesOf(customer, charged).forEach(price -> prices.put(price.product(), price.unitPrice()));
        }

        synchronized void click(String reference) {
            UUID cart = UUID.randomUUID();
            database.update("insert into kapstok.cart (id, contact_id, customer, version, changed_at) values (?, ?, ?, 1, now())", cart,
                    contact.id(), customer);
            for (String product : PRODUCTS) {
                database.update("insert into kapstok.cart_line (cart_id, product, position, quantity, seen_price) values (?, ?, ?, 1, ?)", cart,
                        product, PRODUCTS.indexOf(product), prices.get(product));
            }
            Map<String, String> fields = new HashMap<>(Map.of("_csrf", token, "cart", cart.toString(), "version", "1", "consent", "true",
                    "deliveryAddress", customer + "-A1", "purchaseReference", reference));
            prices.forEach((product, price) -> fields.put("price." + product, price.toPlainString()));
            WebClient.Answer answer = again("The click", 302, () -> browser.post("/portal/order/checkout", fields));
            assertThat(answer.location()).isEqualTo("/portal/orders/" + cart);
        }
    }
}
