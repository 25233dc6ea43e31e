package eu.kapstok.forms;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.forms.FormComponent.Type;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where our server judges otherwise than form-js, on purpose; the reasons stand in {@code forms/README.md}. */
enum FormJsDifference {

    OTHER_TYPE(found -> found.isRefusal("kind") || found.isRefusal("number")),
    NOT_OFFERED(found -> found.isRefusal("option")),
    NO_SUCH_DAY_OR_TIME(found -> found.isRefusal("date") || found.isRefusal("time") || found.isRefusal("dateAndTime")),
    PASSED_DAY(found -> found.isRefusal("datePassed")),
    CHARACTERS(found -> found.isRefusal("characters")),
    LONG_TEXT(found -> found.isRefusal("tooLong") && found.filledIn().asText().strip().length() > Conversion.LONGEST_LINE),
    LARGE_NUMBER(found -> found.isRefusal("tooLarge") || found.isRefusal("decimals") && found.field().component().decimalDigits() == null),
    BLANK_TEXT(found -> found.isText() && found.raw().isBlank() && !found.raw().isEmpty() && found.kind() != Kind.SHOWN),
    SPACES_AROUND(found -> found.isText() && !found.raw().equals(found.raw().strip()) && found.kind() != Kind.SHOWN),
    ONE_LINE(found -> found.type() == Type.TEXTFIELD && found.raw().matches("(?s).*[\\n\\t].*")
            && found.kind() != Kind.SHOWN),
    PHONE_WITH_SIGNS(found -> found.isRefusedByThem() && found.theirs().contains("phone number") && found.raw().matches("[+0-9 ./()-]+")),
    ONLY_SHOWN(found -> found.kind() == Kind.VALUE && found.field().isReadonly() && found.ours().isEmpty()),
    WRITTEN_IN_WORDS(found -> found.kind() == Kind.VALUE && found.isOtherType()
            && (found.type() == Type.CHECKBOX || found.ours().replace("\"", "").equals(found.theirs().replace("\"", "")))),
    DAY_OR_TIME_WRITTEN_OTHERWISE(found -> Set.of(Type.DATE, Type.TIME, Type.DATETIME).contains(found.type()) && found.kind() != Kind.SHOWN
            && !found.ours().startsWith("forms.")),
    CHOSEN_TWICE(found -> found.kind() == Kind.VALUE && found.field().component().isMany() && found.filledIn().size() > 1),
    REFUSED_ELSEWHERE(found -> found.field() != null && (found.kind() == Kind.SHOWN || found.type() == Type.EXPRESSION || found.isRefusedByThem()
            || found.isRefusal("required"))
            && found.state().all().stream().anyMatch(found::isStrange)),
    TODAY(found -> found.kind() == Kind.SHOWN && found.field().component().json().toString().contains("today()")),
    WORKED_OUT_LATE(found -> found.kind() == Kind.VALUE && found.type() == Type.EXPRESSION
            && found.state().all().stream().filter(field -> field.type() == Type.EXPRESSION).count() > 1),
    FORM_JS_BREAKS(found -> found.kind() == Kind.BROKEN);

    enum Kind {
        SHOWN, REFUSED, VALUE, BROKEN
    }

    /**
     * @param field null where form-js broke down over the form as a whole
     * @param filledIn what was put there, missing where it was left as given
     * @param ours key of our message, or our value
     * @param theirs their message or value
     */
    record Found(Field field, FormState state, JsonNode filledIn, Kind kind, String ours, String theirs) {

        private boolean isRefusal(String message) {
            return kind == Kind.REFUSED && ours.equals("forms.problem." + message);
        }

        private boolean isRefusedByThem() {
            return kind == Kind.REFUSED && ours.equals("null");
        }

        private Type type() {
            return field == null ? Type.UNSUPPORTED : field.type();
        }

        private boolean isText() {
            return field != null && field.component().isText();
        }

        /** As it came in, or as it stood there. */
        private String raw() {
            Object raw = field == null || !field.isInput() ? null : state.raw(field);
            return raw == null ? "" : raw.toString();
        }

        private boolean isOtherType() {
            return field.isInput() && isStrange(field);
        }

        /** Whether an answer there is none, or only becomes one by being written otherwise. */
        private boolean isStrange(Field other) {
            Object raw = other.isInput() ? state.raw(other) : null;
            return raw != null && (other.converted().isProblem() || switch (other.type()) {
                case NUMBER -> raw instanceof String == !other.component().json().path("serializeToString").asBoolean();
                case CHECKBOX -> !(raw instanceof Boolean);
                case SELECT, RADIO -> "".equals(raw);
                case DATE, TIME, DATETIME -> !raw.equals(String.valueOf(other.converted().value()));
                default -> false;
            });
        }

        @Override
        public String toString() {
            return (field == null ? "form" : field.name()) + " " + kind + ": we " + ours + ", form-js " + theirs;
        }
    }

    private final Predicate<Found> occurs;

    FormJsDifference(Predicate<Found> occurs) {
        this.occurs = occurs;
    }

    static Optional<FormJsDifference> of(Found found) {
        return Stream.of(values()).filter(difference -> difference.occurs.test(found)).findFirst();
    }

    /** The same value, be it written in another way: a whole number with or without decimals, nothing as no key, null or no text. */
    static boolean same(JsonNode ours, JsonNode theirs) {
        if (isNothing(ours) || isNothing(theirs)) {
            return isNothing(ours) && isNothing(theirs);
        }
        return ours.isNumber() && theirs.isNumber() ? ours.decimalValue().compareTo(theirs.decimalValue()) == 0 : ours.equals(theirs);
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.isTextual() && value.asText().isEmpty() || value.isArray() && value.isEmpty();
    }
}
