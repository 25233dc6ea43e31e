package eu.kapstok.signing;

import java.time.LocalDate;

/** A module's part in not letting the seal's key run out unnoticed; a bean, told once for each certificate, 30 days
 * before, in a job's transaction. */
public interface SealKeyExpiring {

    /** @param certificate its common name */
    void expiring(LocalDate lastDay, String certificate);
}
