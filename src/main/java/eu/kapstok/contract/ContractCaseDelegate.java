package eu.kapstok.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;

/** A step of the one case that deals with a contract; a case that somebody began beside it gets nowhere. */
abstract class ContractCaseDelegate implements JavaDelegate {

    private Contracts contracts;

    @Autowired
    final void use(@Lazy Contracts present) {
        contracts = present;
    }

    @Override
    public final void execute(DelegateExecution execution) {
        contracts.expectCase(execution.getProcessBusinessKey(), execution.getProcessInstanceId());
        execute(execution.getProcessBusinessKey(), execution);
    }

    /** @param contract its number */
    abstract void execute(String contract, DelegateExecution execution);
}
