package eu.kapstok.engine;

/**
 * Work that the engine's job executor does after the transaction that queued it: retried as every job,
 * then an incident. An implementation is a bean; it must be idempotent, as a job can run twice.
 */
public interface QueuedWork {

    /** The stored name of this kind of work, kebab-case; running jobs remember it. */
    String type();

    /** Whether it only looks again and again at what may have happened, so that no day has to wait for it in a trial. */
    default boolean looksAgainAndAgain() {
        return false;
    }

    /** Does the work in the job's transaction. A thrown exception means: try again later. */
    void run(String payload);
}
