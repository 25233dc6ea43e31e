package eu.kapstok.portal;

import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerNotes;
import eu.kapstok.customer.CustomerPagePart;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.customer.CustomerTimeline;
import eu.kapstok.customer.TimelineEntry;
import eu.kapstok.customer.TimelineQuery;
import eu.kapstok.security.StaffPrincipal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
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

/** The whole customer on one page, for those whose work is with customers; each module contributes what it knows. */
@Controller
@RequestMapping("/staff/customers")
class CustomerStaffController {

    private static final int FOUND = 50;
    private static final int LONGEST_SEARCH = 60;
    private static final int ENTRIES = 20;

    /** A module's part with what it shows. */
    record Part(String id, String titleKey, String fragment, Object model) {
    }

    private final CustomerService customers;
    private final CustomerNotes notes;
    private final AccountManagers accountManagers;
    private final List<CustomerPagePart> parts;
    private final List<CustomerTimeline> timelines;
    private final OwnForms forms;

    CustomerStaffController(CustomerService customers, CustomerNotes notes, AccountManagers accountManagers,
                            ObjectProvider<CustomerPagePart> parts, ObjectProvider<CustomerTimeline> timelines, OwnForms forms) {
        this.customers = customers;
        this.notes = notes;
        this.accountManagers = accountManagers;
        this.parts = parts.stream().sorted(Comparator.comparingInt(CustomerPagePart::position)).toList();
        this.timelines = timelines.stream().toList();
        this.forms = forms;
    }

    @GetMapping
    String search(@RequestParam(required = false) String q, Model model) {
        String text = q == null ? "" : q.strip().substring(0, Math.min(q.strip().length(), LONGEST_SEARCH));
        List<String> numbers = text.isEmpty() ? List.of() : customers.numbersLike(text, FOUND);
        Map<String, String> names = customers.namesOf(numbers);
        model.addAttribute("q", text);
        model.addAttribute("found", numbers.stream().map(number -> Map.of("number", number, "name", names.get(number))).toList());
        return "customer/search";
    }

    @GetMapping("/{number}")
    String page(@PathVariable String number, Model model) {
        return page(customer(number), Typed.nothing(), model);
    }

    private String page(Customer customer, Typed typed, Model model) {
        String number = customer.number();
        model.addAttribute("customer", customer);
        accountManagers.of(customer).ifPresent(manager -> model.addAttribute("manager", manager));
        model.addAttribute("parts", parts.stream().map(part -> new Part("part-" + part.position(), part.titleKey(), part.fragment(),
                part.of(number))).toList());
        model.addAttribute("typed", typed);
        showTimeline(number, null, model);
        return "customer/page";
    }

    @GetMapping("/{number}/timeline")
    String timeline(@PathVariable String number, @RequestParam(required = false) String after, Model model) {
        model.addAttribute("customer", customer(number));
        showTimeline(number, TimelineQuery.read(after), model);
        return "customer/timeline";
    }

    @PostMapping("/{number}/notes")
    String note(@PathVariable String number, @RequestParam MultiValueMap<String, String> typed,
                @AuthenticationPrincipal StaffPrincipal staff, Model model, HttpServletResponse response, RedirectAttributes redirect,
                Locale locale) {
        Customer customer = customer(number);
        return forms.answer(() -> {
            notes.add(number, typed.getFirst("text"), staff.id(), staff.displayName());
            redirect.addAttribute("number", number);
            return new OwnForms.Done("redirect:/staff/customers/{number}", "customer.note.kept");
        }, Typed.of(typed), again -> page(customer, again, model), new OwnForms.Reply(response, redirect, locale));
    }

    private void showTimeline(String number, CustomerTimeline.Place after, Model model) {
        List<TimelineEntry> merged = timelines.stream().flatMap(module -> module.of(number, after, ENTRIES + 1).stream())
                .sorted(Comparator.comparing(TimelineEntry::at).thenComparing(TimelineEntry::key).reversed()).limit(ENTRIES + 1L).toList();
        List<TimelineEntry> shown = merged.subList(0, Math.min(merged.size(), ENTRIES));
        model.addAttribute("entries", shown);
        model.addAttribute("older", merged.size() > ENTRIES ? TimelineQuery.write(shown.get(ENTRIES - 1)) : null);
    }

    private Customer customer(String number) {
        return customers.customer(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
