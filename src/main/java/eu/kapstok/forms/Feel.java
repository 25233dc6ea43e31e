package eu.kapstok.forms;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.springframework.stereotype.Component;

/** FEEL as it stands in forms, evaluated by the engine's own FEEL engine and by the business clock. */
@Component
class Feel {

    /**
     * A name, or a field of a field: taken as it is, so that an amount keeps its decimals; also compared with a text. That
     * is what most conditions are, and the engine takes a hundred times as long for it.
     */
    private static final Pattern SIMPLE = Pattern.compile("=\\s*([\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*)\\s*"
            + "(?:(!?=)\\s*\"([^\"\\\\]*)\"\\s*)?");
    private static final Set<String> LITERALS = Set.of("true", "false", "null");
    private static final Object ELSEWHERE = new Object();

    private static final Pattern NOT = Pattern.compile("=\\s*not\\s*\\((.*)\\)\\s*", Pattern.DOTALL);
    private static final Pattern OR = Pattern.compile("\\sor\\s");
    private static final int MOST = 20_000;

    private final Clock clock;
    private final FeelEngineApi engine;
    private final ConcurrentMap<String, Expression> expressions = new ConcurrentHashMap<>();

    /**
     * An expression, read.
     *
     * @param path names that lead to its value or to what is compared, null when it is more than that
     * @param compared the text that the value is compared with, null when it is not compared
     * @param equal whether it shall be that text, or another
     * @param negated what a condition denies as a whole, null when it denies nothing
     * @param alternatives comparisons of which a condition asks one to hold, empty when it is something else
     */
    private record Expression(ParseResult parsed, List<String> path, String compared, boolean equal, String negated,
                              List<String> alternatives) {
    }

    Feel(Clock clock) {
        this.clock = clock;
        this.engine = FeelEngineBuilder.forJava()
                .withClock(() -> ZonedDateTime.now(clock))
                .withEnabledExternalFunctions(false)
                .build();
    }

    /** Forms mark an expression by a leading equals sign. */
    static boolean isExpression(String text) {
        return text != null && text.startsWith("=");
    }

    ZonedDateTime now() {
        return ZonedDateTime.now(clock);
    }

    /** What is wrong with an expression, null when it can be read. */
    String problem(String expression) {
        ParseResult result = parse(expression);
        return result.isSuccess() ? null : result.failure().message();
    }

    /** The value of an expression with its equals sign; null when it has none, as a form on a page cannot fail. */
    Object value(String expression, Map<String, Object> data) {
        if (!isExpression(expression)) {
            return null;
        }
        Expression known = expression(expression);
        Object named = known.path() == null ? ELSEWHERE : named(known.path(), data);
        if (named != ELSEWHERE && known.compared() == null) {
            return named;
        } else if (named == null || named instanceof String) {
            return known.equal() == known.compared().equals(named);
        }
        EvaluationResult evaluated = known.parsed().isFailure() ? null : engine.evaluate(known.parsed().parsedExpression(), data);
        return evaluated != null && evaluated.isSuccess() ? evaluated.result() : null;
    }

    /** What the names lead to, null when there is none, {@link #ELSEWHERE} when only the engine can tell. */
    private static Object named(List<String> path, Map<String, Object> data) {
        Object value = data;
        for (String name : path) {
            if (value != null && !(value instanceof Map<?, ?>)) {
                return ELSEWHERE;
            }
            value = value == null ? null : ((Map<?, ?>) value).get(name);
        }
        return value;
    }

    /**
     * Whether a condition is met, as forms take it: when it is true, not when it comes to no value, such as a comparison with
     * a field that is still empty, nor when it denies what comes to no value.
     */
    boolean holds(String condition, Map<String, Object> data) {
        Expression known = expression(condition);
        if (known.negated() != null) {
            return Boolean.FALSE.equals(test(value(known.negated(), data)));
        } else if (!known.alternatives().isEmpty()) {
            return known.alternatives().stream().anyMatch(alternative -> holds(alternative, data));
        }
        return Boolean.TRUE.equals(test(value(condition, data)));
    }

    /** The outcome of a test, null for none; a list is met by one of its values. */
    private static Boolean test(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(one -> Boolean.TRUE.equals(one) || one instanceof List<?> inner && inner.contains(null));
        }
        return value == null ? null : Boolean.TRUE.equals(value);
    }

    boolean isTrue(String expression, Map<String, Object> data) {
        return Boolean.TRUE.equals(value(expression, data));
    }

    List<?> list(String expression, Map<String, Object> data) {
        return value(expression, data) instanceof List<?> list ? list : List.of();
    }

    private ParseResult parse(String expression) {
        return expression(expression).parsed();
    }

    private Expression expression(String expression) {
        Expression known = expressions.get(expression);
        if (known == null) {
            known = read(expression);
            if (expressions.size() >= MOST) {
                expressions.clear();
            }
            expressions.put(expression, known);
        }
        return known;
    }

    private Expression read(String expression) {
        ParseResult parsed = engine.parseExpression(expression.substring(1));
        Matcher simple = SIMPLE.matcher(expression);
        if (!simple.matches() || LITERALS.contains(simple.group(1))) {
            return new Expression(parsed, null, null, false, negated(expression), alternatives(expression));
        }
        return new Expression(parsed, List.of(simple.group(1).split("\\.")), simple.group(3), "=".equals(simple.group(2)), null, List.of());
    }

    /** The comparisons with texts that are joined by nothing but {@code or}. */
    private static List<String> alternatives(String expression) {
        List<String> parts = Stream.of(OR.split(expression.substring(1))).map(part -> "=" + part).toList();
        return parts.size() > 1 && parts.stream().map(SIMPLE::matcher).allMatch(part -> part.matches() && part.group(2) != null)
                ? parts : List.of();
    }

    /** What stands between the parentheses of a {@code not(...)} that is the whole expression. */
    private static String negated(String expression) {
        Matcher not = NOT.matcher(expression);
        if (!not.matches()) {
            return null;
        }
        String inner = not.group(1);
        int depth = 0;
        boolean quoted = false;
        for (char sign : inner.toCharArray()) {
            quoted ^= sign == '"';
            depth += quoted ? 0 : sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (depth < 0) {
                return null;
            }
        }
        return "=" + inner;
    }
}
