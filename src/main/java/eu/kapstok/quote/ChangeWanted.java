package eu.kapstok.quote;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.engine.QueuedWork;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells sales what a customer wants otherwise, as soon as the task to revise the quote is there. */
@Component
class ChangeWanted implements QueuedWork {

    static final String TYPE = "quote-change-wanted";

    private final QuoteMails mails;

    /** The engine asks for all kinds of work before it is there itself. */
    ChangeWanted(@Lazy QuoteMails mails) {
        this.mails = mails;
    }

    static void enqueue(JobQueue queue, String number, String taskId) {
        queue.enqueue(TYPE, String.join(" ", number, taskId));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(String payload) {
        String[] parts = payload.split(" ");
        mails.tellWish(parts[0], parts[1]);
    }
}
