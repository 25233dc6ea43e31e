package eu.kapstok.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** Where a member of staff begins: the page they asked for, or the one their work is on. */
class StaffLanding extends SavedRequestAwareAuthenticationSuccessHandler {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String COCKPIT = "/camunda/app/cockpit/default/";

    StaffLanding(RequestCache wantedPages) {
        setRequestCache(wantedPages);
    }

    @Override
    protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response,
                                        Authentication authentication) {
        return of(((StaffAuthentication) authentication).getPrincipal());
    }

    static String of(StaffPrincipal staff) {
        return staff.in(StaffGroup.PROCESS_OWNER, StaffGroup.CAMUNDA_ADMIN) ? COCKPIT : TASKLIST;
    }
}
