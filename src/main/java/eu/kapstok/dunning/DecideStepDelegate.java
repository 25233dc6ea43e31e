package eu.kapstok.dunning;

import java.time.Clock;
import java.time.LocalTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Decide step". */
@Component
class DecideStepDelegate implements JavaDelegate {

    private static final LocalTime MORNING = LocalTime.of(7, 0);

    private final DunningCases cases;
    private final Clock clock;

    DecideStepDelegate(DunningCases cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        NextStep next = cases.decide(execution.getProcessBusinessKey());
        DunningProcess.NEXT_ACTION.set(execution, next.action().variable());
        DunningProcess.NEXT_LOOK.set(execution, Date.from(next.look().atTime(MORNING).atZone(clock.getZone()).toInstant()));
    }
}
