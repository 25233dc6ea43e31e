package eu.kapstok.order;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Has customer service answer what a customer reports about an order. */
@Component
public class OrderProblemProcess {

    static final String KEY = "order-problem";

    static final String PROBLEM_REPORTED = "problem-reported";

    static final class Elements {

        static final String ANSWER_PROBLEM = "Activity_AnswerProblem";

        private Elements() {
        }
    }

    private final RuntimeService runtime;

    OrderProblemProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** @param number of the problem */
    void problemReported(String number) {
        runtime.createMessageCorrelation(PROBLEM_REPORTED).processInstanceBusinessKey(number).correlateStartMessage();
    }
}
