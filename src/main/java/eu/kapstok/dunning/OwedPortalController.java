package eu.kapstok.dunning;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.documents.LocalFormat;
import eu.kapstok.documents.QrSvg;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpSoon;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.forms.WrittenText;
import eu.kapstok.portal.Typed;
import eu.kapstok.security.ContactPrincipal;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a customer owes, with every way to pay, promise, plan or disagree. */
@Controller
@RequestMapping(Letters.PORTAL)
class OwedPortalController {

    private static final String PAGE = "redirect:" + Letters.PORTAL;
    private static final int WORDS = 2000;

    private final Owed owed;
    private final OwnWords words;
    private final InvoiceCopies copies;
    private final MessageSource messages;

    OwedPortalController(Owed owed, OwnWords words, InvoiceCopies copies, MessageSource messages) {
        this.owed = owed;
        this.words = words;
        this.copies = copies;
        this.messages = messages;
    }

    @GetMapping
    String page(@AuthenticationPrincipal ContactPrincipal contact, Model model) {
        allowed(contact);
        return show(contact, model, owed.refresh(contact.customer()));
    }

    /** The invoice as the customer got it. */
    @GetMapping("/{invoice}/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String invoice, @AuthenticationPrincipal ContactPrincipal contact) {
        allowed(contact);
        ownRow(invoice, contact);
        try {
            byte[] pdf = copies.of(invoice, contact.customer(), LocaleContextHolder.getLocale())
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).header(HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.inline().filename(invoice + ".pdf").build().toString()).body(pdf);
        } catch (ErpException away) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, null, away);
        }
    }

    @PostMapping("/paid")
    String paid(@RequestParam(defaultValue = "") String paidOn, @AuthenticationPrincipal ContactPrincipal contact, Model model,
                HttpServletResponse response, RedirectAttributes redirect, Locale locale) {
        return told(contact, model, response, redirect, locale, Map.of("paidOn", List.of(paidOn)), () -> {
            Promise made = words.paid(contact.customer(), day("paidOn", paidOn), contact.displayName(), "paidOn");
            return new String[] {"dunning.paid.thanks", new LocalFormat(locale).date(made.promisedOn())};
        });
    }

    @PostMapping("/promise")
    String promise(@RequestParam(defaultValue = "") String promiseDay, @AuthenticationPrincipal ContactPrincipal contact, Model model,
                   HttpServletResponse response, RedirectAttributes redirect, Locale locale) {
        return told(contact, model, response, redirect, locale, Map.of("promiseDay", List.of(promiseDay)), () -> {
            Promise made = words.promise(contact.customer(), day("promiseDay", promiseDay), contact.displayName(), "promiseDay");
            return new String[] {"dunning.promise.thanks", new LocalFormat(locale).date(made.promisedOn())};
        });
    }

    @PostMapping("/plan")
    String plan(@RequestParam(defaultValue = "") String parts, @RequestParam(defaultValue = "") String firstDay,
                @RequestParam(defaultValue = "") String planWords, @AuthenticationPrincipal ContactPrincipal contact, Model model,
                HttpServletResponse response, RedirectAttributes redirect, Locale locale) {
        Map<String, List<String>> typed = Map.of("parts", List.of(parts), "firstDay", List.of(firstDay), "planWords", List.of(planWords));
        return told(contact, model, response, redirect, locale, typed, () -> {
            if (!parts.strip().matches("\\d{1,3}")) {
                throw new FormRefused("parts", "dunning.problem.parts", 24);
            }
            Plan plan = words.plan(contact.customer(), Integer.parseInt(parts.strip()), day("firstDay", firstDay), written("planWords", planWords),
                    contact.displayName(), "parts", "firstDay");
            return new String[] {plan.state() == Plan.State.RUNNING ? "dunning.plan.agreed" : "dunning.plan.asked", plan.id()};
        });
    }

    /** Whoever asks for the address that something was sent to, gets the page. */
    @GetMapping({"/paid", "/promise", "/plan"})
    String back() {
        return PAGE;
    }

    private interface Deed {
        String[] done();
    }

    /** Does it and thanks, or shows the page with what was typed and what is wrong with it. */
    private String told(ContactPrincipal contact, Model model, HttpServletResponse response, RedirectAttributes redirect, Locale locale,
                        Map<String, List<String>> typed, Deed deed) {
        allowed(contact);
        try {
            String[] said = deed.done();
            redirect.addFlashAttribute("flash", messages.getMessage(said[0], new Object[] {said[1]}, locale));
            return PAGE;
        } catch (FormRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("typed", Typed.of(new HashMap<>(typed)).refused(refused, messages, locale));
            return show(contact, model, new ErpSoon.Answer<>(Optional.of(true), false));
        }
    }

    /** @param answer of the ERP, without which nobody is told to owe nothing */
    private String show(ContactPrincipal contact, Model model, ErpSoon.Answer<Boolean> answer) {
        OwedView view = owed.of(contact.customer());
        model.addAttribute("coming", view.rows().isEmpty() && answer.coming());
        model.addAttribute("unknown", view.rows().isEmpty() && !answer.coming() && !answer.value().orElse(false));
        model.addAttribute("owed", view);
        model.addAttribute("qr", view.payTo() == null || view.payTo().qr() == null ? null : QrSvg.of(view.payTo().qr(),
                messages.getMessage("dunning.pay.code", null, LocaleContextHolder.getLocale())));
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Typed.nothing());
        }
        return "dunning/owed";
    }

    private OwedView.Row ownRow(String invoice, ContactPrincipal contact) {
        return owed.of(contact.customer()).rows().stream().filter(row -> invoice.equals(row.invoice())).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static LocalDate day(String field, String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeException notADay) {
            throw new FormRefused(field, "dunning.problem.day");
        }
    }

    /** Null where nothing was written. */
    private static String written(String field, String typed) {
        String text = typed.strip().replace("\r\n", "\n");
        if (text.length() > WORDS) {
            throw new FormRefused(field, "forms.problem.tooLong", WORDS);
        }
        if (!WrittenText.isClean(text)) {
            throw new FormRefused(field, "forms.problem.characters");
        }
        return text.isEmpty() ? null : text;
    }

    private static void allowed(ContactPrincipal contact) {
        if (!contact.has(ContactRole.FINANCE) && !contact.has(ContactRole.ADMIN)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
