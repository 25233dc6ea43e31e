package eu.kapstok.dunning;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Send dunning letter". */
@Component
class SendDunningLetterDelegate implements JavaDelegate {

    private final DunningCases cases;

    SendDunningLetterDelegate(DunningCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DunningProcess.LETTER_TO_POST.set(execution, cases.send(execution.getProcessBusinessKey()));
    }
}
