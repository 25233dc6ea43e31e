package eu.kapstok.security;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** The sign-in of a customer's contact. */
class ContactAuthentication extends AbstractAuthenticationToken {

    static final String CONTACT = "CONTACT";

    private final ContactPrincipal principal;

    ContactAuthentication(ContactPrincipal principal) {
        super(AuthorityUtils.createAuthorityList(CONTACT));
        this.principal = principal;
        setAuthenticated(true);
    }

    @Override
    public ContactPrincipal getPrincipal() {
        return principal;
    }

    @Override
    public Object getCredentials() {
        return null;
    }
}
