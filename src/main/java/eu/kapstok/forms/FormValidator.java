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
    private static final Pattern PHONE = Pattern.compile("(\\+|00)("
            + "297|93|244|1264|358|355|376|971|54|374|1684|1268|61|43|994|257|32|229|226|880|359|973|1242|387|590"
            + "|375|501|1441|591|55|1246|673|975|267|236|1|41|56|86|225|237|243|242|682|57|269|238|506|53|5999|1345"
            + "|357|420|49|253|1767|45|1809|1829|1849|213|593|20|291|212|34|372|251|679|500|33|298|691|241|44|995"
            + "|233|350|224|220|245|240|30|1473|299|502|594|1671|592|852|504|385|509|36|62|91|246|353|98|964|354"
            + "|972|39|1876|962|81|76|77|254|996|855|686|1869|82|383|965|856|961|231|218|1758|423|94|266|370|352"
            + "|371|853|377|373|261|960|52|692|389|223|356|95|382|976|1670|258|222|1664|596|230|265|60|262|264|687"
            + "|227|672|234|505|683|31|47|977|674|64|968|92|507|51|63|680|675|48|1787|1939|850|351|595|970|689|974"
            + "|40|7|250|966|249|221|65|4779|677|232|503|378|252|508|381|211|239|597|421|386|46|268|1721|248|963"
            + "|1649|235|228|66|992|690|993|670|676|1868|216|90|688|886|255|256|380|598|998|3906698|379|1784|58"
            + "|1284|1340|84|678|681|685|967|27|260|263"
            + ")(9[976]\\d|8[987530]\\d|6[987]\\d|5[90]\\d|42\\d|3[875]\\d|2[98654321]\\d|9[8543210]|8[6421]|6[6543210]|5[87654321]"
            + "|4[987654310]|3[9643210]|2[70]|7|1)\\d{4,20}$");

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
            boolean taken = field.isAsked() || field.isVisible() && (field.isList()
                    || field.type() == Type.EXPRESSION || field.isInput() && field.row() != null);
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
        boolean empty = answer.value() == null || answer.value() instanceof List<?> chosen && chosen.isEmpty();
        if (empty || input.type() == Type.CHECKBOX && Boolean.FALSE.equals(answer.value())) {
            return input.isRequired() ? Converted.problem(missing(input)) : answer;
        }
        return switch (input.type()) {
            case TEXTFIELD, TEXTAREA -> text(field, (String) answer.value(), answer, state);
            case NUMBER -> number(field, answer, state);
            case DATE -> date(input, (LocalDate) answer.value(), answer);
            case DATETIME -> date(input, Times.moment(answer.value().toString(), feel.now()).orElseThrow().toLocalDate(), answer);
            default -> answer;
        };
    }

    private static String missing(FormComponent input) {
        return switch (input.type()) {
            case CHECKBOX -> "forms.problem.tick";
            case SELECT, RADIO, CHECKLIST, TAGLIST -> "forms.problem.choose";
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
            case "phone" -> PHONE.matcher(text.replaceAll("[\\s./()-]", "")).find() ? answer
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
