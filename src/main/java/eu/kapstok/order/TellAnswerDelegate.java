package eu.kapstok.order;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Tell answer". */
@Component
class TellAnswerDelegate implements JavaDelegate {

    private final OrderProblems problems;

    TellAnswerDelegate(OrderProblems problems) {
        this.problems = problems;
    }

    @Override
    public void execute(DelegateExecution execution) {
        problems.tell(execution.getProcessBusinessKey());
    }
}
