package eu.kapstok.quote;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.ArchivedDocument;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.UploadedFile;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.CustomerTask;
import eu.kapstok.forms.CustomerTasks;
import eu.kapstok.forms.FormView;
import eu.kapstok.forms.Outcome;
import eu.kapstok.portal.Formats;
import eu.kapstok.portal.CsvResponse;
import eu.kapstok.portal.ListPage;
import eu.kapstok.portal.ListPlace;
import eu.kapstok.portal.Milestones;
import eu.kapstok.portal.Visitor;
import eu.kapstok.security.ContactPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** A customer's quotes: the list, one quote with its history, and the decision about it. */
@Controller
@RequestMapping("/portal/quotes")
class QuotePortalController {

    private static final int PAGE = 25;
    private static final int EXPORT_PAGE = 500;
    private static final int OPEN_REQUESTS = 20;
    private static final int TEXT_LENGTH = 60;

    /** A row with what its customer is told about it. */
    record Row(QuoteLists.CustomerRow quote, CustomerQuoteState state) {
    }

    private final QuoteLists lists;
    private final QuoteRequests requests;
    private final QuoteViews views;
    private final CustomerDecisions decisions;
    private final CustomerTasks tasks;
    private final CustomerService customers;
    private final DocumentArchive documents;
    private final Milestones milestones;
    private final MessageSource messages;
    private final Formats formats;
    private final Clock clock;

    QuotePortalController(QuoteLists lists, QuoteRequests requests, QuoteViews views, CustomerDecisions decisions, CustomerTasks tasks,
                          CustomerService customers, DocumentArchive documents, Milestones milestones,
                          MessageSource messages, Formats formats,
                          Clock clock) {
        this.lists = lists;
        this.requests = requests;
        this.views = views;
        this.decisions = decisions;
        this.tasks = tasks;
        this.customers = customers;
        this.documents = documents;
        this.milestones = milestones;
        this.messages = messages;
        this.formats = formats;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(required = false) String state, @RequestParam(required = false) String q,
                @RequestParam(required = false) String after, @AuthenticationPrincipal ContactPrincipal contact, Model model) {
        CustomerQuoteFilter filter = CustomerQuoteFilter.of(state);
        String text = text(q);
        ListPage<QuoteLists.CustomerRow> page = lists.ofCustomer(contact.customer(), filter.statuses(), text,
                ListPlace.read(after), PAGE);
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("rows", page.rows().stream()
                .map(row -> new Row(row, CustomerQuoteState.of(row.status(), row.validUntil(), today))).toList());
        model.addAttribute("next", page.next());
        model.addAttribute("requests", after == null ? requests.open(contact.customer(), OPEN_REQUESTS) : List.of());
        model.addAttribute("mayAsk", contact.has(ContactRole.BUYER) || contact.has(ContactRole.APPROVER));
        model.addAttribute("first", after == null);
        model.addAttribute("filters", CustomerQuoteFilter.values());
        model.addAttribute("filter", filter);
        model.addAttribute("q", text);
        return "quote/list";
    }

    /** All that the list's filter lets through, for a spreadsheet. */
    @GetMapping("/export.csv")
    void export(@RequestParam(required = false) String state, @RequestParam(required = false) String q,
                @AuthenticationPrincipal ContactPrincipal contact, Locale locale, HttpServletResponse response) throws IOException {
        LocalDate today = LocalDate.now(clock);
        CsvResponse.write(response, locale, messages.getMessage("quote.export.file", null, locale),
                List.of(messages.getMessage("quote.export.columns", null, locale).split(";")),
                place -> lists.ofCustomer(contact.customer(), CustomerQuoteFilter.of(state).statuses(), text(q), place, EXPORT_PAGE),
                row -> Arrays.asList(row.number(), row.date(), row.validUntil(), messages.getMessage(
                        "quote.state." + CustomerQuoteState.of(row.status(), row.validUntil(), today), null, locale), row.net(), row.gross(),
                        row.reference(), row.order()));
    }

    @GetMapping("/{number}")
    String detail(@PathVariable String number, @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request,
                  Model model, Locale locale) {
        QuoteView quote = own(number, contact, null, locale);
        Actor actor = Visitor.of(contact, request);
        FormView form = decisions.waiting(number, contact, actor).filter(task -> quote.open())
                .map(task -> tasks.view(task, actor)).orElse(null);
        return page(quote, form, contact, model);
    }

    /** What is being worked on, asked for again and again: nothing until it is settled, then what became of it. */
    @GetMapping("/{number}/progress")
    String progress(@PathVariable String number, @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request,
                    HttpServletResponse response, Model model, Locale locale) {
        QuoteView quote = own(number, contact, null, locale);
        if (request.getHeader("HX-Request") == null) {
            return "redirect:/portal/quotes/" + quote.number();
        }
        if (!quote.settled()) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        model.addAttribute("quote", quote);
        model.addAttribute("milestones", milestones.of(QuoteApprovalProcess.KEY, quote.number()));
        return "quote/detail :: progress(swap=${true})";
    }

