package eu.kapstok.complaint;

import java.util.UUID;

/**
 * Whose draft it is: a customer's contact, or one of ours who writes it down for a caller.
 *
 * @param contact null for one of ours
 * @param staff staff user id, null for a contact
 * @param name as shown to others
 */
record DraftOwner(String customer, UUID contact, String staff, String name) {

    boolean isStaff() {
        return staff != null;
    }
}
