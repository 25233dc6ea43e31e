package eu.kapstok.engine;

import org.springframework.boot.test.context.TestComponent;

/** Queued work that never succeeds. */
@TestComponent
public class FailingWork implements QueuedWork {

    static final String TYPE = "failing-work";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(String payload) {
        throw new IllegalStateException(payload);
    }
}
