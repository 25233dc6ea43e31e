package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ERP's history, read by one node or two, in good times and bad. */
@KapstokTest
class ErpFeedTest {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private record Job(Instant due, String type, String payload) {
    }

    /** The queue of both nodes, to be worked off by hand. */
    private static final class Jobs implements JobQueue {

        private final Deque<Job> waiting = new ArrayDeque<>();
        private boolean broken;

        @Override
        public void enqueue(String type, String payload) {
            enqueueAt(null, type, payload);
        }

        @Override
        public synchronized void enqueueAt(Instant due, String type, String payload) {
            if (broken) {
                throw new IllegalStateException("The node died");
            }
            waiting.add(new Job(due, type, payload));
        }

        private List<Job> of(String type) {
            return waiting.stream().filter(job -> job.type().equals(type)).toList();
        }
    }

    /** Counts what reaches the processes. */
    private static final class Ear implements ErpEventHandler {

        private final List<ErpEvent> heard = new ArrayList<>();

        @Override
        public Set<String> types() {
            return Set.of("sample-happened");
        }

        @Override
        public boolean handle(ErpEvent event) {
            return heard.add(event);
        }
    }

    @Autowired
    JdbcClient sql;
    @Autowired
    JdbcTemplate database;
    @Autowired
    PlatformTransactionManager transactions;
    @Autowired
    JobQueue realQueue;
    @Autowired
    TestEngine engine;
    @Autowired
    DemoErpStore demoStore;
    @Autowired
    DemoErpDatabase demoDatabase;
    @Autowired
    Erp demo;

    private final String key = "F-" + UUID.randomUUID();
    private final List<ErpEvent> history = new ArrayList<>();
    private final Erp erp = mock(Erp.class);
    private final Jobs jobs = new Jobs();
    private final Ear ear = new Ear();
    private ErpInbox inbox;
    private Instant now = NOON;
    private ErpFeed node;
    private ErpFeed otherNode;

    @BeforeEach
    void start() {
        forget();
        when(erp.changes(any(), anyInt())).thenAnswer(asked -> changes(asked.getArgument(0), asked.getArgument(1)));
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("ear", ear);
        inbox = new ErpInbox(sql, beans.getBeanProvider(ErpEventHandler.class));
        node = node();
        otherNode = node();
    }

    @AfterEach
    void forget() {
        database.update("delete from kapstok.erp_feed");
    }

    @Test
    void factsFromNowOnComeToTheInboxAndTheNextLookIsAMinuteLater() {
        happened(1);
        inTransaction(node::begin);
        work();
        happened(2);
        happened(3);

        work();

        assertThat(ear.heard).extracting(ErpEvent::id).containsExactly(id(2), id(3));
        assertThat(jobs.of(ErpFeed.TYPE)).extracting(Job::due).containsExactly(now.plus(EVERY));
    }

    @Test
    void nightOffIsCaughtUpPageByPageWithoutAPause() {
        inTransaction(node::begin);
        work();
        for (int i = 1; i <= 2 * ErpFeed.MOST + 50; i++) {
            happened(i);
        }
        now = NOON.plus(Duration.ofHours(9));

        List<Instant> due = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            work();
            due.add(jobs.of(ErpFeed.TYPE).get(0).due());
        }

