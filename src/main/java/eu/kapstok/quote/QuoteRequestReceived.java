package eu.kapstok.quote;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.engine.QueuedWork;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Confirms to whoever asked for a quote that we have their request, without keeping them waiting. */
@Component
class QuoteRequestReceived implements QueuedWork {

    static final String TYPE = "quote-request-received";

    private final QuoteRequestMails mails;

    /** The engine asks for all kinds of work before it is there itself. */
    QuoteRequestReceived(@Lazy QuoteRequestMails mails) {
        this.mails = mails;
    }

    static void enqueue(JobQueue queue, String number) {
        queue.enqueue(TYPE, number);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(String number) {
        mails.tellReceipt(number);
    }
}
