package eu.kapstok.forms;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.forms.FormComponent.Type;
import eu.kapstok.forms.FormRefused.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentReferenceHashMap;

/** Judges answers by what the form says, the same for customers and staff. */
@Component
class FormValidator {

    private static final Pattern EMAIL = Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
            + "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*");
    private static final Pattern PHONE = Pattern.compile("(\\+|00)[1-9]\\d{6,19}");

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?(E-?\\d)?");

    /**
     * @param values what was asked and answered, converted, groups' paths as maps, dynamic lists as lists of maps (with what
     *               a row only shows, so that it can be told apart); null where nothing was answered
     * @param problems by name of the input, in the order of the form
     */
    record Judged(Map<String, Object> values, List<Problem> problems) {
    }

    private final Feel feel;
    private final Clock clock;
    private final ConcurrentMap<String, Optional<Pattern>> patterns = new ConcurrentReferenceHashMap<>();

    FormValidator(Feel feel, Clock clock) {
        this.feel = feel;
        this.clock = clock;
    }

    Judged validate(FormState state) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        judge(state.fields(), state, values, problems);
        return new Judged(values, problems);
    }

    private void judge(List<Field> fields, FormState state, Map<String, Object> values, List<Problem> problems) {
        for (Field field : fields) {
            Converted answer = field.isAsked() ? judge(field, state) : field.converted();
            boolean taken = field.isAsked() || field.isVisible() && (field.isList() || field.isInput() && field.row() != null);
            if (field.isList() && taken) {
                List<Map<String, Object>> rows = new ArrayList<>();
                for (Field.Row row : field.rows()) {
                    rows.add(new LinkedHashMap<>());
                    judge(row.fields(), state, rows.get(row.index()), problems);
                }
                Values.put(values, field.component().path(), rows);
            } else if (taken && !answer.isProblem()) {
                Values.put(values, field.component().path(), answer.value());
            }
            if (taken && answer.isProblem() && !field.isReadonly()) {
                problems.add(new Problem(field.name(), answer.problem(), answer.arguments()));
            }
            judge(field.children(), state, values, problems);
        }
    }

    private Converted judge(Field field, FormState state) {
        FormComponent input = field.component();
        Converted answer = field.converted();
        if (answer.isProblem()) {
            return answer;
        }
        if (answer.value() == null || input.type() == Type.CHECKBOX && Boolean.FALSE.equals(answer.value())) {
            return input.isRequired() ? Converted.problem(missing(input)) : answer;
        }
        return switch (input.type()) {
            case TEXTFIELD, TEXTAREA -> text(field, (String) answer.value(), answer, state);
            case NUMBER -> number(field, answer, state);
            case DATE -> date(input, (LocalDate) answer.value(), answer);
            default -> answer;
        };
    }

    private static String missing(FormComponent input) {
        return switch (input.type()) {
            case CHECKBOX -> "forms.problem.tick";
            case SELECT, RADIO -> "forms.problem.choose";
            default -> "forms.problem.required";
        };
    }

    private Converted text(Field field, String text, Converted answer, FormState state) {
        FormComponent input = field.component();
        BigDecimal shortest = limit(field, "minLength", state);
        BigDecimal longest = limit(field, "maxLength", state);
        if (shortest != null && text.length() < shortest.intValue()) {
            return Converted.problem("forms.problem.tooShort", shortest.intValue());
        }
        if (longest != null && text.length() > longest.intValue()) {
            return Converted.problem("forms.problem.tooLong", longest.intValue());
        }
        String pattern = input.rule("pattern").asText("");
        if (!pattern.isEmpty() && pattern(pattern).map(rule -> !rule.matcher(text).find()).orElse(false)) {
            return Converted.problem("forms.problem.pattern");
        }
        return switch (input.rule("validationType").asText("")) {
            case "email" -> EMAIL.matcher(text).matches() ? answer : Converted.problem("forms.problem.email");
            case "phone" -> PHONE.matcher(text.replaceAll("[\\s./()-]", "")).matches() ? answer
                    : Converted.problem("forms.problem.phone");
            default -> answer;
        };
    }

    private Converted number(Field field, Converted answer, FormState state) {
        BigDecimal number = new BigDecimal(answer.value().toString());
        BigDecimal least = limit(field, "min", state);
        BigDecimal most = limit(field, "max", state);
        if (least != null && number.compareTo(least) < 0) {
            return Converted.problem("forms.problem.min", state.language().write(least));
        }
        if (most != null && number.compareTo(most) > 0) {
            return Converted.problem("forms.problem.max", state.language().write(most));
        }
        BigDecimal step = decimal(field.component().json().path("increment").asText(""));
        if (step != null && step.signum() > 0 && number.remainder(step).signum() != 0) {
            return Converted.problem("forms.problem.step", state.language().write(step));
        }
        return answer;
    }

    private Converted date(FormComponent input, LocalDate date, Converted answer) {
        boolean passed = input.json().path("disallowPassedDates").asBoolean(false) && date.isBefore(LocalDate.now(clock));
        return passed ? Converted.problem("forms.problem.datePassed") : answer;
    }

    /** The limit that a rule sets, as a number or as an expression; null when it sets none. */
    BigDecimal limit(Field field, String rule, FormState state) {
        JsonNode limit = field.component().rule(rule);
        if (Feel.isExpression(limit.asText(""))) {
            Object value = feel.value(limit.asText(), state.scope(field));
            return value instanceof Number || value instanceof String ? decimal(value.toString()) : null;
        }
        return limit.isNumber() ? limit.decimalValue() : decimal(limit.asText(""));
    }

    private static BigDecimal decimal(String text) {
        return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    private Optional<Pattern> pattern(String pattern) {
        return patterns.computeIfAbsent(pattern, text -> {
            try {
                return Optional.of(Pattern.compile(text));
            } catch (PatternSyntaxException refusedAtDeployment) {
                return Optional.empty();
            }
        });
    }
}
