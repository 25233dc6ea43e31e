package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErpSoonTest {

    private final ErpSoon soon = new ErpSoon(Duration.ofMillis(100));
    private final ErpSoon patient = new ErpSoon(Duration.ofSeconds(20));
    private final CountDownLatch answers = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void close() {
        answers.countDown();
        soon.close();
        patient.close();
    }

    @Test
    void answerThatComesAtOnceIsGivenAndAskedAnewNextTime() {
        assertThat(patient.ask("stock", asked::incrementAndGet, patient.patience())).isEqualTo(new ErpSoon.Answer<>(Optional.of(1), false));
        assertThat(patient.ask("stock", asked::incrementAndGet, patient.patience()).value()).contains(2);
    }

    @Test
    void nobodyWaitsForAnErpThatHangsAndItIsAskedOnce() {
        assertThat(soon.ask("stock", this::hanging, soon.patience())).isEqualTo(new ErpSoon.Answer<>(Optional.empty(), true));
        assertThat(soon.ask("stock", this::hanging, soon.patience()).coming()).isTrue();

        assertThat(asked).hasValue(1);
        assertThat(answers.getCount()).as("the ERP still hangs").isEqualTo(1);
    }

    @Test
    void whatItSaidLatelyIsShownWhileItHangs() {
        patient.ask("stock", () -> 7, patient.patience());

        assertThat(patient.ask("stock", this::hanging, System.nanoTime()).value()).contains(7);
    }

    @Test
    void whoLooksAgainFindsTheAnswer() {
        soon.ask("stock", this::hanging, soon.patience());

        answers.countDown();

        assertThat(soon.ask("stock", this::hanging, System.nanoTime() + Duration.ofSeconds(20).toNanos()).value()).isPresent();
    }

    @Test
    void erpThatIsAwayIsNotSaidToBeAnswering() {
        assertThat(patient.ask("stock", this::away, patient.patience())).isEqualTo(new ErpSoon.Answer<>(Optional.empty(), false));
        assertThat(patient.ask("stock", this::hanging, System.nanoTime())).isEqualTo(new ErpSoon.Answer<>(Optional.empty(), false));
    }

    @Test
    void pagesWithoutAPlaceAreAnsweredToo() {
        for (int i = 0; i < 20; i++) {
            assertThat(soon.ask("stock " + i, this::hanging, System.nanoTime()).value()).isEmpty();
        }
        assertThat(asked).hasValueLessThanOrEqualTo(8);
    }

    private int hanging() {
        int number = asked.incrementAndGet();
        try {
            answers.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return number;
    }

    private int away() {
        throw new ErpException(ErpException.Kind.UNAVAILABLE, "Connection refused");
    }
}
