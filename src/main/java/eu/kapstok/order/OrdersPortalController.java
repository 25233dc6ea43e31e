package eu.kapstok.order;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.documents.ArchivedDocument;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.CustomerTask;
import eu.kapstok.forms.CustomerTasks;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.forms.FormView;
import eu.kapstok.forms.Outcome;
import eu.kapstok.forms.WrittenText;
import eu.kapstok.portal.CsvResponse;
import eu.kapstok.portal.ListPage;
import eu.kapstok.portal.ListPlace;
import eu.kapstok.portal.Milestones;
import eu.kapstok.portal.Typed;
import eu.kapstok.portal.Visitor;
import eu.kapstok.security.ContactPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
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

/** A customer's orders: the list, and one order with its way to the door. */
@Controller
@RequestMapping("/portal/orders")
class OrdersPortalController {

    private static final int PAGE = 25;
    private static final int EXPORT_PAGE = 500;
    private static final int TEXT_LENGTH = 60;
    private static final int REASON_LENGTH = 500;
    private static final String REASON = "cancelReason";

    private final OrderLists lists;
    private final OrderViews views;
    private final OrderCancellations cancellations;
    private final OrderContracts contracts;
    private final CustomerTasks tasks;
    private final DocumentArchive documents;
    private final Milestones milestones;
    private final MessageSource messages;
    private final List<OrderPagePart> parts;

    OrdersPortalController(OrderLists lists, OrderViews views, OrderCancellations cancellations,
                          OrderContracts contracts, CustomerTasks tasks, DocumentArchive documents, Milestones milestones, MessageSource messages,
                          ObjectProvider<OrderPagePart> parts) {
        this.lists = lists;
        this.views = views;
        this.cancellations = cancellations;
        this.contracts = contracts;
        this.tasks = tasks;
        this.documents = documents;
        this.milestones = milestones;
        this.messages = messages;
        this.parts = parts.orderedStream().toList();
    }

    @GetMapping
    String list(@RequestParam(required = false) String state, @RequestParam(required = false) String q,
                @RequestParam(required = false) String after, @AuthenticationPrincipal ContactPrincipal contact, Model model) {
        OrderFilter filter = OrderFilter.of(state);
        String text = text(q, TEXT_LENGTH);
        ListPage<OrderLists.Row> page = lists.ofCustomer(contact.customer(), filter.states(), text, ListPlace.read(after), PAGE);
        model.addAttribute("rows", page.rows());
        model.addAttribute("next", page.next());
        model.addAttribute("first", after == null);
        model.addAttribute("filters", OrderFilter.values());
        model.addAttribute("filter", filter);
        model.addAttribute("q", text);
        return "order/list";
    }

    /** All that the list's filter lets through, for a spreadsheet. */
    @GetMapping("/export.csv")
    void export(@RequestParam(required = false) String state, @RequestParam(required = false) String q,
                @AuthenticationPrincipal ContactPrincipal contact, Locale locale, HttpServletResponse response) throws IOException {
        CsvResponse.write(response, locale, messages.getMessage("order.export.file", null, locale),
                List.of(messages.getMessage("order.export.columns", null, locale).split(";")),
                place -> lists.ofCustomer(contact.customer(), OrderFilter.of(state).states(), text(q, TEXT_LENGTH), place, EXPORT_PAGE),
                row -> Arrays.asList(row.number(), row.orderDate(), row.promisedDate(),
                        messages.getMessage("order.customerState." + row.state(), null, locale), row.net(), row.gross(), row.reference()));
    }

    @GetMapping("/{key}")
    String detail(@PathVariable String key, @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request, Model model,
                  Locale locale) {
        OrderView order = own(key, contact, locale);
        if (!order.key().equals(key)) {
            return "redirect:/portal/orders/" + order.key();
        }
        Actor actor = Visitor.of(contact, request);
        return page(order, review(order.key(), contact, actor).map(task -> tasks.view(task, actor)).orElse(null), contact, model);
    }

