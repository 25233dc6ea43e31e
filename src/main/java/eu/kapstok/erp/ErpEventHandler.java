package eu.kapstok.erp;

import java.util.Optional;
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

    /**
     * Tells our own people why a fact that was kept is still not waited for.
     *
     * @return empty where the module knows no more than anybody
     */
    default Optional<WhyKept> whyKept(ErpEvent event) {
        return Optional.empty();
    }

    /**
     * @param text in English
     * @param page staff page of what it is about, null where there is none
     */
    record WhyKept(String text, String page) {
    }
}
