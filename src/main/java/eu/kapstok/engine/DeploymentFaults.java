package eu.kapstok.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ResourceReport;
import org.camunda.bpm.engine.impl.bpmn.parser.ResourceReportImpl;

/** What is wrong with a deployment, in words for the person who draws models, by file and element. */
public final class DeploymentFaults {

    private final Map<String, List<Problem>> errors = new LinkedHashMap<>();
    private final Map<String, List<Problem>> warnings = new LinkedHashMap<>();

    /**
     * Makes the whole deployment be refused.
     *
     * @param element id of the element in the model or component in the form, null when it is the file as a whole
     */
    public void error(String resource, String element, String message) {
        add(errors, resource, new DeploymentFault(message, 0, element));
    }

    /** The same for a file that cannot be read from that line on, 0 when it is no matter of lines. */
    public void unreadable(String resource, int line, String message) {
        add(errors, resource, new DeploymentFault(message, line, null));
    }

    /** Is told, and refuses nothing. */
    public void warning(String resource, String element, String message) {
        add(warnings, resource, new DeploymentFault(message, 0, element));
    }

    private static void add(Map<String, List<Problem>> faults, String resource, Problem fault) {
        faults.computeIfAbsent(resource, name -> new ArrayList<>()).add(fault);
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
