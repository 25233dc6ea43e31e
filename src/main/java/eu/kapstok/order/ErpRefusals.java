package eu.kapstok.order;

import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpOrderRejected;

/** Tells what a person has to find a way out of from what only has to be tried again. */
final class ErpRefusals {

    /** What is asked of the ERP. */
    interface Call<T> {
        T answer() throws ErpOrderRejected;
    }

    private ErpRefusals() {
    }

    /** @throws ErpOrderRejected when trying again would not help */
    static <T> T ask(Call<T> call) throws ErpOrderRejected {
        try {
            return call.answer();
        } catch (ErpException failed) {
            if (needsAPerson(failed.kind())) {
                throw new ErpOrderRejected(failed.getMessage());
            }
            throw failed;
        }
    }

    private static boolean needsAPerson(ErpException.Kind kind) {
        return switch (kind) {
            case CONFLICT, WRONG_STATE, NEEDS_DECISION, INVALID, UNSUPPORTED -> true;
            case NOT_FOUND, DENIED, BUSY, UNAVAILABLE, UNKNOWN -> false;
        };
    }
}
