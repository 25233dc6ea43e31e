package eu.kapstok.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Remind of return". */
@Component
class RemindOfReturnDelegate implements JavaDelegate {

    private final GoodsReturns returns;

    RemindOfReturnDelegate(GoodsReturns returns) {
        this.returns = returns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        returns.remind(execution.getProcessBusinessKey());
    }
}
