package eu.kapstok.security;

import java.time.Instant;
import java.util.UUID;

/** Links in mails that sign one contact in and lead to one page. */
public interface PersonalLinks {

    /**
     * @param path where it leads, starting with {@code /portal/}
     * @param validUntil the task's due date; at most 30 days are granted
     * @return absolute address; single use by POST, its token is kept hashed
     */
    String create(UUID contactId, String path, Instant validUntil);
}
