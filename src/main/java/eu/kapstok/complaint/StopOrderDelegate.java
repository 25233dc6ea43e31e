package eu.kapstok.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Stop order". */
@Component
class StopOrderDelegate implements JavaDelegate {

    private final Withdrawals withdrawals;

    StopOrderDelegate(Withdrawals withdrawals) {
        this.withdrawals = withdrawals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ComplaintReturnProcess.GOODS_BACK.set(execution, withdrawals.stopOrder(execution.getProcessBusinessKey()));
    }
}
