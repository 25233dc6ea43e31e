package eu.kapstok.complaint;

import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpException;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.portal.Typed;
import eu.kapstok.security.StaffGroup;
import eu.kapstok.security.StaffPrincipal;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
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

/** Our people note what a consumer was told of the right to withdraw from an order, and whether they asked that a service begin at once. */
@Controller
@RequestMapping("/staff/orders/{number}/withdrawal")
class WithdrawalStaffController {

    private static final String PAGE = "complaint/staff-withdrawal";

    private final WithdrawalStore store;
    private final CustomerService customers;
    private final Erp erp;
    private final MessageSource messages;
    private final Clock clock;

    WithdrawalStaffController(WithdrawalStore store, CustomerService customers, Erp erp, MessageSource messages, Clock clock) {
        this.store = store;
        this.customers = customers;
        this.erp = erp;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String page(@PathVariable String number, @AuthenticationPrincipal StaffPrincipal member, Model model) {
        WithdrawalTerms terms = store.terms(number);
        return show(number, member, Typed.of(Map.of("told", List.of(!terms.informed() ? "no" : terms.informedOn() == null ? "order" : "later"),
                "informedOn", List.of(written(terms.informedOn())), "startRequestedOn", List.of(written(terms.startRequestedOn())))), model);
    }

    @PostMapping
    String note(@PathVariable String number, @RequestParam(defaultValue = "") String told, @RequestParam(defaultValue = "") String informedOn,
                @RequestParam(defaultValue = "") String startRequestedOn, @AuthenticationPrincipal StaffPrincipal member, Model model,
                HttpServletResponse response, RedirectAttributes redirect) {
        consumer(number);
        if (!mayNote(member)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        try {
            store.note(number, new WithdrawalTerms(!told(told).equals("no"), told.equals("later") ? needed("informedOn", informedOn) : null,
                    day("startRequestedOn", startRequestedOn)), member.displayName(), clock.instant());
            redirect.addFlashAttribute("flash", messages.getMessage("withdrawal.staff.noted", null, Locale.ENGLISH));
            return "redirect:/staff/orders/" + number + "/withdrawal";
        } catch (FormRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            Map<String, List<String>> typed = new HashMap<>(Map.of("told", List.of(told), "informedOn", List.of(informedOn),
                    "startRequestedOn", List.of(startRequestedOn)));
            return show(number, member, Typed.of(typed).refused(refused, messages, Locale.ENGLISH), model);
        }
    }

    private String show(String number, StaffPrincipal member, Typed typed, Model model) {
        model.addAttribute("customer", consumer(number));
        model.addAttribute("number", number);
        model.addAttribute("mayNote", mayNote(member));
        model.addAttribute("typed", typed);
        return PAGE;
    }

    private static boolean mayNote(StaffPrincipal member) {
        return member.in(StaffGroup.CUSTOMER_SERVICE, StaffGroup.BACK_OFFICE, StaffGroup.LEGAL);
    }

    /** A business has no such right. */
    private Customer consumer(String number) {
        try {
            return erp.order(number).flatMap(order -> customers.customer(order.customer())).filter(Customer::isConsumer)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (ErpException away) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, away.getMessage(), away);
        }
    }

    private static String told(String typed) {
        if (!List.of("order", "later", "no").contains(typed)) {
            throw new FormRefused("told", "withdrawal.staff.problem.told");
        }
        return typed;
    }

    private LocalDate needed(String field, String typed) {
        LocalDate day = day(field, typed);
        if (day == null) {
            throw new FormRefused(field, "withdrawal.staff.problem.day");
        }
        return day;
    }

    /** Null where none was typed. */
    private LocalDate day(String field, String typed) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (!day.isAfter(LocalDate.now(clock)) && day.getYear() > 2000) {
                return day;
            }
        } catch (DateTimeException notADay) {
            throw new FormRefused(field, "withdrawal.staff.problem.day");
        }
        throw new FormRefused(field, "withdrawal.staff.problem.day");
    }

    private static String written(LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
