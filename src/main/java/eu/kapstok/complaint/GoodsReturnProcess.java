package eu.kapstok.complaint;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Tells the case of a complaint that goods came. */
@Component
class GoodsReturnProcess {

    private final RuntimeService runtime;

    GoodsReturnProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /**
     * @param complete whether all of the return is here
     * @return false when the case does not wait for goods
     */
    boolean goodsReceived(String complaint, boolean complete) {
        return !runtime.createMessageCorrelation(ComplaintReturnProcess.RETURN_RECEIVED).processInstanceBusinessKey(complaint)
                .setVariable(ComplaintReturnProcess.RETURN_COMPLETE.name(), complete).correlateAllWithResult().isEmpty();
    }
}
