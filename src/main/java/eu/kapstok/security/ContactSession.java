package eu.kapstok.security;

import eu.kapstok.customer.Contact;
import eu.kapstok.security.SignInHistory.How;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** A contact's session in the browser: begun by a mail or by a remembered device. */
@Component
class ContactSession {

    private static final String DEVICE = "kapstok-device";

    private final SignInHistory history;
    private final RememberedDevices devices;

    ContactSession(SignInHistory history, RememberedDevices devices) {
        this.history = history;
        this.devices = devices;
    }

    void begin(Contact contact, How how, boolean remember, HttpServletRequest request, HttpServletResponse response) {
        ClickFrom click = ClickFrom.of(request);
        history.add(contact.id(), how, click);
        request.getSession();
        request.changeSessionId();
        request.getSession().removeAttribute(PortalSecurity.CSRF_TOKEN);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new ContactAuthentication(principal(contact)));
        SecurityContextHolder.setContext(context);
        SignIns.CONTACT.saveContext(context, request, response);
        request.getSession().setAttribute(SignIns.CONTACT_ID, contact.id().toString());
        if (remember) {
            setDevice(devices.remember(contact.id(), click.userAgent()), RememberedDevices.VALID, request, response);
        }
    }

    static ContactPrincipal principal(Contact contact) {
        return new ContactPrincipal(contact.id(), contact.customer().number(), contact.name(), contact.language(),
                contact.roles());
    }

    /** Who signs out on a device is not known on it any more. */
    void end(HttpServletRequest request, HttpServletResponse response) {
        device(request).ifPresent(token -> {
            devices.forget(token);
            setDevice("", Duration.ZERO, request, response);
        });
        SignIns.endContact(request);
    }

    static Optional<String> device(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, DEVICE)).map(Cookie::getValue).filter(value -> !value.isEmpty());
    }

    static void setDevice(String token, Duration valid, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(DEVICE, token).path(PortalPath.HOME).maxAge(valid)
                .httpOnly(true).secure(request.isSecure()).sameSite("Lax").build().toString());
    }
}
