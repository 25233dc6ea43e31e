package eu.kapstok.erp;

/** The ERP did not do what was asked, for a reason that is not the customer's business. */
public class ErpException extends RuntimeException {

    /**
     * BUSY and UNAVAILABLE: try again later. UNKNOWN: it may have worked; the same call with the same key reconciles.
     * CONFLICT, WRONG_STATE, NEEDS_DECISION, INVALID: a person decides. NOT_FOUND, DENIED, UNSUPPORTED: operations.
     */
    public enum Kind {
        NOT_FOUND, INVALID, CONFLICT, WRONG_STATE, NEEDS_DECISION, DENIED, UNSUPPORTED, BUSY, UNAVAILABLE, UNKNOWN
    }

    private final Kind kind;

    public ErpException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public ErpException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
