package eu.kapstok.forms;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentReferenceHashMap;

/** FEEL as it stands in forms, evaluated by the engine's own FEEL engine and by the business clock. */
@Component
class Feel {

    /** A name, or a field of a field: taken as it is, so that an amount keeps its decimals. */
    private static final Pattern PATH = Pattern.compile("=\\s*([\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*)\\s*");

    private final FeelEngineApi engine;
    private final ConcurrentMap<String, ParseResult> parsed = new ConcurrentReferenceHashMap<>();

    Feel(Clock clock) {
        this.engine = FeelEngineBuilder.forJava()
                .withClock(() -> ZonedDateTime.now(clock))
                .withEnabledExternalFunctions(false)
                .build();
    }

    /** Forms mark an expression by a leading equals sign. */
    static boolean isExpression(String text) {
        return text != null && text.startsWith("=");
    }

    /** What is wrong with an expression, null when it can be read. */
    String problem(String expression) {
        ParseResult result = parse(expression);
        return result.isSuccess() ? null : result.failure().message();
    }

    /** The value of an expression with its equals sign; null when it has none, as a form on a page cannot fail. */
    Object value(String expression, Map<String, Object> data) {
        Matcher path = PATH.matcher(expression);
        Object named = path.matches() ? Values.at(data, List.of(path.group(1).split("\\."))) : null;
        if (named != null) {
            return named;
        }
        ParseResult result = parse(expression);
        if (result.isFailure()) {
            return null;
        }
        EvaluationResult evaluated = engine.evaluate(result.parsedExpression(), data);
        return evaluated.isSuccess() ? evaluated.result() : null;
    }

    boolean isTrue(String expression, Map<String, Object> data) {
        return Boolean.TRUE.equals(value(expression, data));
    }

    List<?> list(String expression, Map<String, Object> data) {
        return value(expression, data) instanceof List<?> list ? list : List.of();
    }

    private ParseResult parse(String expression) {
        return parsed.computeIfAbsent(expression.substring(1), engine::parseExpression);
    }
}
