package eu.kapstok.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;

/**
 * The sign-ins of customers and staff, under two names in the browser's session: neither can stand in for the other, and
 * signing in as the one leaves the other alone.
 */
final class SignIns {

    private static final String CONTACT_KEY = "kapstok.contact";
    /** By it the session store finds the sessions of a contact. */
    static final String CONTACT_ID = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private static final String STAFF_KEY = "kapstok.staff";
    private static final String CAMUNDA_KEY = "authenticatedUser";

    static final SecurityContextRepository CONTACT = repository(CONTACT_KEY);
    static final SecurityContextRepository STAFF = repository(STAFF_KEY);
    /** For error pages: whoever the page that failed belongs to. */
    static final SecurityContextRepository BY_PATH = new ByPath();

    private SignIns() {
    }

    static void endContact(HttpServletRequest request) {
        end(request, STAFF_KEY, CONTACT_KEY, CONTACT_ID, PortalSecurity.CSRF_TOKEN);
    }

    static void endStaff(HttpServletRequest request) {
        end(request, CONTACT_KEY, STAFF_KEY, CAMUNDA_KEY, StaffSecurity.CSRF_TOKEN);
    }

    /** Ends the whole session, unless the other audience is signed in as well. */
    private static void end(HttpServletRequest request, String other, String... own) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        if (session.getAttribute(other) == null) {
            session.invalidate();
            return;
        }
        for (String name : own) {
            session.removeAttribute(name);
        }
        request.changeSessionId();
    }

    private static SecurityContextRepository repository(String key) {
        HttpSessionSecurityContextRepository repository = new HttpSessionSecurityContextRepository();
        repository.setSpringSecurityContextKey(key);
        repository.setDisableUrlRewriting(true);
        return repository;
    }

    private static final class ByPath implements SecurityContextRepository {

        private static SecurityContextRepository of(HttpServletRequest request) {
            Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
            String path = failed == null ? request.getRequestURI() : failed.toString();
            return path.substring(request.getContextPath().length()).startsWith("/portal") ? CONTACT : STAFF;
        }

        @Override
        @Deprecated
        public SecurityContext loadContext(HttpRequestResponseHolder holder) {
            return of(holder.getRequest()).loadContext(holder);
        }

        @Override
        public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
            return of(request).loadDeferredContext(request);
        }

        @Override
        public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
            of(request).saveContext(context, request, response);
        }

        @Override
        public boolean containsContext(HttpServletRequest request) {
            return of(request).containsContext(request);
        }
    }
}
