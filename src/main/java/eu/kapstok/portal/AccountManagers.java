package eu.kapstok.portal;

import eu.kapstok.customer.Customer;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Picture;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Who looks after a customer, with the photo and the phone number kept with the user ({@code phone} in the user's info). */
@Component
class AccountManagers {

    private static final String PHONE = "phone";
    private static final Set<String> PHOTO_TYPES = Set.of("image/png", "image/jpeg", "image/webp");

    /** @param phone null where none is known, as {@code email} */
    record AccountManager(String id, String name, String phone, String email, boolean photo) {
    }

    private final IdentityService identity;

    AccountManagers(IdentityService identity) {
        this.identity = identity;
    }

    Optional<AccountManager> of(Customer customer) {
        if (customer.accountManager() == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(identity.createUserQuery().userId(customer.accountManager()).singleResult())
                .map(user -> new AccountManager(user.getId(), name(user), identity.getUserInfo(user.getId(), PHONE),
                        user.getEmail(), photo(customer).isPresent()));
    }

    Optional<Picture> photo(Customer customer) {
        return Optional.ofNullable(customer.accountManager()).map(identity::getUserPicture)
                .filter(picture -> PHOTO_TYPES.contains(picture.getMimeType()));
    }

    private static String name(User user) {
        return "%s %s".formatted(user.getFirstName() == null ? "" : user.getFirstName(),
                user.getLastName() == null ? "" : user.getLastName()).strip();
    }
}
