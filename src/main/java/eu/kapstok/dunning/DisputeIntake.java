package eu.kapstok.dunning;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A module that takes up what customers object to in an invoice; it calls {@link InvoiceDisputes} itself. */
public interface DisputeIntake {

    /**
     * @param contact who objects
     * @param files ids of archived documents
     * @return business key of the case, empty when credit control has to settle it itself
     */
    Optional<String> open(String customer, UUID contact, String invoice, String words, List<UUID> files);
}
