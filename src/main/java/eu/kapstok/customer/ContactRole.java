package eu.kapstok.customer;

/** What a contact may do for their company. */
public enum ContactRole {
    /** Orders. */
    BUYER,
    /** Accepts quotes. */
    APPROVER,
    /** Invoices and reminders. */
    FINANCE,
    /** Signs contracts. */
    SIGNATORY,
    /** Invites colleagues and gives roles. */
    ADMIN;

    /** As it stands in candidate groups: {@code customer.C10042.approver}. */
    public String suffix() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
