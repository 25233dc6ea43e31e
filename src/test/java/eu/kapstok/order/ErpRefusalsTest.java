package eu.kapstok.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpOrderRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErpRefusalsTest {

    @ParameterizedTest
    @EnumSource(value = ErpException.Kind.class, names = {"CONFLICT", "WRONG_STATE", "NEEDS_DECISION", "INVALID", "UNSUPPORTED"})
    void whatTryingAgainWouldNotHelpIsAPersons(ErpException.Kind kind) {
        assertThatThrownBy(() -> ErpRefusals.ask(() -> failing(kind))).isInstanceOf(ErpOrderRejected.class).hasMessage("because");
    }

    @ParameterizedTest
    @EnumSource(value = ErpException.Kind.class, names = {"BUSY", "UNAVAILABLE", "UNKNOWN", "NOT_FOUND", "DENIED"})
    void everythingElseIsTriedAgain(ErpException.Kind kind) {
        assertThatThrownBy(() -> ErpRefusals.ask(() -> failing(kind))).isInstanceOf(ErpException.class);
    }

    @Test
    void answerIsTheAnswer() throws Exception {
        assertThat(ErpRefusals.ask(() -> "O1")).isEqualTo("O1");
    }

    private static String failing(ErpException.Kind kind) {
        throw new ErpException(kind, "because");
    }
}
