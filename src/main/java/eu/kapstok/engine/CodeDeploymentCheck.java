package eu.kapstok.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateVariableMapping;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Refuses a model that runs code which the application does not have. */
@Component
class CodeDeploymentCheck implements DeploymentCheck {

    private static final Pattern ONE_BEAN = Pattern.compile("\\s*[$#]\\{\\s*([A-Za-z_]\\w*)\\s*}\\s*");
    private static final List<String> EXPRESSIONS = List.of("expression", "delegateExpression", "variableMappingDelegateExpression", "dueDate",
            "followUpDate", "assignee", "candidateGroups", "candidateUsers", "collection", "calledElement", "priority", "jobPriority", "topic",
            "sourceExpression", "businessKey");

    private final ApplicationContext application;

    CodeDeploymentCheck(ApplicationContext application) {
        this.application = application;
    }

    @Override
    public void check(DeploymentContent content, DeploymentFaults faults) {
        content.models().forEach((file, model) -> {
            for (BaseElement element : model.getModelElementsByType(BaseElement.class)) {
                check(file, element, faults);
            }
            listeners(model).forEach(listener -> check(file, listener, faults));
        });
    }

    private static List<ModelElementInstance> listeners(BpmnModelInstance model) {
        List<ModelElementInstance> found = new ArrayList<>(model.getModelElementsByType(CamundaExecutionListener.class));
        found.addAll(model.getModelElementsByType(CamundaTaskListener.class));
        return found;
    }

    private void check(String file, ModelElementInstance element, DeploymentFaults faults) {
        ModelElementInstance at = ElementWords.drawn(element);
        for (String attribute : EXPRESSIONS) {
            String text = camunda(element, attribute);
            String problem = Expressions.isExpression(text) ? Expressions.problem(text) : null;
            if (problem != null) {
                faults.errorAt(file, at, "the expression " + text + " cannot be read: " + problem);
            }
        }
        delegate(file, element, at, "delegateExpression", kinds(element), faults);
        delegate(file, element, at, "variableMappingDelegateExpression", Set.of(DelegateVariableMapping.class), faults);
        className(file, element, at, "class", kinds(element), faults);
        className(file, element, at, "variableMappingClass", Set.of(DelegateVariableMapping.class), faults);
        String type = camunda(element, "type");
        if (type != null && element instanceof FlowElement && !type.equals("external")) {
            faults.errorAt(file, at, "tasks of type '" + type + "' do not run here; take a delegate");
        }
    }

    private void delegate(String file, ModelElementInstance element, ModelElementInstance at, String attribute, Set<Class<?>> kinds,
                          DeploymentFaults faults) {
        String text = camunda(element, attribute);
        if (text == null || Expressions.problem(text) != null) {
            return;
        }
        Matcher one = ONE_BEAN.matcher(text);
        Set<String> names = Expressions.names(text);
        if (names.isEmpty()) {
            faults.errorAt(file, at, "'" + text + "' is no delegate; write ${nameOfTheDelegate}");
        }
        for (String bean : names) {
            if (!application.containsBean(bean)) {
                faults.errorAt(file, at, "there is no delegate '" + bean + "'");
            } else if (one.matches() && !fits(application.getType(bean), kinds)) {
                faults.errorAt(file, at, "'" + bean + "' cannot be run by a " + element.getElementType().getTypeName());
            }
        }
    }

    private static void className(String file, ModelElementInstance element, ModelElementInstance at, String attribute,
                                  Set<Class<?>> kinds, DeploymentFaults faults) {
        String name = camunda(element, attribute);
        if (name == null) {
            return;
        }
        try {
            Class<?> type = ClassUtils.forName(name.strip(), CodeDeploymentCheck.class.getClassLoader());
            if (!fits(type, kinds)) {
                faults.errorAt(file, at, "the class '" + name + "' cannot be run by a " + element.getElementType().getTypeName());
            }
        } catch (ClassNotFoundException | LinkageError unknown) {
            faults.errorAt(file, at, "there is no class '" + name + "'");
        }
    }

    private static boolean fits(Class<?> type, Set<Class<?>> kinds) {
        return type == null || kinds.stream().anyMatch(kind -> kind.isAssignableFrom(type));
    }

    private static Set<Class<?>> kinds(ModelElementInstance element) {
        if (element instanceof CamundaTaskListener) {
            return Set.of(TaskListener.class);
        }
        return element instanceof CamundaExecutionListener ? Set.of(ExecutionListener.class, JavaDelegate.class)
                : Set.of(JavaDelegate.class, ActivityBehavior.class);
    }

    private static String camunda(ModelElementInstance element, String attribute) {
        return element instanceof CamundaExecutionListener || element instanceof CamundaTaskListener
                ? element.getAttributeValue(attribute) : element.getAttributeValueNs(References.CAMUNDA, attribute);
    }
}
