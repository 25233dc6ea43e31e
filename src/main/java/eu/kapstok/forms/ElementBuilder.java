package eu.kapstok.forms;

import eu.kapstok.forms.FormView.Element;
import eu.kapstok.forms.FormView.Kind;
import eu.kapstok.forms.FormView.Option;
import eu.kapstok.forms.FormView.RowList;
import eu.kapstok.forms.FormView.Table;
import eu.kapstok.forms.FormView.Time;
import java.util.List;

/** Puts an element of a page together; what is not said is not there. */
final class ElementBuilder {

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

    Element build() {
        return new Element(kind, id, name, label, description, value, error, describedBy, required, readonly, live, prefix, suffix,
                maxLength, inputMode, min, options, time, html, table, list, children, focused, columns);
    }
}
