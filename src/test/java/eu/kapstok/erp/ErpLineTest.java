package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErpLineTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ErpLine line = new ErpLine(new ErpProperties.Limits(LIMIT, LIMIT, 1, Duration.ofMillis(50), 5,
            Duration.ofSeconds(30), Duration.ofMillis(200)), meters);
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void answerComesBackAndIsMeasured() throws Exception {
        assertThat(line.call("quote", LIMIT, ErpException.Kind.UNAVAILABLE, () -> "Q2026-00042")).isEqualTo("Q2026-00042");

        assertThat(meters.timer("erp.calls", "operation", "quote", "outcome", "ok").count()).isEqualTo(1);
    }

    @Test
    void fiveCallsInVainAndTheErpIsLeftAloneForAWhile() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(this::failingCall).isInstanceOf(ErpException.class);
        }
        assertThat(line.interrupted()).isTrue();

        assertThatThrownBy(() -> line.call("quote", LIMIT, ErpException.Kind.UNAVAILABLE, calls::incrementAndGet))
                .isInstanceOfSatisfying(ErpException.class, away -> assertThat(away.kind()).isEqualTo(ErpException.Kind.UNAVAILABLE));
        assertThat(calls).hasValue(5);

        Thread.sleep(250);
        assertThat(line.call("quote", LIMIT, ErpException.Kind.UNAVAILABLE, () -> "back")).isEqualTo("back");
        assertThat(line.interrupted()).isFalse();
    }

    @Test
    void answersInBetweenDoNotHideThatManyCallsAreInVain() throws Exception {
        for (int i = 0; i < 5; i++) {
            line.call("quote", LIMIT, ErpException.Kind.UNAVAILABLE, () -> "answer");
            assertThatThrownBy(this::failingCall).isInstanceOf(ErpException.class);
        }

        assertThat(line.interrupted()).isTrue();
    }

    @Test
    void refusalsAreAnswers() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> line.call("accept-quote", LIMIT, ErpException.Kind.UNKNOWN, () -> {
                throw new ErpOrderRejected("Credit");
            })).isInstanceOf(ErpOrderRejected.class);
        }

        assertThat(line.interrupted()).isFalse();
        assertThat(meters.timer("erp.calls", "operation", "accept-quote", "outcome", "rejected").count()).isEqualTo(10);
    }

    @Test
    void lateAnswerToACommandLeavesItInDoubt() {
        assertThatThrownBy(() -> line.call("accept-quote", Duration.ofMillis(100), ErpException.Kind.UNKNOWN, () -> {
            await(new CountDownLatch(1));
            return "never";
        })).isInstanceOfSatisfying(ErpException.class, late -> assertThat(late.kind()).isEqualTo(ErpException.Kind.UNKNOWN));
    }

    @Test
    void failureNamesTheErpAndWhatItWasAskedFor() {
        assertThatThrownBy(this::failingCall).hasMessage("ERP, quote: Connection refused");
    }

    @Test
    void whoFindsNoPlaceIsToldToComeBack() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Thread other = new Thread(() -> {
            try {
                line.call("quote", LIMIT, ErpException.Kind.UNAVAILABLE, () -> {
                    inside.countDown();
                    await(leave);
                    return "done";
                });
            } catch (ErpOrderRejected impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        other.start();
        inside.await();

        assertThatThrownBy(() -> line.call("quote", LIMIT, ErpException.Kind.UNAVAILABLE, () -> "mine"))
                .isInstanceOfSatisfying(ErpException.class, busy -> assertThat(busy.kind()).isEqualTo(ErpException.Kind.BUSY));

        leave.countDown();
        other.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void failingCall() throws ErpOrderRejected {
        line.call("quote", LIMIT, ErpException.Kind.UNAVAILABLE, () -> {
            calls.incrementAndGet();
            throw new ErpException(ErpException.Kind.UNAVAILABLE, "Connection refused");
        });
    }
}
