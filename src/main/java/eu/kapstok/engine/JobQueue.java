package eu.kapstok.engine;

import java.time.Instant;

/** Queues work for the engine's job executor, in the caller's transaction. */
public interface JobQueue {

    /**
     * @param type {@link QueuedWork#type()} of the bean that does it
     * @param payload what that bean needs to know, at most 2,000 characters: an id, never content
     */
    void enqueue(String type, String payload);

    /** The same, to be done at that moment and not before. */
    void enqueueAt(Instant due, String type, String payload);
}
