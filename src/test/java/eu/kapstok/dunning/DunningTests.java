package eu.kapstok.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.notifications.DemoMailbox;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of dunning share: customers of their own in the ERP, days that pass, and people who act. */
@KapstokTest
abstract class DunningTests {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    DemoErp demoErp;
    @Autowired
    Erp erp;
    @Autowired
    CustomerService customers;
    @Autowired
    Debtors debtors;
    @Autowired
    Receivables receivables;
    @Autowired
    DunningCases cases;
    @Autowired
    DunningProcess process;
    @Autowired
    LetterStore letterStore;
    @Autowired
    Promises promises;
    @Autowired
    Plans plans;
    @Autowired
    OwnWords words;
    @Autowired
    InvoiceDisputes disputes;
    @Autowired
    DemoMailbox mailbox;
    @Autowired
    TestEngine engine;
    @Autowired
    TaskService tasks;
    @Autowired
    RuntimeService runtime;
    @Autowired
    HistoryService history;
    @Autowired
    JdbcTemplate database;
    @Autowired
    TransactionTemplate transactions;
    @Autowired
    Clock clock;

    @AfterEach
    void everythingIsAsBefore() {
        ClockUtil.reset();
        demoErp.faults(DemoFaults.NONE);
        List.of(DunningProcess.KEY, DunningRunProcess.KEY, "rate-entry").forEach(engine::endAll);
        database.update("update kapstok.dunning_promise set state = 'CANCELLED' where customer like 'T%' and state = 'OPEN'");
        database.update("update kapstok.dunning_plan_instalment set done = true where plan in (select id from kapstok.dunning_plan where customer like 'T%')");
        database.update("delete from kapstok.dunning_run_customer");
        database.update("delete from kapstok.dunning_run");
        database.update("delete from demo_erp.payment where invoice in (select number from demo_erp.invoice where customer like 'T%')");
        database.update("delete from demo_erp.invoice where customer like 'T%'");
        database.update("delete from demo_erp.contact where customer like 'T%'");
        database.update("delete from demo_erp.address where customer like 'T%'");
        database.update("delete from demo_erp.customer where number like 'T%'");
        database.update("update kapstok.dunning_receivable set open = 0 where customer like 'T%'");
        database.update("update kapstok.dunning_debtor set case_since = null, blocked_on = null where customer like 'T%'");
        database.update("update kapstok.dunning_case set ended_at = now() where customer like 'T%' and ended_at is null");
    }

    String business(String country, String language) {
        return customer(ErpCustomer.Kind.BUSINESS, country, language, "B", country + "0999000000");
    }

    String consumer(String country, String language) {
        return customer(ErpCustomer.Kind.CONSUMER, country, language, "C", null);
    }

    String customer(ErpCustomer.Kind kind, String country, String language, String segment, String vatNumber) {
        String number = "T%d%04d".formatted(System.nanoTime() % 1_000_000, NUMBERS.incrementAndGet());
        database.update("""
                insert into demo_erp.customer (number, name, kind, country, language, segment, vat_number, credit_limit, large_company,
                    payment_term_days, account_manager) values (?, ?, ?, ?, ?, ?, ?, null, false, 30, 'sales')
                """, number, "Test " + number, kind.name(), country, language, segment, vatNumber);
        for (int i = 0; i < 2; i++) {
            database.update("insert into demo_erp.address values (?, ?, ?, ?, 'Kerkstraat 1', '2000', 'Antwerpen', ?)", number + "-A" + i, number, i,
                    "Test " + number, country);
        }
        database.update("insert into demo_erp.contact values (?, ?, 0, 'An', 'Test', ?, '+32 3 555 00 00', ?)", number + "-P1", number,
                address(number), language);
        customers.fromErp(number);
        return number;
    }

    static String address(String customer) {
        return customer.toLowerCase() + "@dunning-test.example";
    }

    /** An invoice that was due so many days ago. */
    String invoice(String customer, String amount, int daysAgo) {
        LocalDate due = LocalDate.now(clock).minusDays(daysAgo);
        return demoErp.issueInvoice(customer, new BigDecimal(amount), BigDecimal.ZERO, due.minusDays(30), due, null).number();
    }

    void pay(String invoice) {
        demoErp.receivePayment(invoice, erp.invoice(invoice).orElseThrow().open(), LocalDate.now(clock));
        engine.continueToNextWaitState();
    }

    void pay(String invoice, String amount) {
        demoErp.receivePayment(invoice, new BigDecimal(amount), LocalDate.now(clock));
        engine.continueToNextWaitState();
    }

    /** Starts the case as a run does, up to where it waits. */
    void begin(String customer) {
        start(customer);
        engine.continueToNextWaitState();
    }

    void start(String customer) {
        transactions.executeWithoutResult(status -> {
            debtors.take(customer);
            debtors.beginCase(customer);
            process.overdueFound(customer);
        });
    }

    /** So many days after today. */
    void day(int days) {
        ClockUtil.offset(Duration.ofDays(days).toMillis());
    }

    /** The case looks again by itself. */
    void look(String customer) {
        engine.fireTimer(customer, DunningProcess.Elements.NEXT_LOOK_DUE);
        engine.continueToNextWaitState();
    }

    void look(String customer, int day) {
        day(day);
        look(customer);
    }

    /** Steps of the letters that went out, the oldest first. */
    List<String> sent(String customer) {
        return letterStore.ofCustomer(customer, 50).stream().filter(letter -> letter.state() == DunningLetter.State.SENT)
                .sorted(Comparator.comparing(DunningLetter::id)).map(letter -> letter.level().name()).toList();
    }

    Receivable receivable(String invoice) {
        return receivables.find(List.of(invoice)).get(0);
    }

    Task task(String key, String element) {
        return engine.task(key, element);
    }

    void answer(String key, String element, String user, Map<String, Object> values) {
        engine.complete(key, element, user, values);
        engine.continueToNextWaitState();
    }

    Set<String> passed(String key) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(key).list().stream()
                .flatMap(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream())
                .map(HistoricActivityInstance::getActivityId).collect(Collectors.toSet());
    }

    void assertWaits(String customer) {
        assertThat(runtime.getActiveActivityIds(engine.instanceOf(customer).getId())).contains("Gateway_AwaitPayment");
    }

    void assertEnded(String customer, String end) {
        assertThat(engine.instanceOf(customer)).isNull();
        assertThat(passed(customer)).contains(end);
    }

    List<DemoMailbox.Received> mails(String customer) {
        return mailbox.list(address(customer), null);
    }
}
