package eu.kapstok.order;

import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.UploadedFile;
import eu.kapstok.erp.KeptErpEvents;
import eu.kapstok.notifications.CaseMails;
import eu.kapstok.portal.ListPage;
import eu.kapstok.portal.ListPlace;
import eu.kapstok.portal.Milestones;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The staff's orders: which run, which are in one state, and one order with all that is known of it. */
@Controller
@RequestMapping("/staff/orders")
class OrderStaffController {

    private static final int PAGE = 25;
    private static final int TEXT_LENGTH = 60;
    private static final int CUSTOMERS = 50;
    private static final int KEPT = 20;
    private static final Set<OrderState> RUNNING =
            EnumSet.copyOf(EnumSet.allOf(OrderState.class).stream().filter(state -> !state.closed()).toList());

    private final OrderLists lists;
    private final OrderViews views;
    private final OrderContracts contracts;
    private final OrderConfirmationProcess process;
    private final CustomerService customers;
    private final DocumentArchive documents;
    private final CaseMails mails;
    private final Milestones milestones;
    private final KeptErpEvents events;
    private final OrderWords words;
    private final MessageSource messages;
    private final List<OrderStaffPart> parts;

    OrderStaffController(OrderLists lists, OrderViews views, OrderContracts contracts, OrderConfirmationProcess process,
                         CustomerService customers, DocumentArchive documents, CaseMails mails, Milestones milestones,
                         KeptErpEvents events, OrderWords words, MessageSource messages, ObjectProvider<OrderStaffPart> parts) {
        this.lists = lists;
        this.views = views;
        this.contracts = contracts;
        this.process = process;
        this.customers = customers;
        this.documents = documents;
        this.mails = mails;
        this.milestones = milestones;
        this.events = events;
        this.words = words;
        this.messages = messages;
        this.parts = parts.orderedStream().toList();
    }

    /** A row with the name of its customer. */
    record Row(OrderLists.Row order, String customer) {
    }

    /** @param who group or person whom it waits for, null for the customer */
    record Waiting(String id, String name, String who) {
    }

    @GetMapping
    String list(@RequestParam(required = false) String state, @RequestParam(required = false) String q,
                @RequestParam(required = false) String after, Model model) {
        OrderState wanted = Arrays.stream(OrderState.values()).filter(known -> known.name().equals(state)).findFirst().orElse(null);
        String text = q == null || q.isBlank() ? null : q.strip().substring(0, Math.min(q.strip().length(), TEXT_LENGTH));
        List<String> whose = text == null ? List.of() : customers.numbersLike(text, CUSTOMERS);
        ListPage<OrderLists.Row> page = lists.ofAll(wanted == null ? RUNNING : Set.of(wanted), text, whose, ListPlace.read(after), PAGE);
        Map<String, String> names = customers.namesOf(page.rows().stream().map(OrderLists.Row::customer).collect(Collectors.toSet()));
        model.addAttribute("rows", page.rows().stream()
                .map(row -> new Row(row, names.getOrDefault(row.customer(), row.customer()))).toList());
        model.addAttribute("next", page.next());
        model.addAttribute("first", after == null);
        model.addAttribute("states", OrderState.values());
        model.addAttribute("state", wanted);
        model.addAttribute("q", text);
        return "order/staff-list";
    }

    /** What another module adds to the page. */
    record Part(String fragment, Object model) {
    }

    private List<Part> parts(OrderView order) {
        return order.number() == null ? List.of() : parts.stream()
                .map(part -> new Part(part.fragment(), part.show(order.number(), order.customer()))).filter(part -> part.model() != null).toList();
    }

    @GetMapping("/{key}")
    String detail(@PathVariable String key, Model model, Locale locale) {
        OrderView order = views.ofStaff(key, locale).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!order.key().equals(key)) {
            return "redirect:/staff/orders/" + order.key();
        }
        List<OrderConfirmationProcess.OpenTask> open = process.openTasks(order.key());
        model.addAttribute("order", order);
        model.addAttribute("customerName", customers.namesOf(Set.of(order.customer())).getOrDefault(order.customer(), order.customer()));
        model.addAttribute("ofConsumer", order.number() != null && customers.customer(order.customer()).filter(Customer::isConsumer).isPresent());
        model.addAttribute("milestones", milestones.of(OrderConfirmationProcess.KEY, order.key()));
        model.addAttribute("tasks", open.stream().map(task -> new Waiting(task.id(), task.name(), who(task))).toList());
        model.addAttribute("scanWanted", open.stream()
                .anyMatch(task -> task.element().equals(OrderConfirmationProcess.Elements.SIGN_CONTRACT_BY_HAND)));
        model.addAttribute("documents", order.number() == null ? List.of() : documents.ofCase(order.number(), order.customer()));
        model.addAttribute("mails", mails.of(order.key()));
        model.addAttribute("contracts", contracts.of(order.number()));
        model.addAttribute("parts", parts(order));
        model.addAttribute("kept", order.number() == null ? List.of() : events.of(order.number(), KEPT));
        return "order/staff-detail";
    }

    /** Adds the scan of the contract that both sides signed. */
    @PostMapping("/{key}/contract")
    String contract(@PathVariable String key, @RequestParam(required = false) MultipartFile scan, RedirectAttributes redirect,
                    Locale locale) {
        OrderView order = views.ofStaff(key, locale).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Optional<UploadedFile> file = Optional.empty();
        String problem = UploadedFile.problem(scan).orElse(null);
        if (problem == null) {
            file = UploadedFile.of(scan);
            problem = file.isEmpty() ? "order.file.missing" : null;
        }
        if (problem == null && !contracts.add(order.key(), file.get())) {
            problem = "order.file.late";
        }
        redirect.addFlashAttribute(problem == null ? "flash" : "problem",
                messages.getMessage(problem == null ? "order.file.added" : problem, null, locale));
        return "redirect:/staff/orders/" + order.key();
    }

    private String who(OrderConfirmationProcess.OpenTask task) {
        return task.forCustomer() ? null : task.assignee() != null ? task.assignee() : words.group(task.group());
    }
}
