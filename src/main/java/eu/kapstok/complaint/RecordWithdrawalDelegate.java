package eu.kapstok.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Record withdrawal". */
@Component
class RecordWithdrawalDelegate implements JavaDelegate {

    private final ComplaintCare care;
    private final GoodsReturns returns;

    RecordWithdrawalDelegate(ComplaintCare care, GoodsReturns returns) {
        this.care = care;
        this.returns = returns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        care.endWithdrawn(execution.getProcessBusinessKey());
        returns.abandon(execution.getProcessBusinessKey());
    }
}
