package eu.kapstok.erp;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** The line to the ERP: few calls at a time, none for ever, none at all for a while after several in vain; each is measured. */
class ErpLine {

    /** What is asked of the ERP. */
    interface Call<T> {
        T answer() throws ErpOrderRejected;
    }

    private final Bulkhead places;
    private final CircuitBreaker breaker;
    private final MeterRegistry meters;
    private final AtomicInteger threadNumbers = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(call -> {
        Thread thread = new Thread(call, "erp-" + threadNumbers.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    ErpLine(ErpProperties.Limits limits, MeterRegistry meters) {
        this.meters = meters;
        this.places = Bulkhead.of("erp", BulkheadConfig.custom().maxConcurrentCalls(limits.concurrent())
                .maxWaitDuration(limits.queue()).build());
        // only calls in vain are counted while the line is closed, so that the rate is always 100 %
        this.breaker = CircuitBreaker.of("erp", CircuitBreakerConfig.custom()
                .slidingWindow((int) limits.failureWindow().toSeconds(), limits.failures(),
                        CircuitBreakerConfig.SlidingWindowType.TIME_BASED)
                .failureRateThreshold(100).waitDurationInOpenState(limits.pause())
                .permittedNumberOfCallsInHalfOpenState(1).build());
    }

    /** @param late what it means when no answer came in time */
    <T> T call(String operation, Duration limit, ErpException.Kind late, Call<T> call) throws ErpOrderRejected {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "ok";
        try {
            return inAPlace(limit, late, call);
        } catch (ErpOrderRejected rejected) {
            outcome = "rejected";
            throw rejected;
        } catch (ErpException failed) {
            outcome = failed.kind().name().toLowerCase(Locale.ROOT);
            throw new ErpException(failed.kind(), "ERP, %s: %s".formatted(operation, failed.getMessage()), failed);
        } finally {
            sample.stop(meters.timer("erp.calls", "operation", operation, "outcome", outcome));
        }
    }

    boolean interrupted() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    void close() {
        threads.shutdownNow();
    }

    private <T> T inAPlace(Duration limit, ErpException.Kind late, Call<T> call) throws ErpOrderRejected {
        if (!places.tryAcquirePermission()) {
            throw new ErpException(ErpException.Kind.BUSY, "Too many calls to the ERP at the same time");
        }
        try {
            if (!breaker.tryAcquirePermission()) {
                throw new ErpException(ErpException.Kind.UNAVAILABLE, "The ERP did not answer lately; it is left alone for a while");
            }
            return counted(limit, late, call);
        } finally {
            places.releasePermission();
        }
    }

    private <T> T counted(Duration limit, ErpException.Kind late, Call<T> call) throws ErpOrderRejected {
        boolean inVain = false;
        try {
            return TimeLimiter.of(limit).executeFutureSupplier(() -> threads.submit(call::answer));
        } catch (TimeoutException timeout) {
            inVain = true;
            throw new ErpException(late, "No answer within " + limit.toMillis() + " ms", timeout);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ErpException(late, "Interrupted while waiting for the answer", interrupted);
        } catch (ErpException failed) {
            inVain = failed.kind() == ErpException.Kind.UNAVAILABLE;
            throw failed;
        } catch (ErpOrderRejected rejected) {
            throw rejected;
        } catch (Exception garbage) {
            inVain = true;
            throw new ErpException(late, "The answer was not understood: " + garbage.getMessage(), garbage);
        } finally {
            count(inVain);
        }
    }

    private void count(boolean inVain) {
        if (inVain) {
            breaker.onError(0, TimeUnit.NANOSECONDS, new ErpException(ErpException.Kind.UNAVAILABLE, "in vain"));
        } else if (breaker.getState() == CircuitBreaker.State.CLOSED) {
            breaker.releasePermission();
        } else {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }
}
