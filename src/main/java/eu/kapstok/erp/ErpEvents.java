package eu.kapstok.erp;

/** The inbox: each fact from outside is taken once, and kept when no process waits for it. */
public interface ErpEvents {

    /** Takes a fact; one that was taken before changes nothing. Joins the caller's transaction. */
    void receive(ErpEvent event);

    /** Offers the kept facts of a business key again; called when a process reaches a place where it waits. */
    void offerKept(String key);

    /**
     * Whether facts of a business key are kept now. Those that come later wait for the end of the caller's transaction, so it is
     * asked before anything is locked that takers of facts lock.
     */
    boolean keeps(String key);
}
