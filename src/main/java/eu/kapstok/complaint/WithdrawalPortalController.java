package eu.kapstok.complaint;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.ErpException;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.forms.WrittenText;
import eu.kapstok.portal.Typed;
import eu.kapstok.portal.Visitor;
import eu.kapstok.security.ContactPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The second step of a withdrawal: the consumer says who they are, from what they withdraw and where the confirmation goes. */
@Controller
@RequestMapping("/portal/orders/{number}/withdraw")
class WithdrawalPortalController {

    private static final String NAME = "fullName";
    private static final int NAME_LENGTH = 120;
    private static final int MAIL_LENGTH = 200;
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]+\\.[^\\s@<>\"]{2,}");
    private static final Pattern QUANTITY = Pattern.compile("\\d{1,9}([.,]\\d{1,3})?");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final Withdrawals withdrawals;
    private final CustomerService customers;
    private final MessageSource messages;

    WithdrawalPortalController(Withdrawals withdrawals, CustomerService customers, MessageSource messages) {
        this.withdrawals = withdrawals;
        this.customers = customers;
        this.messages = messages;
    }

    @GetMapping
    String ask(@PathVariable String number, @AuthenticationPrincipal ContactPrincipal contact, Model model) {
        Withdrawals.Offer offer = offer(number, contact);
        Contact person = customers.contact(contact.contactId()).orElseThrow();
        Map<String, List<String>> values = new HashMap<>();
        values.put(NAME, List.of(person.name()));
        values.put("mail", List.of(person.email() == null ? "" : person.email()));
        values.put("token", List.of(UUID.randomUUID().toString()));
        offer.lines().forEach(line -> values.put("quantity-" + line.line(), List.of(line.left().toPlainString())));
        return page(offer, Typed.of(values), model);
    }

    @PostMapping
    String confirm(@PathVariable String number, @RequestParam MultiValueMap<String, String> posted,
                   @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request, HttpServletResponse response,
                   RedirectAttributes redirect, Model model, Locale locale) {
        Typed typed = Typed.of(posted);
        try {
            if (!TOKEN.matcher(typed.value("token")).matches()) {
                throw new FormRefused("", "withdrawal.problem.page");
            }
            Actor actor = Visitor.of(contact, request);
            String complaint = withdrawals.declare(number, contact.customer(), contact.contactId(), locale.getLanguage(), typed.value("token"),
                    name(typed), mail(typed), quantities(posted), actor);
            redirect.addFlashAttribute("flash", messages.getMessage("withdrawal.done", new Object[] {number, complaint}, locale));
            return "redirect:/portal/complaints/" + complaint;
        } catch (FormRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(offer(number, contact), typed.refused(refused, messages, locale), model);
        }
    }

    private Withdrawals.Offer offer(String number, ContactPrincipal contact) {
        try {
            return withdrawals.offer(number, contact.customer()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (ErpException away) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, away.getMessage(), away);
        }
    }

    private static String page(Withdrawals.Offer offer, Typed typed, Model model) {
        model.addAttribute("offer", offer);
        model.addAttribute("typed", typed);
        return "complaint/withdraw";
    }

    private static String name(Typed typed) {
        String name = typed.value(NAME).strip();
        if (name.isEmpty()) {
            throw new FormRefused(NAME, "withdrawal.problem.name");
        }
        if (name.length() > NAME_LENGTH) {
            throw new FormRefused(NAME, "forms.problem.tooLong", NAME_LENGTH);
        }
        if (!WrittenText.isClean(name) || name.contains("\n")) {
            throw new FormRefused(NAME, "forms.problem.characters");
        }
        return name;
    }

    private static String mail(Typed typed) {
        String mail = typed.value("mail").strip();
        if (mail.length() > MAIL_LENGTH || !MAIL.matcher(mail).matches()) {
            throw new FormRefused("mail", "withdrawal.problem.mail");
        }
        return mail;
    }

    private static Map<Integer, BigDecimal> quantities(MultiValueMap<String, String> posted) {
        Map<Integer, BigDecimal> quantities = new TreeMap<>();
        List<FormRefused.Problem> problems = new ArrayList<>();
        posted.forEach((field, values) -> {
            if (!field.matches("quantity-\\d{1,6}") || values.get(0) == null || values.get(0).isBlank()) {
                return;
            }
            String typed = values.get(0).strip();
            if (QUANTITY.matcher(typed).matches()) {
                quantities.put(Integer.valueOf(field.substring("quantity-".length())), new BigDecimal(typed.replace(',', '.')));
            } else {
                problems.add(new FormRefused.Problem(field, "withdrawal.problem.number", List.of()));
            }
        });
        if (!problems.isEmpty()) {
            throw new FormRefused(problems);
        }
        return quantities;
    }
}
