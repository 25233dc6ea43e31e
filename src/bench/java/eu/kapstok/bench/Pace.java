package eu.kapstok.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * How fast cases went through.
 *
 * @param processor time of the application and the database together
 */
record Pace(int cases, double seconds, Duration processor) {

    /** Warm is who no longer gets faster by this much. */
    private static final double FASTER = 1.03;
    private static final int WARM_UP_ROUNDS = 12;
    /** Measured in turns, as a machine's pace and what its compiler knows change with time. */
    private static final int ROUNDS = 3;
    private static final int DRIVERS = 2;
    private static final int MINUTES = 5;
    /** Between two looks at what waits; more looks would measure the looking. */
    private static final int PAUSE_MILLIS = 100;

    /** A way that cases go. */
    interface Road {

        void start();

        /** Some of what waits for somebody from outside now, of a road on which each case does once. */
        default List<String> waiting() {
            return List.of();
        }

        /** @param waiting one of those */
        default void goOn(String waiting) {
            throw new IllegalStateException("Nobody waits on this road");
        }

        /** Whether each case waits once for somebody from outside. */
        default boolean waits() {
            return false;
        }

        /** How many are where the road ends. */
        long arrived();

        /** What happens between two rounds without being measured. */
        default void tidy() {
        }
    }

    /** Our road beside a bare engine's in words, both warm and in turns, so many cases a round. */
    static String sideBySide(EmbeddedPostgres postgres, Road road, Road bareRoad, int cases) throws Exception {
        warmUp(postgres, bareRoad, cases);
        warmUp(postgres, road, cases);
        Pace bare = new Pace(0, 0, Duration.ZERO);
        Pace ours = new Pace(0, 0, Duration.ZERO);
        for (int round = 0; round < ROUNDS; round++) {
            bare = bare.and(of(postgres, bareRoad, cases));
            ours = ours.and(of(postgres, road, cases));
        }
        return Figures.format("%.1f/s, bare engine %.1f/s, ratio %.2f; processor time with the database's %.0f ms and %.0f ms, ratio %.2f",
                ours.perSecond(), bare.perSecond(), ours.perSecond() / bare.perSecond(), ours.processorMillis(), bare.processorMillis(),
                bare.processorMillis() / ours.processorMillis());
    }

    private Pace and(Pace other) {
        return new Pace(cases + other.cases, seconds + other.seconds, processor.plus(other.processor));
    }

    private double perSecond() {
        return cases / seconds;
    }

    private double processorMillis() {
        return processor.toMillis() / (double) cases;
    }

    /** Rounds of cases, until the best of the rounds so far is beaten by little twice in a row. */
    private static void warmUp(EmbeddedPostgres postgres, Road road, int cases) throws Exception {
        double best = 0;
        int still = 0;
        for (int round = 0; round < WARM_UP_ROUNDS && still < 2; round++) {
            double now = of(postgres, road, cases).perSecond();
            still = now > best * FASTER ? 0 : still + 1;
            best = Math.max(best, now);
        }
    }

    /** Starts that many and helps them on as they come, until the last one arrived. */
    private static Pace of(EmbeddedPostgres postgres, Road road, int cases) throws Exception {
        ExecutorService drivers = Executors.newFixedThreadPool(DRIVERS);
        AtomicInteger toStart = new AtomicInteger(cases);
        AtomicInteger toHelp = new AtomicInteger(road.waits() ? cases : 0);
        Set<String> taken = ConcurrentHashMap.newKeySet();
        long before = road.arrived();
        Duration processorBefore = processorTime(postgres);
        long begin = System.nanoTime();
        long end = begin + TimeUnit.MINUTES.toNanos(MINUTES);
        List<Future<?>> running = new ArrayList<>();
        for (int driver = 0; driver < DRIVERS; driver++) {
            running.add(drivers.submit(() -> {
                while (toStart.getAndDecrement() > 0) {
                    road.start();
                }
                while (toHelp.get() > 0) {
                    boolean did = false;
                    for (String waiting : road.waiting()) {
                        if (taken.add(waiting)) {
                            road.goOn(waiting);
                            toHelp.decrementAndGet();
                            did = true;
                        }
                    }
                    if (!did) {
                        pause(end);
                    }
                }
                return null;
            }));
        }
        for (Future<?> driver : running) {
            driver.get(MINUTES + 1, TimeUnit.MINUTES);
        }
        while (road.arrived() < before + cases) {
            pause(end);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Duration processor = processorTime(postgres).minus(processorBefore);
        drivers.shutdown();
        road.tidy();
        return new Pace(cases, seconds, processor);
    }

    private static void pause(long end) throws InterruptedException {
        if (System.nanoTime() > end) {
            throw new IllegalStateException("Not all came through in " + MINUTES + " minutes");
        }
        Thread.sleep(PAUSE_MILLIS);
    }

    private static Duration processorTime(EmbeddedPostgres postgres) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
             ResultSet row = connection.createStatement().executeQuery("select pg_backend_pid()")) {
            row.next();
            ProcessHandle server = ProcessHandle.of(row.getLong(1)).flatMap(ProcessHandle::parent).orElseThrow();
            return Stream.concat(Stream.of(ProcessHandle.current(), server), server.descendants())
                    .flatMap(process -> process.info().totalCpuDuration().stream()).reduce(Duration.ZERO, Duration::plus);
        }
    }
}
