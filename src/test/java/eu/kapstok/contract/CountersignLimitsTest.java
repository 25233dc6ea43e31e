package eu.kapstok.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountersignLimitsTest {

    private final CountersignLimits limits = new CountersignLimits(new MandateSettings(BigDecimal.TEN, new BigDecimal("50000"),
            Map.of("director", new BigDecimal("250000"), "trainee", new BigDecimal("1000"))));

    @Test
    void signatoryWithoutALimitOfTheirOwnCountersignsUpToThatOfAll() {
        taken("signatory", "50000.00");
        refused("signatory", "50000.01", "tooHigh");
    }

    @Test
    void ownLimitStandsInPlaceOfThatOfAll() {
        taken("director", "250000");
        refused("director", "250000.01", "tooHigh");
        refused("trainee", "1000.01", "tooHigh");
    }

    @Test
    void contractWithoutAnAmountNeedsSomebodyWithALimitOfTheirOwn() {
        refused("signatory", null, "noAmount");
        taken("director", null);
    }

    @Test
    void limitsAreAmounts() {
        assertThatThrownBy(() -> new MandateSettings(null, BigDecimal.ONE, null)).hasMessageContaining("contract.mandate");
        assertThatThrownBy(() -> new MandateSettings(BigDecimal.ONE, BigDecimal.ONE, Map.of("x", new BigDecimal("-1")))).hasMessageContaining("countersign-limits");
    }

    private void taken(String user, String amount) {
        assertThatCode(() -> limits.check(user, amount == null ? null : new BigDecimal(amount), "decision")).doesNotThrowAnyException();
    }

    private void refused(String user, String amount, String why) {
        assertThatThrownBy(() -> limits.check(user, amount == null ? null : new BigDecimal(amount), "decision")).isInstanceOf(FormRefused.class)
                .hasMessageContaining(why);
    }
}
