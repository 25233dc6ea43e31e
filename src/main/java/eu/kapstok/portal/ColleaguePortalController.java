package eu.kapstok.portal;

import eu.kapstok.customer.Colleagues;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.Newcomer;
import eu.kapstok.portal.OwnForms.Done;
import eu.kapstok.portal.OwnForms.Reply;
import eu.kapstok.security.ContactPrincipal;
import eu.kapstok.security.Invitations;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

/** Where a customer's administrator invites colleagues, gives them roles and removes them. */
@Controller
@RequestMapping("/portal/colleagues")
class ColleaguePortalController {

    private static final String LIST = "redirect:/portal/colleagues";

    private final Colleagues colleagues;
    private final Invitations invitations;
    private final OwnForms forms;

    ColleaguePortalController(Colleagues colleagues, Invitations invitations, OwnForms forms) {
        this.colleagues = colleagues;
        this.invitations = invitations;
        this.forms = forms;
    }

    /** Every page here is for administrators, at every click. */
    @ModelAttribute
    void onlyAdministrators(@AuthenticationPrincipal ContactPrincipal contact) {
        if (!contact.has(ContactRole.ADMIN)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    @GetMapping
    String list(@RequestParam(required = false) UUID after, @AuthenticationPrincipal ContactPrincipal contact, Model model) {
        return list(after, contact, null, model);
    }

    private String list(UUID after, ContactPrincipal contact, String problem, Model model) {
        Colleagues.Page page = colleagues.of(contact.customer(), after);
        model.addAttribute("colleagues", page.contacts());
        model.addAttribute("next", page.next());
        model.addAttribute("first", after == null);
        model.addAttribute("invitations", after == null ? invitations.of(contact.customer()) : List.of());
        model.addAttribute("me", contact.contactId());
        model.addAttribute("problem", problem);
        return "portal/colleagues";
    }

    @GetMapping("/invite")
    String invite(@AuthenticationPrincipal ContactPrincipal contact, Model model) {
        return inviteForm(Typed.of(Map.of("language", List.of(contact.language()), "roles", List.of(ContactRole.BUYER.name()))), model);
    }

    @PostMapping("/invite")
    String invite(@RequestParam MultiValueMap<String, String> typed, @AuthenticationPrincipal ContactPrincipal contact, Model model,
                  HttpServletResponse response, RedirectAttributes redirect, Locale locale) {
        return forms.answer(() -> {
            Newcomer newcomer = Newcomer.typed(typed::getFirst, roles(typed.get("roles")));
            invitations.invite(contact.customer(), newcomer, contact.contactId());
            return new Done(LIST, "portal.invite.sent", newcomer.email());
        }, Typed.of(typed), again -> inviteForm(again, model), new Reply(response, redirect, locale));
    }

    private static String inviteForm(Typed typed, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("roles", ContactRole.values());
        return "portal/colleague-invite";
    }

    @PostMapping("/invitations/{id}/again")
    String again(@PathVariable UUID id, @AuthenticationPrincipal ContactPrincipal contact, Model model,
                 HttpServletResponse response, RedirectAttributes redirect, Locale locale) {
        return fromList(() -> {
            invitations.sendAgain(contact.customer(), id, contact.contactId());
            return new Done(LIST, "portal.invite.sentAgain");
        }, contact, model, new Reply(response, redirect, locale));
    }

    @PostMapping("/invitations/{id}/withdraw")
    String withdraw(@PathVariable UUID id, @AuthenticationPrincipal ContactPrincipal contact, Model model,
                    HttpServletResponse response, RedirectAttributes redirect, Locale locale) {
        return fromList(() -> {
            invitations.withdraw(contact.customer(), id, contact.contactId());
            return new Done(LIST, "portal.invite.withdrawn");
        }, contact, model, new Reply(response, redirect, locale));
    }

    private String fromList(Supplier<Done> deed, ContactPrincipal contact, Model model, Reply reply) {
        return forms.answer(deed, Typed.nothing(), refused -> list(null, contact, refused.problem(""), model), reply);
    }

    @GetMapping("/{id}")
    String colleague(@PathVariable UUID id, @AuthenticationPrincipal ContactPrincipal contact, Model model) {
        Contact colleague = colleague(id, contact);
        return colleagueForm(colleague, rolesOf(colleague), contact, model);
    }

    @PostMapping("/{id}/roles")
    String roles(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed,
                 @AuthenticationPrincipal ContactPrincipal contact, Model model, HttpServletResponse response,
                 RedirectAttributes redirect, Locale locale) {
        Contact colleague = colleague(id, contact);
        return forms.answer(() -> {
            Set<ContactRole> roles = roles(typed.get("roles"));
            colleagues.give(contact.customer(), id, roles, contact.contactId());
            boolean outOfHere = id.equals(contact.contactId()) && !roles.contains(ContactRole.ADMIN);
            return new Done(outOfHere ? "redirect:/portal/profile" : LIST, "portal.colleague.kept", colleague.name());
        }, Typed.of(typed), again -> colleagueForm(colleague, again, contact, model), new Reply(response, redirect, locale));
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable UUID id, @AuthenticationPrincipal ContactPrincipal contact, Model model,
                  HttpServletResponse response, RedirectAttributes redirect, Locale locale) {
        Contact colleague = colleague(id, contact);
        return forms.answer(() -> {
            colleagues.remove(contact.customer(), id, contact.contactId());
            return new Done(LIST, "portal.colleague.removed", colleague.name());
        }, rolesOf(colleague), again -> colleagueForm(colleague, again, contact, model), new Reply(response, redirect, locale));
    }

    private static Typed rolesOf(Contact colleague) {
        return Typed.of(Map.of("roles", colleague.roles().stream().map(Enum::name).toList()));
    }

    private static String colleagueForm(Contact colleague, Typed typed, ContactPrincipal contact, Model model) {
        model.addAttribute("colleague", colleague);
        model.addAttribute("typed", typed);
        model.addAttribute("roles", ContactRole.values());
        model.addAttribute("myself", colleague.id().equals(contact.contactId()));
        return "portal/colleague";
    }

    private Contact colleague(UUID id, ContactPrincipal contact) {
        return colleagues.find(contact.customer(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The roles that were ticked; what is no role of ours was not on the page. */
    private static Set<ContactRole> roles(Collection<String> ticked) {
        Collection<String> names = ticked == null ? List.of() : ticked;
        return EnumSet.allOf(ContactRole.class).stream().filter(role -> names.contains(role.name())).collect(Collectors.toSet());
    }
}
