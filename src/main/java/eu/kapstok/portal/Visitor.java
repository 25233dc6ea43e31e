package eu.kapstok.portal;

import eu.kapstok.forms.Actor;
import eu.kapstok.security.ContactPrincipal;
import eu.kapstok.security.StaffPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;

/** Who is signed in as the one who acts, with where the click came from. */
public final class Visitor {

    private static final int USER_AGENT_LENGTH = 500;

    private Visitor() {
    }

    public static Actor of(ContactPrincipal contact, HttpServletRequest request) {
        return new Actor(Actor.Kind.CONTACT, contact.contactId().toString(), contact.displayName(), request.getRemoteAddr(),
                browser(request), LocaleContextHolder.getLocale());
    }

    /** A member of staff; they read English. */
    public static Actor of(StaffPrincipal member, HttpServletRequest request) {
        return new Actor(Actor.Kind.STAFF, member.id(), member.displayName(), request.getRemoteAddr(), browser(request),
                Locale.ENGLISH);
    }

    private static String browser(HttpServletRequest request) {
        String browser = request.getHeader(HttpHeaders.USER_AGENT);
        if (browser != null && browser.length() > USER_AGENT_LENGTH) {
            browser = browser.substring(0, USER_AGENT_LENGTH);
        }
        return browser;
    }
}
