package eu.kapstok.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** Remembers the page that a contact wanted when sign-in came in between; only whole pages, never a form that was sent. */
class WantedPage extends NullRequestCache {

    private static final String KEY = "kapstok.contact.wanted";

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        String page = request.getRequestURI().substring(request.getContextPath().length()) + (query == null ? "" : "?" + query);
        if (request.getMethod().equals("GET") && request.getHeader("HX-Request") == null && PortalPath.isInside(page)
                && !page.equals(PortalPath.HOME)) {
            request.getSession().setAttribute(KEY, page);
        }
    }

    /** The page, null where none was wanted. */
    static String of(HttpSession session) {
        return (String) session.getAttribute(KEY);
    }

    static void reached(HttpSession session) {
        session.removeAttribute(KEY);
    }
}
