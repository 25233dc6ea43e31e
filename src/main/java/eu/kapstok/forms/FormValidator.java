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

    /**
     * @param values what was asked and answered, converted, groups' paths as maps; null where nothing was answered
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
        for (FormComponent input : state.form().inputs()) {
            if (state.isAsked(input)) {
                Converted answer = judge(input, state);
                if (answer.isProblem()) {
                    problems.add(new Problem(input.name(), answer.problem(), answer.arguments()));
                } else {
                    FormState.put(values, input.path(), answer.value());
                }
            }
        }
        return new Judged(values, problems);
    }

    private Converted judge(FormComponent input, FormState state) {
        Converted answer = state.converted(input);
        if (answer.isProblem()) {
            return answer;
        }
        if (answer.value() == null || input.type() == Type.CHECKBOX && Boolean.FALSE.equals(answer.value())) {
            return input.isRequired() ? Converted.problem(missing(input)) : answer;
        }
        return switch (input.type()) {
            case TEXTFIELD, TEXTAREA -> text(input, (String) answer.value(), answer, state);
            case NUMBER -> number(input, answer, state);
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

    private Converted text(FormComponent input, String text, Converted answer, FormState state) {
        BigDecimal shortest = limit(input, "minLength", state);
        BigDecimal longest = limit(input, "maxLength", state);
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

    private Converted number(FormComponent input, Converted answer, FormState state) {
        BigDecimal number = new BigDecimal(answer.value().toString());
        BigDecimal least = limit(input, "min", state);
        BigDecimal most = limit(input, "max", state);
        if (least != null && number.compareTo(least) < 0) {
            return Converted.problem("forms.problem.min", state.language().write(least));
        }
        if (most != null && number.compareTo(most) > 0) {
            return Converted.problem("forms.problem.max", state.language().write(most));
        }
        BigDecimal step = decimal(input.json().path("increment"));
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
    BigDecimal limit(FormComponent input, String rule, FormState state) {
        JsonNode limit = input.rule(rule);
        if (Feel.isExpression(limit.asText(""))) {
            return feel.value(limit.asText(), state.data()) instanceof Number number ? new BigDecimal(number.toString()) : null;
        }
        return decimal(limit);
    }

    private static BigDecimal decimal(JsonNode json) {
        if (json.isNumber()) {
            return json.decimalValue();
        }
        String text = json.asText("");
        return text.matches("-?\\d{1,15}(\\.\\d{1,10})?") ? new BigDecimal(text) : null;
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
