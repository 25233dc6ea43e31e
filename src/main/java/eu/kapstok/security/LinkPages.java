package eu.kapstok.security;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the links of mails have in common: they sign in by a button, and say so when they no longer lead anywhere. */
@Component
class LinkPages {

    static final String GONE = "security/link-gone";

    private final CustomerService customers;
    private final SignInService signIns;
    private final ContactSession sessions;

    LinkPages(CustomerService customers, SignInService signIns, ContactSession sessions) {
        this.customers = customers;
        this.signIns = signIns;
        this.sessions = sessions;
    }

    /** Signs in who pressed the button, and leads them on. */
    String enter(Contact contact, SignInHistory.How how, String path, HttpServletRequest request, HttpServletResponse response) {
        sessions.begin(customers.contact(contact.id()).orElseThrow(), how, request.getParameter("remember") != null, request, response);
        return "redirect:" + path;
    }

    /** @param again where a new link can be asked for, null where none can */
    String gone(String again, Model model, HttpServletResponse response) {
        model.addAttribute("again", again);
        response.setStatus(HttpStatus.GONE.value());
        return GONE;
    }

    /**
     * A mail to sign in instead.
     *
     * @param contactId the one contact meant, null for any with that address
     * @param path where it leads, null for nowhere in particular
     */
    String mailInstead(String email, UUID contactId, String path, Model model, HttpServletRequest request,
                       HttpServletResponse response) {
        return SignInController.mailAgain(signIns.ask(email, contactId, path, request.getRemoteAddr()), model, request, response);
    }
}
