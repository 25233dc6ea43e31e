package eu.kapstok.contract;

/** How far a contract is. */
public enum ContractState {
    DRAFTING("state-busy", false),
    IN_REVIEW("state-busy", false),
    SIGNING("state-wait", false),
    /** A signer or our signatory does not want it so; sales decides. */
    DECLINED("state-bad", false),
    COUNTERSIGNING("state-busy", false),
    SEALING("state-busy", false),
    SIGNED("state-good", true),
    EXPIRED("state-off", true),
    /** It was never sent. */
    DROPPED("state-off", true),
    /** It was declined for good. */
    STOPPED("state-off", true);

    private final String css;
    private final boolean closed;

    ContractState(String css, boolean closed) {
        this.css = css;
        this.closed = closed;
    }

    /** Class of the state's colour on a page. */
    public String css() {
        return css;
    }

    public boolean closed() {
        return closed;
    }
}
