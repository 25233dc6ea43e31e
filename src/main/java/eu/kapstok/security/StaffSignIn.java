package eu.kapstok.security;

import io.micrometer.core.instrument.MeterRegistry;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Signs staff in with the engine's users; the engine slows down and locks out who guesses. */
@Component
class StaffSignIn implements AuthenticationProvider {

    private final IdentityService identity;
    private final StaffDirectory staff;
    private final MeterRegistry meters;

    StaffSignIn(IdentityService identity, StaffDirectory staff, MeterRegistry meters) {
        this.identity = identity;
        this.staff = staff;
        this.meters = meters;
    }

    @Override
    public Authentication authenticate(Authentication attempt) throws AuthenticationException {
        String user = attempt.getName();
        String password = attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
        if (!matches(user, password)) {
            meters.counter("kapstok.sign.ins.refused", "audience", "staff").increment();
            throw new BadCredentialsException("Unknown user or wrong password");
        }
        return staff.principal(user).map(StaffAuthentication::new)
                .orElseThrow(() -> new BadCredentialsException("Unknown user or wrong password"));
    }

    private boolean matches(String user, String password) {
        try {
            return identity.checkPassword(user, password);
        } catch (org.camunda.bpm.engine.AuthenticationException locked) {
            // the answer does not tell a locked user from an unknown one
            return false;
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
