package eu.kapstok.dunning;

/** What comes next for a customer. */
enum Action {
    NONE(""), LETTER("letter"), POST("post"), CALL("call"), PLAN("plan"), WRITE_OFF("writeOff"), FILE_CLAIM("fileClaim"), ABROAD("abroad"), BLOCK("block"),
    HAND_OVER("handOver"), RELEASE("release"), WAIT("wait"), END("end");

    private final String variable;

    Action(String variable) {
        this.variable = variable;
    }

    /** As the model reads it. */
    String variable() {
        return variable;
    }
}
