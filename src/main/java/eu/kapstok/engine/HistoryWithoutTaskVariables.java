package eu.kapstok.engine;

import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.runtime.VariableInstance;

/** Full history, without the variables that only show something in one task's form and without jobs that went well. */
class HistoryWithoutTaskVariables extends HistoryLevelFull {

    @Override
    public int getId() {
        return 41;
    }

    @Override
    public String getName() {
        return "full-without-task-variables";
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
        if (entity instanceof VariableInstance variable && variable.getTaskId() != null
                || type == HistoryEventTypes.JOB_CREATE || type == HistoryEventTypes.JOB_SUCCESS) {
            return false;
        }
        return super.isHistoryEventProduced(type, entity);
    }
}
