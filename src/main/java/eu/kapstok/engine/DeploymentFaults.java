package eu.kapstok.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ResourceReport;
import org.camunda.bpm.engine.impl.bpmn.parser.ResourceReportImpl;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What is wrong with a deployment, in words for the person who draws models, by file and element. */
public final class DeploymentFaults {

    private final Map<String, byte[]> files;
    private final Map<String, List<Problem>> errors = new LinkedHashMap<>();
    private final Map<String, List<Problem>> warnings = new LinkedHashMap<>();

    /** @param files of the deployment, in which the places of the faults are looked up */
    DeploymentFaults(Map<String, byte[]> files) {
        this.files = files;
    }

    /**
     * Makes the whole deployment be refused.
     *
     * @param element id of the element in the model or component in the form, null when it is the file as a whole
     */
    public void error(String resource, String element, String message) {
        add(errors, resource, fault(resource, element == null ? List.of() : List.of(element), message));
    }

    /** The same, for a fault of several elements; the first is the one it is about. */
    public void errorOf(String resource, List<String> elements, String message) {
        add(errors, resource, fault(resource, elements, message));
    }

    /** The same, led by the words for the element. */
    public void errorAt(String resource, ModelElementInstance element, String message) {
        error(resource, element.getAttributeValue("id"), ElementWords.of(element) + ": " + message);
    }

    /** The same for a file that cannot be read from that line on, 0 when it is no matter of lines. */
    public void unreadable(String resource, int line, String message) {
        add(errors, resource, new DeploymentFault(message, line, 0, List.of()));
    }

    /** Is told, and refuses nothing. */
    public void warning(String resource, String element, String message) {
        add(warnings, resource, fault(resource, element == null ? List.of() : List.of(element), message));
    }

    /** The same, led by the words for the element. */
    public void warningAt(String resource, ModelElementInstance element, String message) {
        warning(resource, element.getAttributeValue("id"), ElementWords.of(element) + ": " + message);
    }

    /** With the place where the file gives the element its id. */
    private DeploymentFault fault(String resource, List<String> elements, String message) {
        if (!elements.isEmpty() && files.containsKey(resource)) {
            String text = new String(files.get(resource), StandardCharsets.UTF_8);
            Matcher id = Pattern.compile("\\bid\"?\\s*[=:]\\s*[\"']" + Pattern.quote(elements.get(0)) + "[\"']").matcher(text);
            if (id.find()) {
                String before = text.substring(0, id.start());
                return new DeploymentFault(message, (int) before.lines().count() + (before.endsWith("\n") ? 1 : 0),
                        id.start() - before.lastIndexOf('\n'), elements);
            }
        }
        return new DeploymentFault(message, 0, 0, elements);
    }

    private static void add(Map<String, List<Problem>> faults, String resource, Problem fault) {
        List<Problem> known = faults.computeIfAbsent(resource, name -> new ArrayList<>());
        if (!known.contains(fault)) {
            known.add(fault);
        }
    }

    boolean isRefused() {
        return !errors.isEmpty();
    }

    List<ResourceReport> reports() {
        return Stream.concat(errors.keySet().stream(), warnings.keySet().stream()).distinct()
                .<ResourceReport>map(resource -> new ResourceReportImpl(resource, errors.getOrDefault(resource, List.of()),
                        warnings.getOrDefault(resource, List.of()))).toList();
    }

    /** All of them, one a line. */
    static String inWords(Map<String, List<Problem>> faults) {
        return faults.entrySet().stream().flatMap(file -> file.getValue().stream().map(fault -> file.getKey() + ": "
                + fault.getMessage())).collect(Collectors.joining("\n"));
    }

    String warningsInWords() {
        return inWords(warnings);
    }

    /** The engine's own way to refuse: REST answers 400 with files and elements, which Modeler shows. */
    ParseException refusal() {
        List<ResourceReport> reports = reports();
        String first = errors.keySet().iterator().next();
        return new ParseException(inWords(errors), first, errors.get(first), warnings.getOrDefault(first, List.of())) {
            @Override
            public List<ResourceReport> getResorceReports() {
                return reports;
            }
        };
    }
}
