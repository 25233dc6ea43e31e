package eu.kapstok.dunning;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.engine.QueuedWork;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings to a customer's case what was said of it, once that is written: who says it may be at work in the very case. A letter that
 * is under way meanwhile looks at what is written, not at the news.
 */
@Component
class CaseNews implements QueuedWork {

    static final String TYPE = "dunning-news";

    private final Debtors debtors;
    private final DunningProcess process;
    private final JobQueue queue;

    /** The engine asks for all kinds of work before it is there itself. */
    CaseNews(@Lazy Debtors debtors, @Lazy DunningProcess process, @Lazy JobQueue queue) {
        this.debtors = debtors;
        this.process = process;
        this.queue = queue;
    }

    void tell(String message, String customer) {
        queue.enqueue(TYPE, message + " " + customer);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    @Transactional
    public void run(String payload) {
        String[] parts = payload.split(" ", 2);
        debtors.take(parts[1]);
        process.happened(parts[0], parts[1]);
    }
}
