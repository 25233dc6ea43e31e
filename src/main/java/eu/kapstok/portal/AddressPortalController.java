package eu.kapstok.portal;

import eu.kapstok.customer.AddressBook;
import eu.kapstok.customer.AddressFields;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.security.ContactPrincipal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
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

/** Where buyers and administrators keep the delivery addresses of their company. */
@Controller
@RequestMapping("/portal/addresses")
class AddressPortalController {

    private static final String LIST = "redirect:/portal/addresses";

    private final AddressBook addresses;
    private final CustomerService customers;
    private final MessageSource messages;

    AddressPortalController(AddressBook addresses, CustomerService customers, MessageSource messages) {
        this.addresses = addresses;
        this.customers = customers;
        this.messages = messages;
    }

    /** Every page here is for buyers and administrators, at every click. */
    @ModelAttribute
    void onlyBuyersAndAdministrators(@AuthenticationPrincipal ContactPrincipal contact) {
        if (!contact.has(ContactRole.BUYER) && !contact.has(ContactRole.ADMIN)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    @GetMapping
    String list(@AuthenticationPrincipal ContactPrincipal contact, Model model) {
        return list(contact, null, model);
    }

    private String list(ContactPrincipal contact, String problem, Model model) {
        model.addAttribute("addresses", addresses.of(contact.customer()));
        model.addAttribute("problem", problem);
        return "portal/addresses";
    }

    @GetMapping("/new")
    String add(@AuthenticationPrincipal ContactPrincipal contact, Model model) {
        Customer customer = customers.customer(contact.customer()).orElseThrow();
        return form(null, Typed.of(Map.of("name", List.of(customer.name()), "country", List.of(customer.country()))), model);
    }

    @PostMapping("/new")
    String add(@RequestParam MultiValueMap<String, String> typed, @AuthenticationPrincipal ContactPrincipal contact, Model model,
               HttpServletResponse response, RedirectAttributes redirect, Locale locale) {
        try {
            addresses.add(contact.customer(), AddressFields.typed(typed::getFirst), contact.contactId());
            say("portal.address.added", redirect, locale);
            return LIST;
        } catch (FormRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(null, Typed.of(typed).refused(refused, messages, locale), model);
        }
    }

    @GetMapping("/{id}")
    String change(@PathVariable UUID id, @AuthenticationPrincipal ContactPrincipal contact, Model model) {
        AddressFields known = addresses.own(contact.customer(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return form(id, Typed.of(known.values()), model);
    }

    @PostMapping("/{id}")
    String change(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed,
                  @AuthenticationPrincipal ContactPrincipal contact, Model model, HttpServletResponse response,
                  RedirectAttributes redirect, Locale locale) {
        try {
            addresses.change(contact.customer(), id, AddressFields.typed(typed::getFirst), contact.contactId());
            say("portal.address.kept", redirect, locale);
            return LIST;
        } catch (FormRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(id, Typed.of(typed).refused(refused, messages, locale), model);
        }
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable UUID id, @AuthenticationPrincipal ContactPrincipal contact, Model model,
                  HttpServletResponse response, RedirectAttributes redirect, Locale locale) {
        try {
            addresses.remove(contact.customer(), id, contact.contactId());
        } catch (FormRefused refused) {
            return refusedInList(refused, contact, model, response, locale);
        }
        say("portal.address.removed", redirect, locale);
        return LIST;
    }

    @PostMapping("/usual")
    String makeUsual(@RequestParam String address, @AuthenticationPrincipal ContactPrincipal contact, Model model,
                     HttpServletResponse response, RedirectAttributes redirect, Locale locale) {
        try {
            addresses.makeUsual(contact.customer(), address, contact.contactId());
        } catch (FormRefused refused) {
            return refusedInList(refused, contact, model, response, locale);
        }
        say("portal.address.usualKept", redirect, locale);
        return LIST;
    }

    private String refusedInList(FormRefused refused, ContactPrincipal contact, Model model, HttpServletResponse response, Locale locale) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return list(contact, Typed.nothing().refused(refused, messages, locale).problem(""), model);
    }

    private static String form(UUID id, Typed typed, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("heading", id == null ? "portal.address.new" : "portal.address.changeTitle");
        model.addAttribute("typed", typed);
        model.addAttribute("countries", AddressFields.COUNTRIES);
        return "portal/address";
    }

    private void say(String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
    }
}
