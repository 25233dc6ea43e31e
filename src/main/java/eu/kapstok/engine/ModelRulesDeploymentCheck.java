package eu.kapstok.engine;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.DecisionDefinitionQuery;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/**
 * Refuses a model that breaks the rules by which models run here: a time to live, asynchronous before on what leaves the
 * building, known decisions and processes, no scripts.
 */
@Component
class ModelRulesDeploymentCheck implements DeploymentCheck {

    /** The engine brings these two itself; no other language is installed. */
    private static final Set<String> LANGUAGES = Set.of("juel", "feel");

    @Override
    public void check(DeploymentContent content, DeploymentFaults faults) {
        content.models().forEach((file, model) -> {
            timeToLive(file, model, faults);
            model.getModelElementsByType(FlowNode.class).forEach(node -> asyncBefore(file, node, faults));
            model.getModelElementsByType(BusinessRuleTask.class).forEach(task -> decision(file, task, content, faults));
            model.getModelElementsByType(CallActivity.class).forEach(call -> process(file, call, content, faults));
            scripts(file, model, faults);
        });
        content.decisions().forEach((file, model) -> decisions(file, model, faults));
    }

    private static void timeToLive(String file, BpmnModelInstance model, DeploymentFaults faults) {
        for (Process process : model.getModelElementsByType(Process.class)) {
            if (process.isExecutable() && blank(process.getCamundaHistoryTimeToLiveString())) {
                faults.errorAt(file, process, "the history time to live is missing: how long what happened is kept, such as P1095D");
            }
        }
    }

    private static void decisions(String file, DmnModelInstance model, DeploymentFaults faults) {
        for (Decision decision : model.getModelElementsByType(Decision.class)) {
            if (blank(decision.getCamundaHistoryTimeToLiveString())) {
                faults.errorAt(file, decision, "the history time to live is missing: how long what was decided is kept, such as P1095D");
            }
            languages(decision.getDomElement(), language -> faults.errorAt(file, decision, notAllowed(language)));
        }
    }

    private static void languages(DomElement element, Consumer<String> notAllowed) {
        String language = element.getAttribute("expressionLanguage");
        if (language != null && LANGUAGES.stream().noneMatch(language.toLowerCase(Locale.ROOT)::contains)) {
            notAllowed.accept(language);
        }
        element.getChildElements().forEach(child -> languages(child, notAllowed));
    }

    private static void asyncBefore(String file, FlowNode node, DeploymentFaults faults) {
        boolean leaves = node instanceof ServiceTask || node instanceof SendTask
                || node instanceof ThrowEvent event && event.getEventDefinitions().stream().anyMatch(MessageEventDefinition.class::isInstance);
        boolean inner = node instanceof Activity activity
                && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop && loop.isCamundaAsyncBefore();
        if (leaves && !node.isCamundaAsyncBefore() && !inner && !"external".equals(type(node))) {
            faults.errorAt(file, node, "'asynchronous before' is not set, so a failure would undo what was done before it");
        }
    }

    private static String type(FlowNode node) {
        if (node instanceof ThrowEvent event) {
            return event.getEventDefinitions().stream().filter(MessageEventDefinition.class::isInstance).findFirst()
                    .map(definition -> definition.getAttributeValueNs(References.CAMUNDA, "type")).orElse(null);
        }
        return node.getAttributeValueNs(References.CAMUNDA, "type");
    }

    private static void decision(String file, BusinessRuleTask task, DeploymentContent content, DeploymentFaults faults) {
        String key = task.getCamundaDecisionRef();
        if (key == null || Expressions.isExpression(key)) {
            return;
        }
        String binding = task.getCamundaDecisionRefBinding();
        boolean own = content.decisions().values().stream().anyMatch(model -> model.getModelElementById(key) instanceof Decision);
        if ("deployment".equals(binding)) {
            if (!own) {
                faults.errorAt(file, task, "decision '" + key + "' is bound to this deployment, which does not hold it; bind it latest");
            }
        } else if ("version".equals(binding) || "versionTag".equals(binding)) {
            if (!deployed(task)) {
                faults.errorAt(file, task, "there is no decision '" + key + "' of that version");
            }
        } else if (content.decision(key).isEmpty()) {
            faults.errorAt(file, task, "there is no decision '" + key + "'");
        }
    }

    private static boolean deployed(BusinessRuleTask task) {
        RepositoryService repository = Context.getProcessEngineConfiguration().getRepositoryService();
        return Context.getCommandContext().runWithoutAuthorization(() -> {
            DecisionDefinitionQuery query = repository.createDecisionDefinitionQuery().decisionDefinitionKey(task.getCamundaDecisionRef());
            if (task.getCamundaDecisionRefBinding().equals("versionTag")) {
                return query.versionTag(task.getCamundaDecisionRefVersionTag()).count() > 0;
            }
            String version = task.getCamundaDecisionRefVersion();
            return version != null && (!version.matches("\\d+")
                    || query.decisionDefinitionVersion(Integer.parseInt(version)).count() > 0);
        });
    }

    private static void process(String file, CallActivity call, DeploymentContent content, DeploymentFaults faults) {
        String key = call.getCalledElement();
        if (key == null || Expressions.isExpression(key)) {
            return;
        }
        boolean known = content.allModels().stream().anyMatch(model -> model.getModelElementsByType(Process.class).stream()
                .anyMatch(process -> process.getId().equals(key)));
        if (!known) {
            faults.errorAt(file, call, "there is no process '" + key + "' to call");
        }
    }

    private static void scripts(String file, BpmnModelInstance model, DeploymentFaults faults) {
        for (ScriptTask task : model.getModelElementsByType(ScriptTask.class)) {
            script(file, task, task.getScriptFormat(), faults);
        }
        for (CamundaScript script : model.getModelElementsByType(CamundaScript.class)) {
            script(file, script, script.getCamundaScriptFormat(), faults);
        }
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            if (flow.getConditionExpression() != null && flow.getConditionExpression().getLanguage() != null) {
                script(file, flow, flow.getConditionExpression().getLanguage(), faults);
            } else if (flow.getConditionExpression() != null) {
                String text = flow.getConditionExpression().getTextContent().strip();
                String problem = Expressions.isExpression(text) ? Expressions.problem(text) : null;
                if (problem != null) {
                    faults.errorAt(file, flow, "the condition " + text + " cannot be read: " + problem);
                }
            }
        }
    }

    private static void script(String file, ModelElementInstance element, String language, DeploymentFaults faults) {
        if (language == null || !LANGUAGES.contains(language.toLowerCase(Locale.ROOT))) {
            faults.errorAt(file, ElementWords.drawn(element), notAllowed(language));
        }
    }

    private static String notAllowed(String language) {
        return "scripts in " + (language == null ? "an unnamed language" : language) + " are not allowed; "
                + String.join(" and ", LANGUAGES.stream().sorted().toList()) + " are";
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
