package eu.kapstok.erp;

/**
 * What is wrong with the demo ERP.
 *
 * @param rejectNext it refuses the next order
 * @param loseAnswerNext it carries out the next command and its answer never arrives
 */
public record DemoFaults(Mode mode, boolean rejectNext, boolean loseAnswerNext) {

    public static final DemoFaults NONE = new DemoFaults(Mode.NONE, false, false);

    public enum Mode {
        NONE, DOWN,
        /** It does what is asked and answers after 30 seconds, or once it is quick again. */
        SLOW,
        /** It answers, but not what was asked. */
        GARBAGE
    }
}
