package eu.kapstok.customer;

import java.util.UUID;

/** A contact may no longer sign in; told within the transaction that decided it. */
public record ContactLeft(UUID contactId) {
}
