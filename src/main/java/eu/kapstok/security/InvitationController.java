package eu.kapstok.security;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.forms.TooOften;
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

/** The link of an invitation: a page with one button, so that a mail scanner that follows links accepts nothing. */
@Controller
@RequestMapping(PortalSecurity.INVITATION + "/{token}")
class InvitationController {

    private final Invitations invitations;
    private final CustomerService customers;
    private final LinkPages pages;

    InvitationController(Invitations invitations, CustomerService customers, LinkPages pages) {
        this.invitations = invitations;
        this.customers = customers;
        this.pages = pages;
    }

    /** Leads who accepted and is signed in straight to the portal. */
    @GetMapping
    String page(@PathVariable String token, @AuthenticationPrincipal ContactPrincipal signedIn, Model model,
                HttpServletResponse response) {
        Optional<Invitations.Invited> invited = invitations.find(token);
        if (signedIn != null && invited.filter(Invitations.Invited::accepted)
                .filter(accepted -> accepted.customer().equals(signedIn.customer())).isPresent()) {
            return "redirect:" + PortalPath.HOME;
        }
        Optional<Invitations.Invited> open = invited.filter(Invitations.Invited::open);
        if (open.isEmpty()) {
            return gone(token, model, response);
        }
        model.addAttribute("newcomer", open.get().newcomer());
        customers.contact(open.get().invitedBy()).ifPresent(inviter -> {
            model.addAttribute("inviter", inviter.name());
            model.addAttribute("company", inviter.customer().name());
        });
        return "security/invitation";
    }

    @PostMapping
    String accept(@PathVariable String token, Model model, HttpServletRequest request, HttpServletResponse response) {
        Optional<Contact> contact = invitations.accept(token);
        return contact.isEmpty() ? gone(token, model, response)
                : pages.enter(contact.get(), SignInHistory.How.INVITATION, PortalPath.HOME, request, response);
    }

    /** A new invitation where the old one expired, a mail to sign in where it was accepted. */
    @PostMapping("/new")
    String newLink(@PathVariable String token, Model model, HttpServletRequest request, HttpServletResponse response) {
        Optional<Invitations.Invited> invited = invitations.find(token);
        if (invited.isPresent() && invited.get().accepted()) {
            return pages.mailInstead(invited.get().newcomer().email(), null, null, model, request, response);
        }
        try {
            model.addAttribute("sent", invitations.renew(token));
        } catch (TooOften enough) {
            model.addAttribute("problem", "security.link.tooMany");
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        }
        return LinkPages.GONE;
    }

    private String gone(String token, Model model, HttpServletResponse response) {
        return pages.gone(invitations.find(token).filter(invited -> !invited.withdrawn())
                .map(known -> PortalSecurity.INVITATION + "/" + token + "/new").orElse(null), model, response);
    }
}
