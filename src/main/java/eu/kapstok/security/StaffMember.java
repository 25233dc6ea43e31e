package eu.kapstok.security;

/**
 * A member of staff, for mails and pages.
 *
 * @param email null where none is known
 */
public record StaffMember(String id, String name, String email) {
}
