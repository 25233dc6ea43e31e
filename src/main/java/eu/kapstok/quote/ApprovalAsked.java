package eu.kapstok.quote;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.engine.QueuedWork;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks a group for its approval as soon as its task is there, without keeping whoever made the task waiting. */
@Component
class ApprovalAsked implements QueuedWork {

    static final String TYPE = "quote-approval-asked";

    private final QuoteMails mails;

    /** The engine asks for all kinds of work before it is there itself. */
    ApprovalAsked(@Lazy QuoteMails mails) {
        this.mails = mails;
    }

    static void enqueue(JobQueue queue, String number, String group, String taskId) {
        queue.enqueue(TYPE, String.join(" ", number, group, taskId));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(String payload) {
        String[] parts = payload.split(" ");
        mails.askForApproval(parts[0], parts[1], parts[2]);
    }
}
