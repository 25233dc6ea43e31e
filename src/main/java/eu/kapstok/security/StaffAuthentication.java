package eu.kapstok.security;

import java.util.ArrayList;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The sign-in of a member of staff; its authorities are the staff groups. */
class StaffAuthentication extends AbstractAuthenticationToken {

    /** Any member of staff. */
    static final String STAFF = "STAFF";
    /** Members of staff whose work is with customers. */
    static final String SEES_CUSTOMERS = "SEES_CUSTOMERS";

    private static final String GROUP = "GROUP_";

    private final StaffPrincipal principal;

    StaffAuthentication(StaffPrincipal principal) {
        super(authorities(principal));
        this.principal = principal;
        setAuthenticated(true);
    }

    static String group(StaffGroup group) {
        return GROUP + group.id();
    }

    private static List<GrantedAuthority> authorities(StaffPrincipal principal) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        authorities.add(new SimpleGrantedAuthority(STAFF));
        if (principal.seesCustomers()) {
            authorities.add(new SimpleGrantedAuthority(SEES_CUSTOMERS));
        }
        principal.groupIds().forEach(group -> authorities.add(new SimpleGrantedAuthority(GROUP + group)));
        return authorities;
    }

    @Override
    public StaffPrincipal getPrincipal() {
        return principal;
    }

    @Override
    public Object getCredentials() {
        return null;
    }
}
