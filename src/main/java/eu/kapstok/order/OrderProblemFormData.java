package eu.kapstok.order;

import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormTask;
import eu.kapstok.forms.ProcessFormData;
import eu.kapstok.forms.SeenWords;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What customer service reads of a problem, and what becomes of the answer. */
@Component
class OrderProblemFormData implements ProcessFormData {

    private static final String ANSWER = "customerText";

    private final OrderForms forms;
    private final OrderProblems problems;

    OrderProblemFormData(OrderForms forms, @Lazy OrderProblems problems) {
        this.forms = forms;
        this.problems = problems;
    }

    @Override
    public String processKey() {
        return OrderProblemProcess.KEY;
    }

    @Override
    public Map<String, Object> show(FormTask task) {
        return task.definitionKey().equals(OrderProblemProcess.Elements.ANSWER_PROBLEM) ? forms.answerProblem(task.businessKey()) : Map.of();
    }

    @Override
    public Set<String> displayKeys(String taskDefinitionKey) {
        return taskDefinitionKey.equals(OrderProblemProcess.Elements.ANSWER_PROBLEM) ? OrderForms.ANSWER_PROBLEM : Set.of();
    }

    @Override
    public Map<String, String> answers(String taskDefinitionKey) {
        return taskDefinitionKey.equals(OrderProblemProcess.Elements.ANSWER_PROBLEM) ? Map.of("answer", ANSWER) : Map.of();
    }

    @Override
    public Map<String, Object> submitted(FormTask task, Map<String, Object> values, SeenWords words, Actor actor) {
        problems.answer(task.businessKey(), ((String) values.get(ANSWER)).strip(), actor.name());
        return Map.of();
    }
}
