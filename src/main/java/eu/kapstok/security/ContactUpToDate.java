package eu.kapstok.security;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the signed-in contact again at every click, so that a role taken away, a language chosen or a contact gone counts
 * at once; and lets a remembered device in where nobody is signed in.
 */
class ContactUpToDate extends OncePerRequestFilter {

    private final CustomerService customers;
    private final RememberedDevices devices;
    private final ContactSession sessions;

    ContactUpToDate(CustomerService customers, RememberedDevices devices, ContactSession sessions) {
        this.customers = customers;
        this.devices = devices;
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (known instanceof ContactAuthentication contact) {
            refresh(contact.getPrincipal(), request);
        } else {
            ContactSession.device(request).ifPresent(token -> enter(token, request, response));
        }
        chain.doFilter(request, response);
    }

    private void refresh(ContactPrincipal known, HttpServletRequest request) {
        Optional<ContactPrincipal> current =
                customers.contact(known.contactId()).filter(Contact::active).map(ContactSession::principal);
        if (current.isEmpty()) {
            SignIns.endContact(request);
            SecurityContextHolder.clearContext();
        } else if (!current.get().equals(known)) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new ContactAuthentication(current.get()));
            SecurityContextHolder.setContext(context);
        }
    }

    private void enter(String token, HttpServletRequest request, HttpServletResponse response) {
        Optional<RememberedDevices.Known> device = devices.recognise(token);
        if (device.isEmpty()) {
            ContactSession.setDevice("", Duration.ZERO, request, response);
            return;
        }
        customers.contact(device.get().contactId()).filter(Contact::active).ifPresent(contact -> {
            sessions.begin(contact, SignInHistory.How.DEVICE, false, request, response);
            if (device.get().token() != null) {
                ContactSession.setDevice(device.get().token(), RememberedDevices.VALID, request, response);
            }
        });
    }
}
