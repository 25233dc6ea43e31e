package eu.kapstok.engine;

import java.util.Set;

/** A listener that takes the answer of a decision apart, and so needs its columns as they are. */
public interface ReadsDecision {

    /** Names of the outputs that it reads. */
    Set<String> outputs();

    /** Whether it wants the answer of every rule that fits, not of one. */
    boolean everyRule();
}
