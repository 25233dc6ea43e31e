package eu.kapstok.order;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Passes on what customers report about their orders. */
@Service
class OrderProblems {

    private final OrderFiles files;
    private final OrderMails mails;

    OrderProblems(OrderFiles files, OrderMails mails) {
        this.files = files;
        this.mails = mails;
    }

    /** Customer service hears it, and it stands with the order. */
    @Transactional
    public void report(String key, String text, String contact) {
        CustomerOrder order = files.take(key);
        files.tell(order, OrderEvent.Type.PROBLEM_REPORTED, contact, text);
        mails.tellProblem(order, contact, text);
    }
}
