package eu.kapstok.engine;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Ends cases of a process that is no longer shipped, of which an older version may have left some. */
@Component
public class FormerProcess {

    private final RuntimeService runtime;

    FormerProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Business keys of the cases of that process that run. */
    public List<String> running(String processKey) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(processKey).list().stream().map(ProcessInstance::getBusinessKey).toList();
    }

    /**
     * Ends a case without doing anything more in it; nothing happens where none runs. Joins the caller's transaction.
     *
     * @param why what its history says
     */
    public void end(String processKey, String businessKey, String why) {
        runtime.createProcessInstanceQuery().processDefinitionKey(processKey).processInstanceBusinessKey(businessKey).list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), why, true, true));
    }
}