    /** Asks the order back. */
    @PostMapping("/{key}/cancel")
    String cancel(@PathVariable String key, @RequestParam(defaultValue = "") String cancelReason,
                  @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request, HttpServletResponse response,
                  RedirectAttributes redirect, Model model, Locale locale) {
        OrderView order = own(key, contact, locale);
        if (!mayChange(contact)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        try {
            String why = written(REASON, cancelReason, REASON_LENGTH);
            boolean asked = order.number() != null && cancellations.wish(order.number(), why, contact.displayName());
            redirect.addFlashAttribute(asked ? "flash" : "conflict",
                    messages.getMessage(asked ? "order.cancel.asked" : "order.cancel.tooLate", null, locale));
            return "redirect:/portal/orders/" + order.key();
        } catch (FormRefused refused) {
            return refused(order, Typed.of(Map.of(REASON, List.of(cancelReason))).refused(refused, messages, locale), contact, request, response, model);
        }
    }

    /** The order with what was typed and what is wrong with it. */
    private String refused(OrderView order, Typed typed, ContactPrincipal contact, HttpServletRequest request, HttpServletResponse response,
                           Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("typed", typed);
        Actor actor = Visitor.of(contact, request);
        return page(order, review(order.key(), contact, actor).map(task -> tasks.view(task, actor)).orElse(null), contact, model);
    }

    /**
     * What was written, null where nothing was.
     *
     * @throws FormRefused when it is too long, or has signs that can forge what is read
     */
    private static String written(String field, String typed, int most) {
        String text = typed.strip().replace("\r\n", "\n");
        if (text.length() > most) {
            throw new FormRefused(field, "forms.problem.tooLong", most);
        }
        if (!WrittenText.isClean(text)) {
            throw new FormRefused(field, "forms.problem.characters");
        }
        return text.isEmpty() ? null : text;
    }

    /** Whoever asks for the address that a review was sent to, gets the order. */
    @GetMapping({"/{key}/review", "/{key}/review/refresh", "/{key}/cancel"})
    String back(@PathVariable String key, @AuthenticationPrincipal ContactPrincipal contact, Locale locale) {
        return "redirect:/portal/orders/" + own(key, contact, locale).key();
    }

    /** The form as it looks with what was typed so far. */
    @PostMapping("/{key}/review/refresh")
    String refresh(@PathVariable String key, @RequestParam MultiValueMap<String, String> typed,
                   @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request, HttpServletResponse response,
                   Model model, Locale locale) {
        OrderView order = own(key, contact, locale);
        Actor actor = Visitor.of(contact, request);
        Optional<CustomerTask> task = review(order.key(), contact, actor);
        if (task.isEmpty()) {
            response.setHeader("HX-Redirect", request.getContextPath() + "/portal/orders/" + order.key());
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        model.addAttribute("order", order);
        model.addAttribute("form", tasks.refresh(task.get(), actor, typed));
        return "order/detail :: reviewForm";
    }

    @PostMapping("/{key}/review")
    String reviewed(@PathVariable String key, @RequestParam MultiValueMap<String, String> posted,
                    @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request, HttpServletResponse response,
                    RedirectAttributes redirect, Model model, Locale locale) {
        OrderView order = own(key, contact, locale);
        Actor actor = Visitor.of(contact, request);
        Outcome outcome = review(order.key(), contact, actor)
                .map(task -> tasks.submit(task.id(), contact.candidateGroups(), actor, posted)).orElse(null);
        if (outcome instanceof Outcome.Invalid invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(order, invalid.form(), contact, model);
        }
        boolean done = outcome instanceof Outcome.Done;
        redirect.addFlashAttribute(done ? "flash" : "conflict",
                messages.getMessage(done ? "order.review.thanks" : "order.review.over", null, locale));
        return "redirect:/portal/orders/" + order.key();
    }

    private Optional<CustomerTask> review(String key, ContactPrincipal contact, Actor actor) {
        return tasks.ofBusinessKey(key, contact.candidateGroups(), actor).stream()
                .filter(task -> task.task().definitionKey().equals(OrderConfirmationProcess.Elements.REVIEW_DELIVERY)).findFirst();
    }

    private String page(OrderView order, FormView form, ContactPrincipal contact, Model model) {
        model.addAttribute("order", order);
        model.addAttribute("milestones", milestones.of(OrderConfirmationProcess.KEY, order.key()));
        model.addAttribute("form", form);
        model.addAttribute("mayReport", order.number() != null);
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Typed.nothing());
        }
        model.addAttribute("mayChange", mayChange(contact));
        model.addAttribute("contracts", contracts.sentOf(order.number()));
        model.addAttribute("parts", parts(order, contact));
        model.addAttribute("mayOrder", contact.has(ContactRole.BUYER));
        model.addAttribute("documents", order.number() == null ? List.<ArchivedDocument>of()
                : documents.ofCase(order.number(), contact.customer()));
        if (order.underway()) {
            model.addAttribute("reloadAfter", 5);
        }
        return "order/detail";
    }

    /** What another module adds to the page. */
    record Part(String fragment, Object model) {
    }

    private List<Part> parts(OrderView order, ContactPrincipal contact) {
        OrderPagePart.OrderFacts facts = new OrderPagePart.OrderFacts(order.number(), order.customer(), order.orderDate(), order.deliveredOn(),
                order.state() == OrderState.CANCELLED);
        return parts.stream().map(part -> new Part(part.fragment(), part.show(facts, contact))).filter(part -> part.model() != null).toList();
    }

    /** Who may order may ask an order back. */
    private static boolean mayChange(ContactPrincipal contact) {
        return contact.has(ContactRole.BUYER) || contact.has(ContactRole.APPROVER) || contact.has(ContactRole.ADMIN);
    }

    private OrderView own(String key, ContactPrincipal contact, Locale locale) {
        return views.ofCustomer(key, contact.customer(), locale).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String text(String typed, int most) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String text = typed.strip().replace("\0", "");
        return text.length() > most ? text.substring(0, most) : text;
    }
}