    /** Whoever asks for the address that a decision was sent to, gets the quote. */
    @GetMapping({"/{number}/decision/{version}", "/{number}/decision/{version}/refresh"})
    String decision(@PathVariable String number, @AuthenticationPrincipal ContactPrincipal contact, Locale locale) {
        return "redirect:/portal/quotes/" + own(number, contact, null, locale).number();
    }

    /** The form as it looks with what was typed so far. */
    @PostMapping("/{number}/decision/{version}/refresh")
    String refresh(@PathVariable String number, @PathVariable int version, @RequestParam MultiValueMap<String, String> typed,
                   @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request, HttpServletResponse response,
                   Model model, Locale locale) {
        QuoteView quote = own(number, contact, version, locale);
        Actor actor = Visitor.of(contact, request);
        Optional<CustomerTask> task = decisions.waiting(number, contact, actor);
        if (task.isEmpty() || quote.version() != version || !quote.open()) {
            response.setHeader("HX-Redirect", request.getContextPath() + "/portal/quotes/" + number);
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        model.addAttribute("quote", quote);
        model.addAttribute("form", tasks.refresh(task.get(), actor, typed));
        return "quote/detail :: decisionForm";
    }

    @PostMapping("/{number}/decision/{version}")
    String decide(@PathVariable String number, @PathVariable int version, @RequestParam MultiValueMap<String, String> posted,
                  @RequestParam(required = false) MultipartFile purchaseOrder,
                  @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request, HttpServletResponse response,
                  Model model, Locale locale) {
        QuoteView quote = own(number, contact, version, locale);
        Actor actor = Visitor.of(contact, request);
        String fileProblem = UploadedFile.problem(purchaseOrder).orElse(null);
        if (fileProblem != null && quote.open() && quote.version() == version) {
            FormView form = decisions.waiting(number, contact, actor).map(task -> tasks.refresh(task, actor, posted)).orElse(null);
            model.addAttribute("fileProblem", fileProblem);
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(quote, form, contact, model);
        }
        Outcome outcome = decisions.answer(number, version, contact, actor, posted, purchaseOrder).orElse(null);
        if (outcome instanceof Outcome.Done) {
            return "redirect:/portal/quotes/" + number;
        }
        if (outcome instanceof Outcome.Invalid invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            if (purchaseOrder != null && !purchaseOrder.isEmpty()) {
                model.addAttribute("fileProblem", "quote.file.again");
            }
            return page(quote, invalid.form(), contact, model);
        }
        return overtaken(number, version, contact, actor, response, model, locale);
    }

    /** Nothing was done: somebody answered before, or the quote is not the one this contact saw. */
    private String overtaken(String number, int seen, ContactPrincipal contact, Actor actor, HttpServletResponse response,
                             Model model, Locale locale) {
        QuoteView now = own(number, contact, seen, locale);
        response.setStatus(HttpStatus.CONFLICT.value());
        if (now.version() != seen || now.state() == CustomerQuoteState.IN_REVISION && now.answer() == null) {
            model.addAttribute("conflict", messages.getMessage(now.version() != seen
                    ? "quote.page.conflict.newVersion" : "quote.page.conflict.changing", null, locale));
        } else if (now.answer() != null) {
            model.addAttribute("conflict", messages.getMessage("quote.page.conflict.answered." + now.answer().kind(),
                    new Object[] {now.answer().by(), formats.moment(now.answer().at())}, locale));
        } else if (now.open() && decisions.waiting(number, contact, actor).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        } else {
            model.addAttribute("conflict", messages.getMessage(now.state() == CustomerQuoteState.EXPIRED
                    ? "quote.page.conflict.expired" : "quote.page.conflict.ended", null, locale));
        }
        FormView form = decisions.waiting(number, contact, actor).filter(task -> now.open())
                .map(task -> tasks.view(task, actor)).orElse(null);
        return page(now, form, contact, model);
    }

    private List<ArchivedDocument> purchaseOrders(String number, ContactPrincipal contact) {
        return documents.ofCase(number, contact.customer()).stream()
                .filter(document -> document.kind().equals(PurchaseOrders.KIND)).toList();
    }

    private String page(QuoteView quote, FormView form, ContactPrincipal contact, Model model) {
        model.addAttribute("quote", quote);
        model.addAttribute("milestones", milestones.of(QuoteApprovalProcess.KEY, quote.number()));
        model.addAttribute("form", form);
        model.addAttribute("mayAskAgain", (quote.state() == CustomerQuoteState.EXPIRED || quote.state() == CustomerQuoteState.DECLINED)
                && (contact.has(ContactRole.BUYER) || contact.has(ContactRole.APPROVER)));
        if (form == null && quote.open()) {
            model.addAttribute("approvers", customers.contactsOf(contact.customer(), ContactRole.APPROVER));
        }
        if (quote.answer() != null) {
            model.addAttribute("purchaseOrders", purchaseOrders(quote.number(), contact));
        }
        if (!quote.settled()) {
            model.addAttribute("reloadAfter", 3);
        }
        return "quote/detail";
    }

    private QuoteView own(String number, ContactPrincipal contact, Integer seen, Locale locale) {
        return views.of(number, contact.customer(), seen, locale)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String text(String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String text = typed.strip();
        return text.length() > TEXT_LENGTH ? text.substring(0, TEXT_LENGTH) : text;
    }
}
