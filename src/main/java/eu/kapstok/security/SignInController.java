package eu.kapstok.security;

import eu.kapstok.customer.Contact;
import eu.kapstok.security.SignInHistory.How;
import eu.kapstok.security.SignInRequests.Proven;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sign-in of contacts: address, mail, and its link or code. No page tells whether an address is known. */
@Controller
@RequestMapping(PortalSecurity.SIGN_IN)
class SignInController {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@]{2,}");
    private static final int LONGEST_EMAIL = 254;

    private static final String ASKED = "kapstok.contact.asked";
    private static final String COMPANIES = "kapstok.contact.companies";

    /** The request of this device, and the address typed on it, null where a link's page asked. */
    record Asked(UUID request, String email) implements Serializable {
    }

    /** A proven address that belongs to contacts of several companies. */
    record Companies(Proven proven, How how, boolean remember, Instant until) implements Serializable {
    }

    private final SignInService signIns;
    private final SignInRequests requests;
    private final ContactSession sessions;
    private final MeterRegistry meters;
    private final Clock clock = Clock.systemUTC();

    SignInController(SignInService signIns, SignInRequests requests, ContactSession sessions, MeterRegistry meters) {
        this.signIns = signIns;
        this.requests = requests;
        this.sessions = sessions;
        this.meters = meters;
    }

    @GetMapping
    String form(@AuthenticationPrincipal ContactPrincipal contact) {
        return contact == null ? "security/sign-in" : "redirect:" + PortalPath.HOME;
    }

    @PostMapping
    String ask(@RequestParam(defaultValue = "") String email, Model model, HttpServletRequest request,
               HttpServletResponse response) {
        String address = email.strip();
        model.addAttribute("email", address);
        if (address.length() > LONGEST_EMAIL || !EMAIL.matcher(address).matches()) {
            model.addAttribute("problem", "security.signIn.emailInvalid");
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return "security/sign-in";
        }
        HttpSession session = request.getSession();
        Optional<UUID> id = signIns.ask(address, null, WantedPage.of(session), request.getRemoteAddr());
        if (id.isEmpty()) {
            model.addAttribute("problem", "security.signIn.tooMany");
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return "security/sign-in";
        }
        session.setAttribute(ASKED, new Asked(id.get(), address));
        return "redirect:" + PortalSecurity.SIGN_IN + "/code";
    }

    @GetMapping("/code")
    String codeForm(HttpSession session, Model model) {
        Asked asked = (Asked) session.getAttribute(ASKED);
        if (asked == null) {
            return "redirect:" + PortalSecurity.SIGN_IN;
        }
        model.addAttribute("email", asked.email());
        return "security/code";
    }

    @PostMapping("/code")
    String code(@RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "false") boolean remember,
                Model model, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession();
        Asked asked = (Asked) session.getAttribute(ASKED);
        if (asked == null) {
            return "redirect:" + PortalSecurity.SIGN_IN;
        }
        if (!requests.mayTryCodeFrom(request.getRemoteAddr())) {
            refused();
            model.addAttribute("email", asked.email());
            model.addAttribute("left", 0);
            model.addAttribute("problem", "security.code.tooMany");
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return "security/code";
        }
        Optional<Proven> proven = requests.useCode(asked.request(), code.replaceAll("\\s", ""));
        if (proven.isPresent()) {
            return enter(proven.get(), How.CODE, remember, request, response);
        }
        refused();
        int left = requests.attemptsLeft(asked.request());
        model.addAttribute("email", asked.email());
        model.addAttribute("remember", remember);
        model.addAttribute("left", left);
        model.addAttribute("problem", left > 0 ? "security.code.wrong" : "security.code.dead");
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return "security/code";
    }

    /** A mail scanner follows links as well: opening one does nothing. */
    @GetMapping("/link/{token}")
    String linkPage(@PathVariable String token, Model model, HttpServletResponse response) {
        return requests.isOpen(token) ? "security/link" : gone(token, model, response);
    }

    @PostMapping("/link/{token}")
    String link(@PathVariable String token, @RequestParam(defaultValue = "false") boolean remember, Model model,
                HttpServletRequest request, HttpServletResponse response) {
        Optional<Proven> proven = requests.useLink(token);
        if (proven.isEmpty()) {
            refused();
            return gone(token, model, response);
        }
        return enter(proven.get(), How.LINK, remember, request, response);
    }

    @PostMapping("/link/{token}/new")
    String newLink(@PathVariable String token, Model model, HttpServletRequest request, HttpServletResponse response) {
        Optional<Proven> former = requests.formerlyOf(token);
        return former.isEmpty() ? "redirect:" + PortalSecurity.SIGN_IN : mailAgain(signIns.ask(former.get().email(),
                former.get().contactId(), former.get().target(), request.getRemoteAddr()), model, request, response);
    }

    /**
     * Where somebody goes on who asked for a new mail with a link of an old one.
     *
     * @param asked empty when too much was asked for
     */
    static String mailAgain(Optional<UUID> asked, Model model, HttpServletRequest request, HttpServletResponse response) {
        if (asked.isEmpty()) {
            model.addAttribute("problem", "security.signIn.tooMany");
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return "security/link-gone";
        }
        request.getSession().setAttribute(ASKED, new Asked(asked.get(), null));
        return "redirect:" + PortalSecurity.SIGN_IN + "/code";
    }

    private String gone(String token, Model model, HttpServletResponse response) {
        requests.formerlyOf(token).ifPresent(former ->
                model.addAttribute("again", PortalSecurity.SIGN_IN + "/link/" + token + "/new"));
        response.setStatus(HttpStatus.GONE.value());
        return "security/link-gone";
    }

    private String enter(Proven proven, How how, boolean remember, HttpServletRequest request,
                         HttpServletResponse response) {
        List<Contact> contacts = signIns.contacts(proven);
        HttpSession session = request.getSession();
        session.removeAttribute(ASKED);
        if (contacts.isEmpty()) {
            return "redirect:" + PortalSecurity.SIGN_IN;
        }
        if (contacts.size() == 1) {
            sessions.begin(contacts.get(0), how, remember, request, response);
            return leave(proven.target(), session);
        }
        session.setAttribute(COMPANIES, new Companies(proven, how, remember,
                clock.instant().plus(SignInRequests.VALID)));
        return "redirect:" + PortalSecurity.SIGN_IN + "/company";
    }

    private static String leave(String target, HttpSession session) {
        String wanted = target == null ? WantedPage.of(session) : target;
        WantedPage.reached(session);
        return "redirect:" + PortalPath.orHome(wanted);
    }

    @GetMapping("/company")
    String companies(HttpSession session, Model model) {
        Companies companies = companies(session);
        if (companies == null) {
            return "redirect:" + PortalSecurity.SIGN_IN;
        }
        model.addAttribute("contacts", signIns.contacts(companies.proven()));
        return "security/company";
    }

    @PostMapping("/company")
    String company(@RequestParam UUID contact, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession();
        Companies companies = companies(session);
        Optional<Contact> chosen = companies == null ? Optional.empty() : signIns.contacts(companies.proven()).stream()
                .filter(candidate -> candidate.id().equals(contact)).findFirst();
        if (chosen.isEmpty()) {
            return "redirect:" + PortalSecurity.SIGN_IN;
        }
        session.removeAttribute(COMPANIES);
        sessions.begin(chosen.get(), companies.how(), companies.remember(), request, response);
        return leave(companies.proven().target(), session);
    }

    private Companies companies(HttpSession session) {
        Companies companies = (Companies) session.getAttribute(COMPANIES);
        return companies == null || companies.until().isBefore(clock.instant()) ? null : companies;
    }

    private void refused() {
        meters.counter("kapstok.sign.ins.refused", "audience", "customers").increment();
    }
}
