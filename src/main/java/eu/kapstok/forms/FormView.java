package eu.kapstok.forms;

import java.time.Instant;
import java.util.List;

/**
 * A form as one person sees it now: what stands there, what they typed, what is wrong with it. Drawn by the fragment
 * {@code forms/form :: form(view, action)}; answers go to {@code action}, and with htmx the form is asked for again at
 * {@code action + '/refresh'} when a condition may have changed.
 *
 * @param language of labels and messages: nl, fr or en
 * @param problems for the summary above the form
 * @param buttons that send the form, at least one
 * @param kept answers that the chosen path does not ask for now, sent along so that going back loses nothing
 * @param live whether what stands there depends on what is typed
 * @param next whether fields have appeared that the person has not seen before
 * @param draft what is kept of it, null where nothing can be kept
 */
public record FormView(String language, List<Element> elements, List<Problem> problems, List<Button> buttons, List<Kept> kept,
                       boolean live, boolean next, Draft draft) {

    public boolean hasProblems() {
        return !problems.isEmpty();
    }

    /** Whether some field needs an answer. */
    public boolean asksForSomething() {
        return elements.stream().anyMatch(Element::asksForSomething);
    }

    /** Whether the Enter key in a field may send the form: not where a button decides something. */
    public boolean enterSends() {
        return buttons.get(0).name() == null && elements.stream().noneMatch(Element::hasRows);
    }

    public enum Kind {
        TEXTFIELD, TEXTAREA, NUMBER, CHECKBOX, DATE, TIME, DATETIME, SELECT, RADIO, CHECKLIST, TAGLIST, HTML, TABLE, IMAGE, GROUP,
        DYNAMICLIST, COLUMNS, SEPARATOR, SPACER
    }

    /**
     * One thing on the page, by kind.
     *
     * @param kind which of the fragments draws it
     * @param id in the page, unique
     * @param name under which the answer is sent, null for what takes none
     * @param label plain text, may be empty
     * @param description plain text, null when there is none
     * @param value as typed, else as the language writes it; for a check box {@code true} or empty; address of an image;
     *              height of a spacer in pixels
     * @param error message at the field, null when it is right
     * @param describedBy ids of description and message, null when there are none
     * @param required whether an answer is needed
     * @param readonly shown but not to be changed
     * @param live whether something else on the page depends on it
     * @param prefix what stands before the field, such as €, may be null
     * @param suffix what stands behind it, may be null
     * @param maxLength of text, null for other kinds
     * @param inputMode keyboard on a phone: numeric, decimal, email, tel or text
     * @param min earliest date, null when any
     * @param options of what offers some
     * @param time of a date and time, and the steps of a time
     * @param html cleaned, of an HTML element
     * @param table of a table element
     * @param list of a dynamic list
     * @param children of a group, of columns and of all rows of a dynamic list
     * @param focused whether the person goes on here
     * @param columns how many of sixteen it is wide among others beside it, 0 when it stands alone
     */
    public record Element(Kind kind, String id, String name, String label, String description, String value, String error,
                          String describedBy, boolean required, boolean readonly, boolean live, String prefix, String suffix,
                          Integer maxLength, String inputMode, String min, List<Option> options, Time time, String html,
                          Table table, RowList list, List<Element> children, boolean focused, int columns) {

        /** Which of the browser's fields takes the answer. */
        public String inputType() {
            return switch (kind) {
                case DATE, DATETIME -> "date";
                case TIME -> "time";
                default -> "text";
            };
        }

        boolean asksForSomething() {
            return required && !readonly || children.stream().anyMatch(Element::asksForSomething);
        }

        boolean hasRows() {
            return list != null || children.stream().anyMatch(Element::hasRows);
        }
    }

    /**
     * @param sent tells which rows stood there
     * @param addRemove whether the person may add rows and take rows out
     * @param add label of the button that adds one
     */
    public record RowList(List<ListRow> rows, String sent, boolean addRemove, String add) {
    }

    /**
     * @param name under which it is taken out
     * @param label what it is called
     */
    public record ListRow(String name, String label, List<Element> elements) {
    }

    public record Option(String value, String label, boolean selected) {
    }

    /**
     * The field of a time.
     *
     * @param name under which it is sent
     * @param value hours and minutes, as typed where they are neither
     * @param step seconds between times that may be chosen
     */
    public record Time(String name, String id, String label, String value, int step) {
    }

    /** Rows to look at; cells are plain text as the language writes it. */
    public record Table(List<Column> columns, List<List<String>> rows) {
    }

    public record Column(String label, boolean number) {
    }

    /** @param fieldId id of the element to go to, null for the form as a whole */
    public record Problem(String fieldId, String label, String message) {
    }

    /**
     * @param name under which the value is sent, null for a plain confirming button
     * @param primary whether it is the main one
     */
    public record Button(String name, String value, String label, boolean primary) {
    }

    /** For a page on which nothing typed is kept. */
    public FormView withoutDraft() {
        return with(null);
    }

    /** The same with another draft. */
    FormView with(Draft other) {
        return new FormView(language, elements, problems, buttons, kept, live, next, other);
    }

    /**
     * @param task where it is kept
     * @param savedAt when what stands here was kept, null when it does not come from a draft
     * @param changed whether the form is another one since
     * @param dropped what does not fit it any more
     */
    public record Draft(String task, Instant savedAt, boolean changed, List<Dropped> dropped) {
    }

    /** An answer that has no place any more. */
    public record Dropped(String label, String text) {
    }

    public record Kept(String name, String value) {
    }
}
