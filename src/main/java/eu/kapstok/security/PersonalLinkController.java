package eu.kapstok.security;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.security.SignInHistory.How;
import eu.kapstok.security.StoredPersonalLinks.Link;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The link of a task's mail: one click in the mail, one button on the page. */
@Controller
@RequestMapping(PortalSecurity.PERSONAL_LINK + "/{token}")
class PersonalLinkController {

    private final StoredPersonalLinks links;
    private final CustomerService customers;
    private final LinkPages pages;
    private final ContactSession sessions;

    PersonalLinkController(StoredPersonalLinks links, CustomerService customers, LinkPages pages, ContactSession sessions) {
        this.links = links;
        this.customers = customers;
        this.pages = pages;
        this.sessions = sessions;
    }

    /**
     * Leads its own contact who is signed in already straight to the page; nobody in particular has to press the button, and
     * another contact is refused.
     */
    @GetMapping
    String page(@PathVariable String token, @AuthenticationPrincipal ContactPrincipal signedIn, Model model,
                HttpServletResponse response) {
        Optional<Link> link = links.find(token);
        if (link.isPresent() && signedIn != null && signedIn.contactId().equals(link.get().contactId())) {
            return "redirect:" + PortalPath.orHome(link.get().path());
        }
        if (link.isEmpty() || !link.get().open()) {
            return gone(token, model, response);
        }
        return signedIn == null ? "security/link" : ofAnother(token, model, response);
    }

    @PostMapping
    String enter(@PathVariable String token, @AuthenticationPrincipal ContactPrincipal signedIn, Model model,
                 HttpServletRequest request, HttpServletResponse response) {
        if (signedIn != null) {
            return page(token, signedIn, model, response);
        }
        Optional<Link> used = links.use(token);
        Optional<Contact> contact = used.flatMap(link -> customers.contact(link.contactId())).filter(Contact::active);
        return contact.isEmpty() ? gone(token, model, response)
                : pages.enter(contact.get(), How.PERSONAL_LINK, PortalPath.orHome(used.get().path()), request, response);
    }

    /** Whoever was signed in is nobody now, and may say by the button that the link is theirs. */
    @PostMapping("/sign-out")
    String signOut(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request, response);
        return "redirect:" + PortalSecurity.PERSONAL_LINK + "/" + token;
    }

    /** A new link to the same address, which leads to the same page. */
    @PostMapping("/new")
    String newLink(@PathVariable String token, Model model, HttpServletRequest request, HttpServletResponse response) {
        Optional<Link> link = links.find(token);
        Optional<String> email = link.flatMap(known -> customers.contact(known.contactId())).map(Contact::email);
        return email.isEmpty() ? "redirect:" + PortalSecurity.SIGN_IN
                : pages.mailInstead(email.get(), link.get().contactId(), link.get().path(), model, request, response);
    }

    private static String ofAnother(String token, Model model, HttpServletResponse response) {
        model.addAttribute("signOut", PortalSecurity.PERSONAL_LINK + "/" + token + "/sign-out");
        response.setStatus(HttpStatus.FORBIDDEN.value());
        return "security/link-of-another";
    }

    private String gone(String token, Model model, HttpServletResponse response) {
        return pages.gone(links.find(token).map(known -> PortalSecurity.PERSONAL_LINK + "/" + token + "/new").orElse(null), model,
                response);
    }
}
