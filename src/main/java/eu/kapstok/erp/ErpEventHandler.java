package eu.kapstok.erp;

import java.util.Set;

/** A business module's ear for facts from the ERP. */
public interface ErpEventHandler {

    /** Message names it takes. */
    Set<String> types();

    /**
     * Takes the fact, in the inbox's transaction.
     *
     * @return false when no process waits for it now: the inbox keeps it
     */
    boolean handle(ErpEvent event);
}
