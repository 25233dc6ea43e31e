package eu.kapstok.dunning;

import eu.kapstok.engine.ProcessVariable;
import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Reads once a working day what is open, and brings each customer who is late to their case. */
@Component
public class DunningRunProcess {

    static final String KEY = "dunning-run";

    static final String RUN_ASKED_FOR = "dunning-run-asked-for";
    static final String RUN_OVERTAKEN = "dunning-run-overtaken";

    static final ProcessVariable<Boolean> RUN_NEEDED = new ProcessVariable<>("runNeeded", Boolean.class);
    static final ProcessVariable<Boolean> MORE_RECEIVABLES = new ProcessVariable<>("moreReceivables", Boolean.class);
    static final ProcessVariable<Boolean> MORE_TO_JUDGE = new ProcessVariable<>("moreToJudge", Boolean.class);

    /** Whether credit control has to look at it before anything is sent. */
    static final ProcessVariable<Boolean> RELEASE_NEEDED = new ProcessVariable<>("releaseNeeded", Boolean.class);
    static final ProcessVariable<Boolean> RUN_RELEASED = new ProcessVariable<>("runReleased", Boolean.class);
    static final ProcessVariable<Boolean> MORE_TO_START = new ProcessVariable<>("moreToStart", Boolean.class);

    static final class Elements {

        static final String RELEASE_RUN = "Activity_ReleaseRun";

        private Elements() {
        }
    }

    private final RuntimeService runtime;

    DunningRunProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Somebody wants it now. */
    void askedFor(LocalDate day) {
        runtime.createMessageCorrelation(RUN_ASKED_FOR).processInstanceBusinessKey(key(day)).correlateStartMessage();
    }

    void overtaken(LocalDate day) {
        runtime.createMessageCorrelation(RUN_OVERTAKEN).processInstanceBusinessKey(key(day)).correlateAllWithResult();
    }

    static String key(LocalDate day) {
        return DunningRun.KEY + day;
    }

    static LocalDate day(String businessKey) {
        return LocalDate.parse(businessKey.substring(DunningRun.KEY.length()));
    }
}
