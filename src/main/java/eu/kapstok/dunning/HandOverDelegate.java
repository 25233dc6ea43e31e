package eu.kapstok.dunning;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Hand over". */
@Component
class HandOverDelegate implements JavaDelegate {

    private final HandOvers handOvers;

    HandOverDelegate(HandOvers handOvers) {
        this.handOvers = handOvers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        handOvers.handOver(execution.getProcessBusinessKey());
    }
}
