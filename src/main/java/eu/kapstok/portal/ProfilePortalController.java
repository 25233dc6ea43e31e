package eu.kapstok.portal;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.customer.Languages;
import eu.kapstok.customer.Notices;
import eu.kapstok.customer.PersonalDataPart;
import eu.kapstok.security.ContactPrincipal;
import eu.kapstok.security.RememberedDevices;
import eu.kapstok.security.SignInHistory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What we know of a contact, their language, their devices and their sign-ins. */
@Controller
class ProfilePortalController {

    private static final String DATA_FILE = "kapstok-data.json";

    record Device(UUID id, String browser, Instant since, Instant until) {
    }

    record SignIn(Instant at, SignInHistory.How how, String browser, String ip) {
    }

    private final CustomerService customers;
    private final RememberedDevices devices;
    private final SignInHistory signIns;
    private final LocaleResolver languages;
    private final List<PersonalDataPart> personalData;
    private final MessageSource messages;

    ProfilePortalController(CustomerService customers, RememberedDevices devices, SignInHistory signIns,
                            LocaleResolver localeResolver, ObjectProvider<PersonalDataPart> personalData, MessageSource messages) {
        this.personalData = personalData.stream().sorted(Comparator.comparing(PersonalDataPart::name)).toList();
        this.languages = localeResolver;
        this.customers = customers;
        this.devices = devices;
        this.signIns = signIns;
        this.messages = messages;
    }

    @GetMapping("/portal/profile")
    String profile(@AuthenticationPrincipal ContactPrincipal contact, Model model, Locale locale) {
        Contact person = customers.contact(contact.contactId()).orElseThrow();
        model.addAttribute("person", person);
        model.addAttribute("notices", Notices.values());
        model.addAttribute("customer", person.customer());
        model.addAttribute("roles", person.roles().isEmpty() ? List.of("NONE") : person.roles().stream().sorted().toList());
        model.addAttribute("devices", devices.of(contact.contactId()).stream().map(device -> new Device(device.id(),
                BrowserName.of(device.userAgent(), messages, locale), device.since(), device.until())).toList());
        model.addAttribute("signIns", signIns.of(contact.contactId()).stream().map(signIn -> new SignIn(signIn.at(), signIn.how(),
                BrowserName.of(signIn.userAgent(), messages, locale), signIn.ip())).toList());
        return "portal/profile";
    }

    /** Keeps the language for pages and mails, and goes back to where it was chosen. */
    @PostMapping("/portal/language")
    String language(@RequestParam String language, @RequestParam(defaultValue = "/portal") String back,
                    @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request, HttpServletResponse response,
                    RedirectAttributes redirect) {
        if (Languages.ALL.contains(language)) {
            customers.chooseLanguage(contact.contactId(), language);
            // the sign-in page on this device speaks it as well
            languages.setLocale(request, response, Locale.forLanguageTag(language));
            redirect.addFlashAttribute("flash", messages.getMessage("portal.profile.kept", null, Locale.forLanguageTag(language)));
        }
        return "redirect:" + (back.matches("/portal(/[A-Za-z0-9._~/-]*)?") ? back : "/portal");
    }

    @PostMapping("/portal/profile/notices")
    String notices(@RequestParam Notices notices, @AuthenticationPrincipal ContactPrincipal contact, RedirectAttributes redirect,
                   Locale locale) {
        customers.chooseNotices(contact.contactId(), notices);
        redirect.addFlashAttribute("flash", messages.getMessage("portal.profile.kept", null, locale));
        return "redirect:/portal/profile";
    }

    /** Everything that is kept of the contact, to take along. */
    @GetMapping("/portal/profile/data")
    ResponseEntity<Map<String, Object>> data(@AuthenticationPrincipal ContactPrincipal contact) {
        Contact person = customers.contact(contact.contactId()).orElseThrow();
        Map<String, Object> data = new LinkedHashMap<>();
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("firstName", person.firstName());
        about.put("lastName", person.lastName());
        about.put("email", person.email());
        about.put("phone", person.phone());
        about.put("language", person.language());
        about.put("notices", person.notices());
        about.put("customer", person.customer().number());
        about.put("customerName", person.customer().name());
        data.put("contact", about);
        data.put("roles", person.roles().stream().sorted().toList());
        personalData.forEach(part -> data.put(part.name(), part.of(person)));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(DATA_FILE).build().toString()).body(data);
    }

    @PostMapping("/portal/profile/devices/{id}/forget")
    String forget(@PathVariable UUID id, @AuthenticationPrincipal ContactPrincipal contact, RedirectAttributes redirect,
                  Locale locale) {
        devices.forget(contact.contactId(), id);
        redirect.addFlashAttribute("flash", messages.getMessage("portal.devices.forgotten", null, locale));
        return "redirect:/portal/profile";
    }
}
