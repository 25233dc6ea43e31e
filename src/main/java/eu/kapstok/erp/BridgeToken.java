package eu.kapstok.erp;

/** What shows a bridge that it is us who call. */
interface BridgeToken {

    String value();

    /** Whether there is another one to try after that one was refused. */
    boolean renewed(String refused);

    /** One that was given out once. */
    static BridgeToken fixed(String token) {
        return new BridgeToken() {
            @Override
            public String value() {
                return token;
            }

            @Override
            public boolean renewed(String refused) {
                return false;
            }
        };
    }
}
