package eu.kapstok.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts the gate into the engine's services and the display values into its user tasks, and ends drafts with them. */
@Component
class FormsInEngine extends AbstractProcessEnginePlugin {

    private final Supplier<TaskGate> gate;
    private final Supplier<TaskDisplay> display;
    private final Supplier<Drafts> drafts;

    FormsInEngine(ObjectProvider<TaskGate> gate, ObjectProvider<TaskDisplay> display, ObjectProvider<Drafts> drafts) {
        this.gate = gate::getObject;
        this.display = display::getObject;
        this.drafts = drafts::getObject;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        GatedTaskService tasks = new GatedTaskService(gate, engine::getIdentityService);
        engine.setTaskService(tasks);
        engine.setFormService(new GatedFormService(gate, tasks));
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (engine.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(engine.getCustomPostBPMNParseListeners());
        }
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
                definition.addTaskListener(TaskListener.EVENTNAME_CREATE, task -> display.get().notify(task));
                definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, task -> drafts.get().forget(task.getId()));
                definition.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, task -> drafts.get().forget(task.getId()));
            }
        });
        engine.setCustomPostBPMNParseListeners(listeners);
    }
}
