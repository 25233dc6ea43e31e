package eu.kapstok.engine;

import java.util.Locale;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** How a fault names what it is about: kind, label and id, as the person who drew it knows them. */
public final class ElementWords {

    private ElementWords() {
    }

    /** Such as {@code Service task 'Load quote' (Activity_LoadQuote)}; without a label only kind and id. */
    public static String of(ModelElementInstance element) {
        String kind = element.getElementType().getTypeName().replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        kind = kind.equals("sequence flow") ? "flow" : kind;
        String label = element.getAttributeValue("name");
        return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1)
                + (label == null || label.isBlank() ? "" : " '" + label.strip().replaceAll("\\s+", " ") + "'")
                + " (" + element.getAttributeValue("id") + ")";
    }

    /** The same in the middle of a sentence. */
    public static String within(ModelElementInstance element) {
        String words = of(element);
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    /** The task, event, flow or process that somebody sees in the diagram, for whatever hangs on it. */
    static ModelElementInstance drawn(ModelElementInstance element) {
        ModelElementInstance at = element;
        while (!(at instanceof FlowElement) && !(at instanceof Process) && at.getParentElement() != null) {
            at = at.getParentElement();
        }
        return at;
    }
}
