package eu.kapstok.dunning;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Has credit control settle what a customer objects to in an invoice. */
@Component
public class InvoiceDisputeProcess {

    static final String KEY = "invoice-dispute";

    static final String OBJECTION_RAISED = "objection-raised";

    static final class Elements {

        static final String SETTLE_DISPUTE = "Activity_SettleDispute";

        private Elements() {
        }
    }

    private final RuntimeService runtime;

    InvoiceDisputeProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** @param number of the objection */
    void objectionRaised(String number) {
        runtime.createMessageCorrelation(OBJECTION_RAISED).processInstanceBusinessKey(number).correlateStartMessage();
    }
}
