package eu.kapstok.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionFeelEngineTest {

    private final FeelEngine ours = new DecisionFeelEngine();
    private final FeelEngine theirs = new ScalaFeelEngine(List.of());

    @Test
    void namedVariableIsWhatTheEngineMakesOfIt() {
        for (Object value : Arrays.asList("BE", "", true, false, 3L, -1L, 3, (short) 2, 40.0, 0.5, -0.0, 12.345, 1e18, 1e300,
                new BigDecimal("7.10"), List.of("a", "b"), null)) {
            VariableMap variables = Variables.createVariables().putValue("country", value);

            assertThat(evaluated(ours, " country ", variables)).as("%s", value).isEqualTo(evaluated(theirs, " country ", variables));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"BLOCK\"", " \"sales-management\" ", "\"\"", "\"a \\\"quoted\\\" word\"", "\"a\" + \"b\"", "true", "null", "net > 10",
            "net", "1.5", "unknown"})
    void everyOtherExpressionIsWhatTheEngineMakesOfIt(String expression) {
        VariableMap variables = Variables.createVariables().putValue("net", 12.5);

        assertThat(evaluated(ours, expression, variables)).isEqualTo(evaluated(theirs, expression, variables));
    }

    private static Object evaluated(FeelEngine engine, String expression, VariableMap variables) {
        try {
            return engine.evaluateSimpleExpression(expression, variables.asVariableContext());
        } catch (RuntimeException refused) {
            return refused.getClass() + refused.getMessage();
        }
    }
}
