package eu.kapstok.dunning;

import eu.kapstok.engine.QueuedWork;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Looks whether a customer whose case is over can order again. */
@Component
class ReleasePaid implements QueuedWork {

    static final String TYPE = "dunning-release-paid";

    private final DunningCases cases;

    /** The engine asks for all kinds of work before it is there itself. */
    ReleasePaid(@Lazy DunningCases cases) {
        this.cases = cases;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(String payload) {
        cases.releaseIfPaid(payload);
    }
}
