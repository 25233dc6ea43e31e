package eu.kapstok.forms;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.forms.FormView.Column;
import eu.kapstok.forms.FormView.Kind;
import eu.kapstok.forms.FormView.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** How a page draws what a form only shows. */
final class ShownElements {

    private static final int USUAL_HEIGHT = 60;
    private static final int HIGHEST = 1_000;
    private static final Pattern SHOWN_IMAGE = Pattern.compile("(https?|data):", Pattern.CASE_INSENSITIVE);

    private record TableColumn(String key, String label) {
    }

    private final FormState state;
    private final Language language;
    private final FormWords words;
    private final Feel feel;

    ShownElements(FormState state, FormWords words, Feel feel) {
        this.state = state;
        this.language = state.language();
        this.words = words;
        this.feel = feel;
    }

    /** Null for what cannot be shown. */
    ElementBuilder of(Field field) {
        return switch (field.type()) {
            case TEXT -> html(field, SafeHtml.ofMarkdown(text(field, "text", HtmlUtils::htmlEscape)));
            case HTML -> html(field, SafeHtml.clean(text(field, "content", HtmlUtils::htmlEscape)));
            case TABLE -> table(field);
            case SEPARATOR -> other(field, Kind.SEPARATOR);
            case IMAGE -> image(field);
            case SPACER -> spacer(field);
            default -> null;
        };
    }

    private ElementBuilder html(Field field, String html) {
        ElementBuilder element = other(field, Kind.HTML);
        element.html = html;
        return element;
    }

    private ElementBuilder image(Field field) {
        String source = firstLine(text(field, "source", UnaryOperator.identity()));
        if (!SHOWN_IMAGE.matcher(source).lookingAt()) {
            return null;
        }
        ElementBuilder element = ElementBuilder.of(Kind.IMAGE, field, firstLine(text(field, "alt", UnaryOperator.identity())));
        element.value = source;
        return element;
    }

    private static String firstLine(String text) {
        return text.split("\n", 2)[0];
    }

    private ElementBuilder spacer(Field field) {
        ElementBuilder element = other(field, Kind.SPACER);
        element.value = String.valueOf(Math.max(1, Math.min(HIGHEST, field.component().json().path("height").asInt(USUAL_HEIGHT))));
        return element;
    }

    private ElementBuilder table(Field field) {
        String source = field.component().json().path("dataSource").asText("");
        Object rows = Feel.isExpression(source) ? feel.list(source, state.scope(field)) : state.scope(field).get(source);
        List<TableColumn> columns = columns(field);
        List<Map<?, ?>> items = rows instanceof List<?> list
                ? list.stream().filter(Map.class::isInstance).<Map<?, ?>>map(Map.class::cast).toList() : List.of();
        ElementBuilder element = other(field, Kind.TABLE);
        element.table = new Table(columns.stream().map(column -> new Column(column.label(), isNumber(column.key(), items))).toList(),
                items.stream().map(item -> columns.stream().map(column -> language.write(item.get(column.key()))).toList()).toList());
        return element;
    }

    /** The columns that an expression finds, else those of the form. */
    private List<TableColumn> columns(Field field) {
        List<?> found = feel.list(field.component().json().path("columnsExpression").asText(""), state.scope(field));
        List<TableColumn> columns = found.stream().filter(column -> column instanceof Map<?, ?> map
                        && map.get("key") instanceof String && map.get("label") instanceof String).map(Map.class::cast)
                .map(column -> new TableColumn((String) column.get("key"), (String) column.get("label"))).toList();
        if (!found.isEmpty() && columns.size() == found.size()) {
            return columns;
        }
        List<TableColumn> own = new ArrayList<>();
        for (JsonNode column : field.component().json().path("columns")) {
            String key = column.path("key").asText();
            String label = field.component().properties().get("column." + key + "." + language.code());
            own.add(new TableColumn(key, label != null ? label : column.path("label").asText(key)));
        }
        return own;
    }

    private static boolean isNumber(String key, List<Map<?, ?>> items) {
        return !items.isEmpty() && items.stream().allMatch(item -> item.get(key) == null || item.get(key) instanceof Number);
    }

    private String text(Field field, String name, UnaryOperator<String> escape) {
        String text = words.text(field, name, state, escape);
        return text == null ? "" : text;
    }

    private ElementBuilder other(Field field, Kind kind) {
        return ElementBuilder.of(kind, field, words.label(field, state));
    }
}
