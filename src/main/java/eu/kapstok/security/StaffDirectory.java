package eu.kapstok.security;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Who works here, as the engine's users and groups say. */
@Component
public class StaffDirectory {

    private static final int MANY = 200;

    private final IdentityService identity;

    StaffDirectory(IdentityService identity) {
        this.identity = identity;
    }

    /** The members of a group by name, 200 at most: whoever mails more people than that wants a mailing list. */
    public List<StaffMember> membersOf(StaffGroup group) {
        return identity.createUserQuery().memberOfGroup(group.id()).orderByUserLastName().asc().orderByUserId().asc()
                .listPage(0, MANY).stream().map(StaffDirectory::member).toList();
    }

    public Optional<StaffMember> member(String userId) {
        return Optional.ofNullable(identity.createUserQuery().userId(userId).singleResult()).map(StaffDirectory::member);
    }

    /** First and last name, or the user id itself where nobody has it any more. */
    public String nameOf(String userId) {
        return member(userId).map(StaffMember::name).orElse(userId);
    }

    /** Ids of the engine's groups that the user is in. */
    public Set<String> groupsOf(String userId) {
        return identity.createGroupQuery().groupMember(userId).listPage(0, MANY).stream().map(Group::getId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The member of staff as one who is signed in, empty when the user does not exist. */
    Optional<StaffPrincipal> principal(String userId) {
        return member(userId).map(member -> new StaffPrincipal(member.id(), member.name(), groupsOf(userId),
                Clock.systemUTC().instant()));
    }

    private static StaffMember member(User user) {
        String first = user.getFirstName() == null ? "" : user.getFirstName();
        String last = user.getLastName() == null ? "" : user.getLastName();
        String name = (first + " " + last).strip();
        return new StaffMember(user.getId(), name.isEmpty() ? user.getId() : name, user.getEmail());
    }
}
