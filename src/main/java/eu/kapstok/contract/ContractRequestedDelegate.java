package eu.kapstok.contract;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Where a case begins: with a contract that was asked for by the form or by an order, and with no other. */
@Component
class ContractRequestedDelegate implements ExecutionListener {

    private final Contracts contracts;

    ContractRequestedDelegate(@Lazy Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (!contracts.begin(execution.getProcessBusinessKey(), execution.getProcessInstanceId())) {
            throw new BadUserRequestException("No contract %s waits to be drawn up; ask for one by the start form, in Tasklist under Start process, Contract signing"
                    .formatted(execution.getProcessBusinessKey() == null ? "without a number" : execution.getProcessBusinessKey()));
        }
    }
}
