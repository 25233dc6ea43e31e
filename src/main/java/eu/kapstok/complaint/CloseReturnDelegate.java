package eu.kapstok.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Close return". */
@Component
class CloseReturnDelegate implements JavaDelegate {

    private final GoodsReturns returns;

    CloseReturnDelegate(GoodsReturns returns) {
        this.returns = returns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ComplaintReturnProcess.ANY_GOODS_RECEIVED.set(execution, returns.giveUp(execution.getProcessBusinessKey()));
    }
}
