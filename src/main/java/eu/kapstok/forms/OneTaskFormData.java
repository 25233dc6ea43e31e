package eu.kapstok.forms;

import java.util.Map;
import java.util.Set;

/** What the form of a process's only task shows; what becomes of the answer is the process's own. */
public abstract class OneTaskFormData implements ProcessFormData {

    private final String process;
    private final String task;
    private final Set<String> keys;
    private final Map<String, String> answers;

    /**
     * @param process id of the process
     * @param task element id of its task
     * @param keys of what {@link #shown} gives
     * @param answers as {@link ProcessFormData#answers}
     */
    protected OneTaskFormData(String process, String task, Set<String> keys, Map<String, String> answers) {
        this.process = process;
        this.task = task;
        this.keys = keys;
        this.answers = answers;
    }

    /** Display values of the task's form, as {@link ProcessFormData#show}. */
    protected abstract Map<String, Object> shown(String businessKey);

    @Override
    public final String processKey() {
        return process;
    }

    @Override
    public final Map<String, Object> show(FormTask shown) {
        return shown.definitionKey().equals(task) ? shown(shown.businessKey()) : Map.of();
    }

    @Override
    public final Set<String> displayKeys(String taskDefinitionKey) {
        return taskDefinitionKey.equals(task) ? keys : Set.of();
    }

    @Override
    public final Map<String, String> answers(String taskDefinitionKey) {
        return taskDefinitionKey.equals(task) ? answers : Map.of();
    }
}
