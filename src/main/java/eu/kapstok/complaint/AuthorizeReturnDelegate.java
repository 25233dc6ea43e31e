package eu.kapstok.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Authorize return". */
@Component
class AuthorizeReturnDelegate implements JavaDelegate {

    private final GoodsReturns returns;

    AuthorizeReturnDelegate(GoodsReturns returns) {
        this.returns = returns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        returns.authorize(execution.getProcessBusinessKey());
    }
}
