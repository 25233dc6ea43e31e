package eu.kapstok.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which elements and flows of a model the cases went through that began since then. */
public class ModelWalk {

    /** One element that a case went through, in order. */
    private record Step(String element, long place) {
    }

    private final RepositoryService repository;
    private final JdbcClient database;
    private final String processKey;
    private final Set<String> before;

    public ModelWalk(RepositoryService repository, JdbcClient database, String processKey) {
        this.repository = repository;
        this.database = database;
        this.processKey = processKey;
        this.before = Set.copyOf(cases());
    }

    /** Ids of elements and flows that no case went through. */
    public Set<String> missed() {
        BpmnModelInstance model = repository.getBpmnModelInstance(repository.createProcessDefinitionQuery()
                .processDefinitionKey(processKey).latestVersion().singleResult().getId());
        Set<String> missed = new HashSet<>();
        model.getModelElementsByType(FlowNode.class).forEach(node -> missed.add(node.getId()));
        model.getModelElementsByType(SequenceFlow.class).forEach(flow -> missed.add(flow.getId()));
        List<String> ours = new ArrayList<>(cases());
        ours.removeAll(before);
        for (String instance : ours) {
            List<Step> steps = database.sql("select act_id_, sequence_counter_ from act_hi_actinst where proc_inst_id_ = ?").param(instance)
                    .query((row, index) -> new Step(row.getString(1), row.getLong(2))).list();
            for (Step step : steps) {
                missed.remove(step.element());
                if (model.getModelElementById(step.element()) instanceof FlowNode node) {
                    node.getIncoming().stream().max(Comparator.comparingLong(flow -> left(flow.getSource().getId(), step, steps)))
                            .filter(flow -> left(flow.getSource().getId(), step, steps) >= 0).ifPresent(flow -> missed.remove(flow.getId()));
                }
            }
        }
        return missed;
    }

    /** Where the case was last at that element before the step, -1 where it never was. */
    private static long left(String element, Step step, List<Step> steps) {
        return steps.stream().filter(one -> one.element().equals(element) && one.place() < step.place()).mapToLong(Step::place).max().orElse(-1);
    }

    private List<String> cases() {
        return database.sql("select id_ from act_hi_procinst where proc_def_key_ = ?").param(processKey).query(String.class).list();
    }
}
