package eu.kapstok.portal;

import eu.kapstok.customer.AddressBook;
import eu.kapstok.customer.AddressFields;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.portal.OwnForms.Done;
import eu.kapstok.portal.OwnForms.Reply;
import eu.kapstok.security.ContactPrincipal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
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
    private final OwnForms forms;

    AddressPortalController(AddressBook addresses, CustomerService customers, OwnForms forms) {
        this.addresses = addresses;
        this.customers = customers;
        this.forms = forms;
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
        return forms.answer(() -> {
            addresses.add(contact.customer(), AddressFields.typed(typed::getFirst), contact.contactId());
            return new Done(LIST, "portal.address.added");
        }, Typed.of(typed), again -> form(null, again, model), new Reply(response, redirect, locale));
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
        return forms.answer(() -> {
            addresses.change(contact.customer(), id, AddressFields.typed(typed::getFirst), contact.contactId());
            return new Done(LIST, "portal.address.kept");
        }, Typed.of(typed), again -> form(id, again, model), new Reply(response, redirect, locale));
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable UUID id, @AuthenticationPrincipal ContactPrincipal contact, Model model,
                  HttpServletResponse response, RedirectAttributes redirect, Locale locale) {
        return fromList(() -> {
            addresses.remove(contact.customer(), id, contact.contactId());
            return new Done(LIST, "portal.address.removed");
        }, contact, model, new Reply(response, redirect, locale));
    }

    @PostMapping("/usual")
    String makeUsual(@RequestParam String address, @AuthenticationPrincipal ContactPrincipal contact, Model model,
                     HttpServletResponse response, RedirectAttributes redirect, Locale locale) {
        return fromList(() -> {
            addresses.makeUsual(contact.customer(), address, contact.contactId());
            return new Done(LIST, "portal.address.usualKept");
        }, contact, model, new Reply(response, redirect, locale));
    }

    private String fromList(Supplier<Done> deed, ContactPrincipal contact, Model model, Reply reply) {
        return forms.answer(deed, Typed.nothing(), refused -> list(contact, refused.problem(""), model), reply);
    }

    private static String form(UUID id, Typed typed, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("heading", id == null ? "portal.address.new" : "portal.address.changeTitle");
        model.addAttribute("typed", typed);
        model.addAttribute("countries", AddressFields.COUNTRIES);
        return "portal/address";
    }
}
