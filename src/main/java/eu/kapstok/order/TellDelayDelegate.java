package eu.kapstok.order;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Tell delay". */
@Component
class TellDelayDelegate implements JavaDelegate {

    private final OrderFollowing following;

    TellDelayDelegate(OrderFollowing following) {
        this.following = following;
    }

    @Override
    public void execute(DelegateExecution execution) {
        following.tellDelay(execution.getProcessBusinessKey());
    }
}
