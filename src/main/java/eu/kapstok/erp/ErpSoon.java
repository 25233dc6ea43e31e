package eu.kapstok.erp;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Answers of the ERP for a person who looks at a page and is not kept waiting: what comes at once, else what it said less than a
 * minute ago, else that it is on its way; nothing where it does not answer.
 */
@Component
public class ErpSoon {

    private static final Logger LOG = LoggerFactory.getLogger(ErpSoon.class);
    private static final Duration STAYS = Duration.ofMinutes(1);
    private static final Duration GIVEN_UP = Duration.ofSeconds(30);
    private static final int AT_ONCE = 8;
    private static final int REMEMBERED = 1_000;

    /**
     * @param value what the ERP said, empty where nothing is known
     * @param coming whether it is on its way, and somebody who looks again may find it
     */
    public record Answer<T>(Optional<T> value, boolean coming) {
    }

    /** @param value null where there was no answer */
    private record Known(Object value, long since) {

        boolean younger(Duration age) {
            return System.nanoTime() - since < age.toNanos();
        }
    }

    private final Map<String, CompletableFuture<Object>> underWay = new ConcurrentHashMap<>();
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final ExecutorService threads = new ThreadPoolExecutor(0, AT_ONCE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
        Thread thread = new Thread(task, "erp-soon");
        thread.setDaemon(true);
        return thread;
    });

    private final Duration patience;

    /** @param patience how long a page waits */
    ErpSoon(@Value("${erp.page-patience:140ms}") Duration patience) {
        this.patience = patience;
    }

    /** The moment until which a page waits that begins to ask now, in nanoseconds of {@link System#nanoTime()}. */
    public long patience() {
        return System.nanoTime() + patience.toNanos();
    }

    /**
     * Asks, unless the same is being asked already.
     *
     * @param key says what is asked; the same key is the same question
     * @param until see {@link #patience()}
     */
    public <T> Answer<T> ask(String key, Supplier<T> question, long until) {
        CompletableFuture<Object> asked;
        try {
            asked = underWay.computeIfAbsent(key, same -> CompletableFuture.supplyAsync(() -> answered(key, question), threads));
        } catch (RejectedExecutionException full) {
            LOG.warn("Too many pages wait for the ERP to ask for {}", key);
            return new Answer<>(remembered(key), true);
        }
        try {
            return new Answer<>(Optional.of(this.<T>cast(asked.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS))), false);
        } catch (TimeoutException late) {
            Known last = known.get(key);
            boolean hopeless = last != null && last.value() == null && last.younger(GIVEN_UP);
            return new Answer<>(remembered(key), !hopeless);
        } catch (ExecutionException failed) {
            LOG.warn("A page stands without {}: {}", key, failed.getCause().getMessage());
            return new Answer<>(Optional.empty(), false);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Answer<>(Optional.empty(), false);
        } finally {
            asked.whenComplete((value, failure) -> underWay.remove(key, asked));
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    private Object answered(String key, Supplier<?> question) {
        try {
            Object value = question.get();
            remember(key, value);
            return value;
        } catch (ErpException away) {
            remember(key, null);
            throw new CompletionException(away);
        }
    }

    private void remember(String key, Object value) {
        if (known.size() >= REMEMBERED) {
            known.values().removeIf(one -> !one.younger(STAYS));
        }
        if (known.size() < REMEMBERED) {
            known.put(key, new Known(value, System.nanoTime()));
        }
    }

    private <T> Optional<T> remembered(String key) {
        return Optional.ofNullable(known.get(key)).filter(one -> one.younger(STAYS)).map(one -> this.<T>cast(one.value()));
    }

    @SuppressWarnings("unchecked")
    private <T> T cast(Object value) {
        return (T) value;
    }
}
