package eu.kapstok.contract;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.forms.CaseTasks;
import eu.kapstok.notifications.CaseMails;
import eu.kapstok.portal.ListPage;
import eu.kapstok.portal.ListPlace;
import eu.kapstok.portal.Milestones;
import eu.kapstok.portal.Typed;
import eu.kapstok.security.StaffGroup;
import eu.kapstok.security.StaffPrincipal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** The staff's contracts: which run, which are in one state, one with all that is known of it, and who may sign what. */
@Controller
@RequestMapping("/staff/contracts")
class ContractStaffController {

    private static final int PAGE = 25;
    private static final int TEXT_LENGTH = 60;
    private static final int CUSTOMERS = 50;
    private static final int TASKS = 20;
    private static final Set<ContractState> RUNNING =
            EnumSet.copyOf(EnumSet.allOf(ContractState.class).stream().filter(state -> !state.closed()).toList());

    private final ContractLists lists;
    private final ContractViews views;
    private final MandateForms mandates;
    private final CaseTasks tasks;
    private final CustomerService customers;
    private final DocumentArchive documents;
    private final CaseMails mails;
    private final Milestones milestones;

    ContractStaffController(ContractLists lists, ContractViews views, MandateForms mandates, CaseTasks tasks, CustomerService customers,
                            DocumentArchive documents, CaseMails mails, Milestones milestones) {
        this.lists = lists;
        this.views = views;
        this.mandates = mandates;
        this.tasks = tasks;
        this.customers = customers;
        this.documents = documents;
        this.mails = mails;
        this.milestones = milestones;
    }

    /** A row with the name of its customer. */
    record Row(ContractLists.Row contract, String customer) {
    }

    /** @param who group or person whom it waits for, null for the customer */
    record Waiting(String id, String name, String who) {
    }

    @GetMapping
    String list(@RequestParam(required = false) String state, @RequestParam(required = false) String q,
                @RequestParam(required = false) String after, Model model) {
        ContractState wanted = Arrays.stream(ContractState.values()).filter(known -> known.name().equals(state)).findFirst().orElse(null);
        String text = q == null || q.isBlank() ? null : q.strip().replace("\0", "").substring(0, Math.min(q.strip().replace("\0", "").length(), TEXT_LENGTH));
        List<String> whose = text == null ? List.of() : customers.numbersLike(text, CUSTOMERS);
        ListPage<ContractLists.Row> page = lists.ofAll(wanted == null ? RUNNING : Set.of(wanted), text, whose, ListPlace.read(after), PAGE);
        Map<String, String> names = customers.namesOf(page.rows().stream().map(ContractLists.Row::customer).collect(Collectors.toSet()));
        model.addAttribute("rows", page.rows().stream().map(row -> new Row(row, names.getOrDefault(row.customer(), row.customer()))).toList());
        model.addAttribute("next", page.next());
        model.addAttribute("first", after == null);
        model.addAttribute("states", ContractState.values());
        model.addAttribute("state", wanted);
        model.addAttribute("q", text);
        return "contract/staff-list";
    }

    @GetMapping("/{number}")
    String detail(@PathVariable String number, Model model) {
        ContractView contract = views.ofStaff(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("contract", contract);
        model.addAttribute("customerName", customers.namesOf(Set.of(contract.customer())).getOrDefault(contract.customer(), contract.customer()));
        model.addAttribute("milestones", milestones.of(ContractSigningProcess.KEY, number));
        model.addAttribute("tasks", tasks.of(List.of(number), TASKS).stream().map(task -> new Waiting(task.id(), task.name(),
                task.forCustomer() ? null : task.assignee() != null ? task.assignee()
                        : StaffGroup.byId(task.group()).map(StaffGroup::label).orElse(task.group()))).toList());
        model.addAttribute("documents", documents.ofCase(number, contract.customer()));
        model.addAttribute("mails", mails.of(number));
        return "contract/staff-detail";
    }

    /** Who of a customer may sign what. */
    @GetMapping("/mandates/{customer}")
    String mandates(@PathVariable String customer, Model model) {
        return mandatesOf(customer, null, Typed.nothing(), model);
    }

    @PostMapping("/mandates/{customer}/{contact}")
    String enter(@PathVariable String customer, @PathVariable UUID contact, @RequestParam MultiValueMap<String, String> posted,
                 @AuthenticationPrincipal StaffPrincipal member, HttpServletResponse response, RedirectAttributes redirect, Model model, Locale locale) {
        Contact signatory = mandates.signatory(customer, contact).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Typed refused = mandates.enter(signatory, posted, member.displayName(), redirect, locale);
        if (refused == null) {
            return "redirect:/staff/contracts/mandates/" + customer;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return mandatesOf(customer, contact, refused, model);
    }

    private String mandatesOf(String customer, UUID wrong, Typed typed, Model model) {
        model.addAttribute("customer", customers.customer(customer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("rows", mandates.rows(customers.contactsOf(customer, ContactRole.SIGNATORY), wrong, typed));
        model.addAttribute("typed", typed);
        model.addAttribute("action", "/staff/contracts/mandates/" + customer);
        return "contract/staff-mandates";
    }
}
