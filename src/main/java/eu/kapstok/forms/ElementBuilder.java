package eu.kapstok.forms;

import eu.kapstok.forms.FormView.Element;
import eu.kapstok.forms.FormView.Kind;
import eu.kapstok.forms.FormView.Option;
import eu.kapstok.forms.FormView.RowList;
import eu.kapstok.forms.FormView.Table;
import eu.kapstok.forms.FormView.Time;
import java.util.List;
import java.util.regex.Pattern;

/** Puts an element of a page together; what is not said is not there. */
final class ElementBuilder {

    private static final Pattern NO_ID = Pattern.compile("[^A-Za-z0-9_-]");

    private final Kind kind;
    private final String id;
    private final String label;
    String name;
    String description;
    String value;
    String error;
    String describedBy;
    boolean required;
    boolean readonly;
    boolean live;
    String prefix;
    String suffix;
    Integer maxLength;
    String inputMode;
    String min;
    List<Option> options = List.of();
    Time time;
    String html;
    Table table;
    RowList list;
    List<Element> children = List.of();
    boolean focused;
    int columns;

    ElementBuilder(Kind kind, String id, String label) {
        this.kind = kind;
        this.id = id;
        this.label = label;
    }

    static ElementBuilder of(Kind kind, Field field, String label) {
        String name = field.component().path().isEmpty()
                ? (field.row() == null ? "" : field.row().list().name() + "-" + field.row().index() + "-") + field.component().id()
                : field.name();
        return new ElementBuilder(kind, "f-" + NO_ID.matcher(name).replaceAll("-"), label);
    }

    String id() {
        return id;
    }

    Element build() {
        return new Element(kind, id, name, label, description, value, error, describedBy, required, readonly, live, prefix, suffix,
                maxLength, inputMode, min, options, time, html, table, list, children, focused, columns);
    }
}
