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
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts the gate into the engine's services and the display values into its user tasks. */
@Component
class FormsInEngine extends AbstractProcessEnginePlugin {

    private final Supplier<TaskGate> gate;
    private final Supplier<TaskDisplay> display;

    FormsInEngine(ObjectProvider<TaskGate> gate, ObjectProvider<TaskDisplay> display) {
        this.gate = gate::getObject;
        this.display = display::getObject;
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
                ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition()
                        .addTaskListener(TaskListener.EVENTNAME_CREATE, task -> display.get().notify(task));
            }
        });
        engine.setCustomPostBPMNParseListeners(listeners);
    }
}
