package eu.kapstok.engine;

/**
 * A module's part in bringing a trial back to its first day: empties its tables, makes anew what it makes at the start. A
 * bean; {@code @Order} says when. The job executor rests, running instances and their history are gone, and the demo ERP is
 * as on its first day already; all parts share one transaction.
 */
public interface TrialReset {

    void reset();
}
