package eu.kapstok.dunning;

import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormTask;
import eu.kapstok.forms.ProcessFormData;
import eu.kapstok.forms.SeenWords;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What credit control reads of an objection, and what becomes of the answer. */
@Component
class InvoiceDisputeFormData implements ProcessFormData {

    private final DunningForms forms;
    private final Objections objections;

    InvoiceDisputeFormData(@Lazy DunningForms forms, @Lazy Objections objections) {
        this.forms = forms;
        this.objections = objections;
    }

    @Override
    public String processKey() {
        return InvoiceDisputeProcess.KEY;
    }

    @Override
    public Map<String, Object> show(FormTask task) {
        return task.definitionKey().equals(InvoiceDisputeProcess.Elements.SETTLE_DISPUTE) ? forms.dispute(task.businessKey()) : Map.of();
    }

    @Override
    public Set<String> displayKeys(String taskDefinitionKey) {
        return taskDefinitionKey.equals(InvoiceDisputeProcess.Elements.SETTLE_DISPUTE) ? DunningForms.DISPUTE : Set.of();
    }

    @Override
    public Map<String, String> answers(String taskDefinitionKey) {
        return taskDefinitionKey.equals(InvoiceDisputeProcess.Elements.SETTLE_DISPUTE)
                ? Map.of("settlement", "disputeOutcome", "answer", "customerText") : Map.of();
    }

    @Override
    public Map<String, Object> submitted(FormTask task, Map<String, Object> values, SeenWords words, Actor actor) {
        objections.settle(task.businessKey(), values.get("disputeOutcome").equals("right") ? "RIGHT" : "WRONG",
                ((String) values.get("customerText")).strip(), actor.name());
        return Map.of();
    }
}
