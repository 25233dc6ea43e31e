package eu.kapstok.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A component where it stands while a form is filled in: in a dynamic list once per row. */
final class Field {

    /**
     * One row of a dynamic list.
     *
     * @param list it belongs to
     * @param index its place, from 0
     * @param origin its place among the rows that were given at first, null when it was added
     * @param shown what was given for it, empty when it was added
     * @param values what it holds now, as expressions see it
     */
    record Row(Field list, int index, Integer origin, Map<String, Object> shown, Map<String, Object> values, List<Field> fields) {
    }

    private final FormComponent component;
    private final Row row;
    private final String name;
    private List<Field> children = List.of();
    private final List<Row> rows = new ArrayList<>();
    private boolean visible;
    private boolean readonly;
    private Converted converted = Converted.NOTHING;
    private List<Choice> options;

    /** @param row that it stands in, null outside dynamic lists */
    Field(FormComponent component, Row row) {
        this.component = component;
        this.row = row;
        this.name = row == null ? component.name() : row.list().name() + "." + row.index() + "." + component.name();
    }

    FormComponent component() {
        return component;
    }

    FormComponent.Type type() {
        return component.type();
    }

    Row row() {
        return row;
    }

    /** Under which its answer is sent and a problem is told, such as {@code lines.0.quantity}. */
    String name() {
        return name;
    }

    /** Of a group. */
    List<Field> children() {
        return children;
    }

    void setChildren(List<Field> children) {
        this.children = children;
    }

    /** Of a dynamic list. */
    List<Row> rows() {
        return rows;
    }

    boolean isInput() {
        return component.isInput();
    }

    boolean isList() {
        return type() == FormComponent.Type.DYNAMICLIST;
    }

    boolean isVisible() {
        return visible;
    }

    void setVisible(boolean visible) {
        this.visible = visible;
    }

    boolean isReadonly() {
        return readonly;
    }

    void setReadonly(boolean readonly) {
        this.readonly = readonly;
    }

    /** Whether an answer to it counts. */
    boolean isAsked() {
        return isInput() && visible && !readonly;
    }

    /** Whether rows may be added to it and taken out of it now. */
    boolean isAddRemove() {
        return isList() && component.isAddRemove() && !readonly && !component.children().isEmpty();
    }

    /** Its answer in the type it declares; of a list only what is wrong with its rows. */
    Converted converted() {
        return converted;
    }

    void setConverted(Converted converted) {
        this.converted = converted;
    }

    /** What it offers, null while nobody has asked. */
    List<Choice> options() {
        return options;
    }

    void setOptions(List<Choice> options) {
        this.options = options;
    }
}
