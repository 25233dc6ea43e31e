package eu.kapstok;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.erp.DemoShipment;
import eu.kapstok.security.PersonalLinks;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import eu.kapstok.testing.WebClient;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FilterService;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever the list pages ask the database can be answered by an index, however much is in it. */
@KapstokTest
class ListQueriesTest {

    private static final String CUSTOMER = "C10042";

    /** Where each way to the database tells what it asks. */
    private static final List<String> TOLD_BY = List.of("org.springframework.jdbc.core.JdbcTemplate", "org.hibernate.SQL",
            "org.camunda.bpm.engine.impl.persistence.entity");
    private static final Pattern QUERY = Pattern.compile("(?:==>\\s+Preparing: |Executing prepared SQL statement \\[)?\\s*(select\\b.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern OURS = Pattern.compile("kapstok\\.|act_", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCANNED = Pattern.compile("Seq Scan on (\\w+)");

    /** As many rows as there are models, rights and staff: read whole, and small for ever. */
    private static final Set<String> SMALL = Set.of("act_re_procdef", "act_re_decision_def", "act_re_camformdef", "act_ru_filter",
            "act_ru_authorization", "act_id_group", "act_id_membership", "act_id_info", "act_ge_property");

    @Autowired
    Environment environment;
    @Autowired
    JdbcTemplate database;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    CustomerService customers;
    @Autowired
    PersonalLinks links;
    @Autowired
    FilterService filters;
    @Autowired
    DemoErp erp;
    @Autowired
    TestEngine engine;

    @Test
    void everyListIsReadByAnIndex() {
        String number = erp.raiseQuote(DemoQuote.of(CUSTOMER, DemoQuote.Line.of("WC-PLT", 1))).number();
        String order = erp.raiseOrder(CUSTOMER, List.of(new DemoShipment.Line("WC-PLT", BigDecimal.ONE)), null).number();
        engine.continueToNextWaitState();
        Set<String> queries = asked(() -> {
            WebClient customer = customer(ContactRole.APPROVER);
            for (String path : List.of("/portal", "/portal/tasks", "/portal/tasks?after=0~0~none", "/portal/quotes", "/portal/quotes?state=OPEN",
                    "/portal/quotes?q=q20", "/portal/quotes?after=" + Instant.now() + "~" + new UUID(0, 0), "/portal/quotes/" + number,
                    "/portal/colleagues", "/portal/addresses", "/portal/order", "/portal/order?q=cu+15", "/portal/order?q=radiator&after=RAD-2260",
                    "/portal/order/cart", "/portal/orders", "/portal/orders?state=RECEIVED", "/portal/orders?state=SHIPPED", "/portal/orders?state=DELIVERED",
                    "/portal/orders?q=o20", "/portal/orders?after=" + Instant.now() + "~" + new UUID(0, 0), "/portal/orders/" + order,
                    "/portal/orders/export.csv", "/portal/complaints", "/portal/complaints?q=k20", "/portal/complaints/new?order=" + order,
                    "/portal/complaints?after=" + Instant.now() + "~" + new UUID(0, 0), "/portal/complaints/export.csv",
                    "/portal/contracts", "/portal/contracts?state=TO_SIGN", "/portal/contracts?q=ct20", "/portal/contracts/export.csv",
                    "/portal/contracts?after=" + Instant.now() + "~" + new UUID(0, 0), "/portal/profile/data")) {
                read(customer, path);
            }
            WebClient finance = customer(ContactRole.FINANCE);
            read(finance, "/portal/owed");
            WebClient sales = staff("sales");
            for (String path : List.of("/staff", "/staff/quotes", "/staff/quotes?state=SENT", "/staff/quotes?q=Q20", "/staff/quotes?q=peeters",
                    "/staff/quotes?after=" + Instant.now() + "~" + new UUID(0, 0), "/staff/quotes/" + number, "/staff/orders", "/staff/orders?state=CONFIRMED",
                    "/staff/orders?state=CANCELLED", "/staff/orders?q=O20", "/staff/orders?q=peeters",
                    "/staff/orders?after=" + Instant.now() + "~" + new UUID(0, 0), "/staff/orders/" + order,
                    "/staff/dunning/rates", "/staff/dunning/rates?after=2026-01-01~ECB~9",
                    "/staff/dunning/calculator?country=BE&customerKind=BUSINESS&amount=1815&due=2026-08-31&on=2026-10-15",
                    "/staff/complaints", "/staff/complaints?state=CLOSED", "/staff/complaints?team=customer-service&reason=DEFECT",
                    "/staff/complaints?q=K20", "/staff/complaints?q=peeters", "/staff/complaints?after=" + Instant.now() + "~" + new UUID(0, 0),
                    "/staff/complaints/export.csv", "/staff/contracts", "/staff/contracts?state=SIGNED", "/staff/contracts?state=SIGNING",
                    "/staff/contracts?q=CT20", "/staff/contracts?q=peeters", "/staff/contracts?after=" + Instant.now() + "~" + new UUID(0, 0),
                    "/staff/customers/" + CUSTOMER, "/staff/erp-events", "/staff/erp-events?after=" + Instant.now() + "~x")) {
                read(sales, path);
            }
            WebClient credit = staff("credit-control");
            for (String path : List.of("/staff/dunning", "/staff/dunning/promises", "/staff/dunning/plans", "/staff/dunning/blocked", "/staff/dunning/preview",
                    "/staff/dunning/coming")) {
                read(credit, path);
                read(credit, path + "?after=" + LocalDate.now() + "~" + CUSTOMER);
            }
            read(credit, "/staff/dunning/" + CUSTOMER);
            for (String kind : List.of("sales", "disputed", "open", "overdue", "broken")) {
                read(credit, "/staff/dunning/figures/" + kind + "?from=2026-01-01&until=2026-12-31");
            }
            WebClient manager = staff("sales-management");
            read(manager, "/staff/insight?period=year");
            filters.createTaskFilterQuery().list().stream().filter(filter -> filter.getProperties().containsKey("kapstok")).forEach(filter -> {
                read(manager, "/camunda/api/engine/engine/default/filter/" + filter.getId() + "/count");
                assertThat(manager.tasklist(filter.getId()).status()).as(filter.getName()).isEqualTo(200);
            });
        });

        assertThat(queries).anyMatch(query -> query.contains("kapstok.quote q") && query.contains("q.closed_at is null"))
                .anyMatch(query -> query.contains("search_text like")).anyMatch(query -> query.contains("words @@"))
                .anyMatch(query -> query.contains("percentile_cont")).anyMatch(query -> query.contains("kapstok.contract") && query.contains("sent_at is not null"))
                .anyMatch(query -> query.contains("kapstok.dunning_debtor d")).anyMatch(query -> query.contains("number ilike"))
                .anyMatch(query -> query.contains("act_ru_identitylink l")).anyMatch(query -> query.contains("countDistinct"));
        List<String> scanning = queries.stream().filter(this::needsScan).toList();
        assertThat(scanning).as("queries that no index answers").isEmpty();
    }

    @Test
    void queryWithoutAnIndexIsFound() {
        assertThat(needsScan("select id from kapstok.quote where language = ?")).isTrue();
        assertThat(needsScan("select id from kapstok.quote where number = ?")).isFalse();
    }

    private boolean needsScan(String query) {
        Matcher scan = SCANNED.matcher(plan(query));
        while (scan.find()) {
            if (!SMALL.contains(scan.group(1))) {
                return true;
            }
        }
        return false;
    }

    /** With sequential scans made so dear that one is only chosen where there is no other way. */
    private String plan(String query) {
        StringBuilder numbered = new StringBuilder();
        int parameters = 0;
        for (char letter : query.toCharArray()) {
            numbered.append(letter == '?' ? "$" + ++parameters : letter);
        }
        String values = parameters == 0 ? "" : "(" + "null, ".repeat(parameters - 1) + "null)";
        return transaction.execute(status -> {
            database.execute("set local enable_seqscan = off");
            database.execute("set local plan_cache_mode = force_generic_plan");
            database.execute("prepare list_query as " + numbered);
            List<String> lines = database.queryForList("explain execute list_query" + values, String.class);
            database.execute("deallocate list_query");
            return String.join("\n", lines);
        });
    }

    private static Set<String> asked(Runnable work) {
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        List<Logger> loggers = TOLD_BY.stream().map(name -> (Logger) LoggerFactory.getLogger(name)).toList();
        List<Level> before = new ArrayList<>();
        for (Logger logger : loggers) {
            before.add(logger.getLevel());
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(told);
        }
        try {
            work.run();
        } finally {
            for (int index = 0; index < loggers.size(); index++) {
                loggers.get(index).detachAppender(told);
                loggers.get(index).setAdditive(true);
                loggers.get(index).setLevel(before.get(index));
            }
        }
        return List.copyOf(told.list).stream().map(event -> QUERY.matcher(event.getFormattedMessage())).filter(Matcher::matches)
                .map(query -> query.group(1).replaceFirst("]$", "")).filter(ListQueriesTest::ours).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The demo ERP's own questions to its own tables are none of ours. */
    private static boolean ours(String query) {
        return OURS.matcher(query).find();
    }

    private WebClient customer(ContactRole role) {
        Contact contact = customers.contactsOf(CUSTOMER, role).get(0);
        WebClient client = new WebClient(environment);
        String link = links.create(contact.id(), "/portal/", Instant.now().plusSeconds(3600));
        client.submit(client.get(URI.create(link).getPath()), Map.of());
        return client;
    }

    private WebClient staff(String user) {
        WebClient client = new WebClient(environment);
        client.staff(user);
        return client;
    }

    private static void read(WebClient client, String path) {
        assertThat(client.get(path).status()).as(path).isEqualTo(200);
    }
}