        assertThat(due).containsExactly(now, now, now.plus(EVERY));
        assertThat(ear.heard).hasSize(2 * ErpFeed.MOST + 50).extracting(ErpEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void factThatTheWebhookBroughtIsNotTakenAgain() {
        inTransaction(node::begin);
        work();
        happened(1);
        inTransaction(() -> inbox.receive(history.get(0)));

        work();

        assertThat(ear.heard).hasSize(1);
        assertThat(jobs.of(TakeErpFact.TYPE)).isEmpty();
    }

    @Test
    void factThatTheWebhookBringsWhileItsJobWaitsIsOneFact() {
        inTransaction(node::begin);
        work();
        happened(1);
        run(node, jobs.of(ErpFeed.TYPE).get(0));
        inTransaction(() -> inbox.receive(history.get(0)));

        work();

        assertThat(ear.heard).hasSize(1);
    }

    @Test
    void twoNodesThatStartReadOnce() {
        inTransaction(node::begin);
        inTransaction(otherNode::begin);

        assertThat(jobs.of(ErpFeed.TYPE)).hasSize(1);
    }

    @Test
    void jobThatBothNodesRunIsRunOnce() throws Exception {
        inTransaction(node::begin);
        work();
        happened(1);
        Job job = jobs.of(ErpFeed.TYPE).get(0);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        List<Callable<Void>> both = List.of(() -> ran(node, job), () -> ran(otherNode, job));
        for (Future<Void> done : nodes.invokeAll(both)) {
            done.get();
        }
        nodes.shutdown();

        assertThat(jobs.of(TakeErpFact.TYPE)).hasSize(1);
        assertThat(jobs.of(ErpFeed.TYPE)).hasSize(2).extracting(Job::payload).doesNotHaveDuplicates();
    }

    @Test
    void nodeThatDiesInTheMiddleLosesNothing() {
        inTransaction(node::begin);
        work();
        happened(1);
        Job job = jobs.of(ErpFeed.TYPE).get(0);
        jobs.broken = true;
        assertThatThrownBy(() -> run(node, job)).hasMessage("The node died");

        jobs.broken = false;
        run(otherNode, job);
        work();

        assertThat(ear.heard).extracting(ErpEvent::id).containsExactly(id(1));
    }

    @Test
    void readingThatStoppedIsTakenUpByTheNextStartWhereItWas() {
        inTransaction(node::begin);
        work();
        Job lost = jobs.of(ErpFeed.TYPE).get(0);
        jobs.waiting.clear();
        happened(1);
        now = NOON.plus(Duration.ofHours(9));

        inTransaction(otherNode::begin);
        work();
        run(node, lost);

        assertThat(ear.heard).extracting(ErpEvent::id).containsExactly(id(1));
        assertThat(jobs.of(ErpFeed.TYPE)).hasSize(1);
    }

    @Test
    void erpThatIsAwayIsAskedAgainFromTheSamePlaceAndSaidToBeAway() {
        inTransaction(node::begin);
        work();
        happened(1);
        when(erp.changes(any(), anyInt())).thenThrow(new ErpException(ErpException.Kind.UNAVAILABLE, "Connection refused"));
        for (int i = 0; i < 20; i++) {
            work();
        }
        ErpFeed.State away = node.state().orElseThrow();
        reset(erp);
        when(erp.changes(any(), anyInt())).thenAnswer(asked -> changes(asked.getArgument(0), asked.getArgument(1)));

        work();

        assertThat(away).isEqualTo(new ErpFeed.State(NOON, "Connection refused", null));
        assertThat(node.state()).contains(new ErpFeed.State(null, null, null));
        assertThat(ear.heard).extracting(ErpEvent::id).containsExactly(id(1));
    }

    @Test
    void historyThatIsShorterThanWhatWasReadIsSaidAndReadAgainWithoutTellingAnythingTwice() {
        inTransaction(node::begin);
        work();
        for (int fact = 1; fact <= 3; fact++) {
            happened(fact);
        }
        work();
        history.subList(1, 3).clear();
        happened(4);

        work();

        assertThat(ear.heard).extracting(ErpEvent::id).containsExactly(id(1), id(2), id(3), id(4));
        assertThat(node.state()).contains(new ErpFeed.State(null, null, NOON));
        assertThat(database.queryForObject("select place from kapstok.erp_feed", String.class)).isEqualTo("2");
        now = NOON.plus(Duration.ofDays(8));
        assertThat(node.state()).contains(new ErpFeed.State(null, null, null));
    }

    @Test
    void erpWithoutAHistoryIsNotAskedAgain() {
        when(erp.changes(any(), anyInt())).thenThrow(new ErpException(ErpException.Kind.UNSUPPORTED, "The ERP cannot"));
        inTransaction(node::begin);

        work();

        assertThat(jobs.waiting).isEmpty();
        assertThat(node.state()).map(ErpFeed.State::error).isEqualTo(Optional.of("The ERP cannot"));
    }

    @Test
    void anotherErpIsReadFromItsOwnBeginning() {
        inTransaction(node::begin);
        work();
        database.update("update kapstok.erp_feed set source = 'TRYTON', place = 'elsewhere'");

        inTransaction(node::begin);
        happened(1);
        work();

        assertThat(jobs.of(ErpFeed.TYPE)).isNotEmpty();
        assertThat(database.queryForObject("select place from kapstok.erp_feed", String.class)).isEqualTo("1");
    }

    @Test
    void engineCarriesAFactFromTheHistoryToTheInbox() {
        String place = demo.changes(null, 1).place();
        demoDatabase.inTransaction(() -> {
            demoStore.add(new ErpEvent(id(1), "sample-happened", key));
            return null;
        });
        database.update("insert into kapstok.erp_feed (source, place, turn, due_at) values ('DEMO', ?, 7, now())", place);

        new TransactionTemplate(transactions).executeWithoutResult(status -> realQueue.enqueue(ErpFeed.TYPE, "7"));
        engine.continueToNextWaitState();

        assertThat(database.queryForObject("select state from kapstok.erp_event where id = ?", String.class, id(1))).isEqualTo("KEPT");
        demoDatabase.inTransaction(() -> {
            demoStore.told(new ErpEvent(id(1), "sample-happened", key));
            return null;
        });
    }

    private ErpFeed node() {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        ErpProperties settings = new ErpProperties(ErpProperties.Mode.DEMO, null, BridgeSettings.limits(Duration.ofSeconds(5)), null, EVERY);
        return new ErpFeed(erp, settings, jobs, sql, clock);
    }

    private void happened(int number) {
        history.add(new ErpEvent(id(number), "sample-happened", key));
    }

    private String id(int number) {
        return "sample:HAPPENED:" + key + ":" + number;
    }

    private ErpChanges changes(String place, int most) {
        boolean lost = place != null && Integer.parseInt(place) > history.size();
        int from = place == null ? history.size() : lost ? 0 : Integer.parseInt(place);
        List<ErpEvent> page = history.subList(from, Math.min(history.size(), from + most));
        return new ErpChanges(List.copyOf(page), String.valueOf(from + page.size()), lost);
    }

    /** One look at the history, then every fact that it brought. */
    private void work() {
        List<Job> due = List.copyOf(jobs.of(ErpFeed.TYPE));
        jobs.waiting.removeAll(due);
        due.forEach(job -> run(node, job));
        List<Job> facts = List.copyOf(jobs.of(TakeErpFact.TYPE));
        jobs.waiting.removeAll(facts);
        facts.forEach(job -> inTransaction(() -> new TakeErpFact(inbox).run(job.payload())));
    }

    private void run(ErpFeed onNode, Job job) {
        inTransaction(() -> onNode.run(job.payload()));
    }

    private Void ran(ErpFeed onNode, Job job) {
        run(onNode, job);
        return null;
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }
}
