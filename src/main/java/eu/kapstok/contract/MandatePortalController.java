package eu.kapstok.contract;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.portal.Typed;
import eu.kapstok.security.ContactPrincipal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a customer's administrator enters how far colleagues' signatures go. */
@Controller
@RequestMapping("/portal/mandates")
class MandatePortalController {

    private final MandateForms mandates;
    private final CustomerService customers;

    MandatePortalController(MandateForms mandates, CustomerService customers) {
        this.mandates = mandates;
        this.customers = customers;
    }

    /** Every page here is for administrators, at every click. */
    @ModelAttribute
    void onlyAdministrators(@AuthenticationPrincipal ContactPrincipal contact) {
        if (!contact.has(ContactRole.ADMIN)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    @GetMapping
    String list(@AuthenticationPrincipal ContactPrincipal contact, Model model) {
        return page(contact, null, Typed.nothing(), model);
    }

    @PostMapping("/{id}")
    String enter(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> posted, @AuthenticationPrincipal ContactPrincipal contact,
                 HttpServletResponse response, RedirectAttributes redirect, Model model, Locale locale) {
        Contact signatory = mandates.signatory(contact.customer(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Typed refused = mandates.enter(signatory, posted, contact.displayName(), redirect, locale);
        if (refused == null) {
            return "redirect:/portal/mandates";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return page(contact, id, refused, model);
    }

    @GetMapping("/{id}")
    String back() {
        return "redirect:/portal/mandates";
    }

    private String page(ContactPrincipal contact, UUID wrong, Typed typed, Model model) {
        model.addAttribute("rows", mandates.rows(customers.contactsOf(contact.customer(), ContactRole.SIGNATORY), wrong, typed));
        model.addAttribute("typed", typed);
        model.addAttribute("action", "/portal/mandates");
        return "contract/mandates";
    }
}
