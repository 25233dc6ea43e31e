package eu.kapstok.erp;

/** The inbox: each fact from outside is taken once, and kept when no process waits for it. */
public interface ErpEvents {

    /** Takes a fact; one that was taken before changes nothing. Joins the caller's transaction. */
    void receive(ErpEvent event);

    /** Offers the kept facts of a business key again; called when a process reaches a place where it waits. */
    void offerKept(String key);
}
