package eu.kapstok.forms;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The form data of each process, looked up late: they use the engine, which uses them. */
@Component
class FormDataBeans {

    private final ObjectProvider<ProcessFormData> all;

    FormDataBeans(ObjectProvider<ProcessFormData> all) {
        this.all = all;
    }

    Optional<ProcessFormData> of(FormTask task) {
        return of(task.processKey(), task.definitionKey());
    }

    /** Empty too for a task that the process's code does not know. */
    Optional<ProcessFormData> of(String processKey, String taskDefinitionKey) {
        return all.stream().filter(data -> data.processKey().equals(processKey) && data.handles(taskDefinitionKey)).findFirst();
    }
}
