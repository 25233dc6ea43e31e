package eu.kapstok.security;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * A member of staff who is signed in. Controllers take it as {@code @AuthenticationPrincipal StaffPrincipal}.
 *
 * @param id the engine's user id
 * @param displayName first and last name
 * @param groupIds the engine's groups they are in, those of {@link StaffGroup} and any that an administrator made
 * @param readAt when the groups were read; they are read again after a minute
 */
public record StaffPrincipal(String id, String displayName, Set<String> groupIds, Instant readAt)
        implements Principal, Serializable {

    @Override
    public String getName() {
        return id;
    }

    /** In at least one of these groups. */
    public boolean in(StaffGroup... some) {
        return Arrays.stream(some).anyMatch(group -> groupIds.contains(group.id()));
    }

    /** Whether customers' data is this person's work: process owners and administrators as such do not read it. */
    public boolean seesCustomers() {
        return groupIds.stream().map(StaffGroup::byId).flatMap(Optional::stream).anyMatch(StaffGroup::seesCustomers);
    }
}
