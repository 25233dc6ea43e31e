package eu.kapstok.forms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;

/** Form data of the process {@code forms-sample}, which the tests of the gate deploy. */
@TestComponent
public class SampleFormData implements ProcessFormData {

    static final String PROCESS = "forms-sample";
    static final String CREATOR = "creator";

    /** What was taken, by business key. */
    final Map<String, List<Map<String, Object>>> taken = new ConcurrentHashMap<>();

    @Override
    public String processKey() {
        return PROCESS;
    }

    @Override
    public Map<String, Object> show(FormTask task) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("number", task.businessKey());
        shown.put("customerName", "Peeters & Zonen");
        shown.put("margin", "12,5 %");
        shown.put("remark", "<script>alert('remark')</script>");
        shown.put("total", new BigDecimal("1234.50"));
        shown.put("limit", 5000);
        shown.put("lines", List.of(Map.of("product", "Kraan", "quantity", 2, "total", new BigDecimal("1234.50"))));
        shown.put("addresses", List.of(Map.of("value", "A1", "label", "Magazijn, Gent"), Map.of("value", "A2", "label", "Werf, Brugge")));
        return shown;
    }

    @Override
    public void check(FormTask task, Actor actor) {
        if (actor.id().equals(CREATOR)) {
            throw new FormRefused(null, "forms.problem.kind");
        }
    }

    @Override
    public Map<String, Object> submitted(FormTask task, Map<String, Object> values, SeenWords words, Actor actor) {
        taken.computeIfAbsent(task.businessKey(), key -> new ArrayList<>()).add(values);
        if ("refuse".equals(values.get("reference"))) {
            throw new FormRefused("reference", "forms.problem.tooLong", 3);
        }
        return Map.of("approved", "approve".equals(values.get("decision")) || "accept".equals(values.get("decision")));
    }

    @Override
    public Set<String> displayKeys(String taskDefinitionKey) {
        return Set.of("number", "customerName", "margin", "remark", "total", "limit", "lines", "addresses");
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
