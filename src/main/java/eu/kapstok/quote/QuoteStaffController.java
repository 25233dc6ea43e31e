package eu.kapstok.quote;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormView;
import eu.kapstok.portal.ListPage;
import eu.kapstok.portal.ListPlace;
import eu.kapstok.portal.Milestones;
import eu.kapstok.portal.Typed;
import eu.kapstok.portal.Visitor;
import eu.kapstok.security.StaffGroup;
import eu.kapstok.security.StaffPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The staff's quotes: which run, for whom each waits, and one quote with all that is known of it. */
@Controller
@RequestMapping("/staff/quotes")
class QuoteStaffController {

    private static final int PAGE = 25;
    private static final int TEXT_LENGTH = 60;
    private static final int CUSTOMERS = 50;
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Set<QuoteStatus> RUNNING =
            EnumSet.copyOf(EnumSet.allOf(QuoteStatus.class).stream().filter(status -> !status.closed()).toList());

    /** @param customer name, null before the first snapshot */
    record Row(QuoteLists.StaffRow quote, String customer, String waitsFor, Instant since) {
    }

    private final QuoteLists lists;
    private final QuoteStaffViews views;
    private final QuoteService quotes;
    private final StaffAnswers answers;
    private final CustomerService customers;
    private final Milestones milestones;
    private final MessageSource messages;

    QuoteStaffController(QuoteLists lists, QuoteStaffViews views, QuoteService quotes, StaffAnswers answers,
                         CustomerService customers, Milestones milestones, MessageSource messages) {
        this.lists = lists;
        this.views = views;
        this.quotes = quotes;
        this.answers = answers;
        this.customers = customers;
        this.milestones = milestones;
        this.messages = messages;
    }

    @GetMapping
    String list(@RequestParam(required = false) String state, @RequestParam(required = false) String q,
                @RequestParam(required = false) String after, Model model, Locale locale) {
        QuoteStatus status = RUNNING.stream().filter(known -> known.name().equals(state)).findFirst().orElse(null);
        String text = q == null || q.isBlank() ? null : q.strip().substring(0, Math.min(q.strip().length(), TEXT_LENGTH));
        List<String> whose = text == null ? List.of() : customers.numbersLike(text, CUSTOMERS);
        ListPage<QuoteLists.StaffRow> page = lists.running(status == null ? RUNNING : Set.of(status), text, whose,
                ListPlace.read(after), PAGE);
        Map<String, String> names = customers.namesOf(page.rows().stream().map(QuoteLists.StaffRow::customer)
                .filter(Objects::nonNull).collect(Collectors.toSet()));
        model.addAttribute("rows", page.rows().stream().map(row -> new Row(row,
                row.customer() == null ? null : names.getOrDefault(row.customer(), row.customer()), waitsFor(row, locale),
                row.since())).toList());
        model.addAttribute("next", page.next());
        model.addAttribute("first", after == null);
        model.addAttribute("states", RUNNING);
        model.addAttribute("state", status);
        model.addAttribute("q", text);
        return "quote/staff-list";
    }

    /** Brings in a quote that the ERP holds; one that runs already stays as it is. */
    @PostMapping
    String bringIn(@RequestParam(defaultValue = "") String number, RedirectAttributes redirect, Locale locale) {
        String typed = number.strip();
        if (!NUMBER.matcher(typed).matches()) {
            redirect.addFlashAttribute("problem", messages.getMessage("quote.staff.intake.invalid", null, locale));
            redirect.addFlashAttribute("typed", typed.substring(0, Math.min(typed.length(), TEXT_LENGTH)));
            return "redirect:/staff/quotes";
        }
        QuoteService.Intake intake = quotes.bringIn(typed);
        String said = messages.getMessage("quote.staff.intake." + intake, new Object[] {typed}, locale);
        if (intake == QuoteService.Intake.UNKNOWN) {
            redirect.addFlashAttribute("problem", said);
            redirect.addFlashAttribute("typed", typed);
            return "redirect:/staff/quotes";
        }
        redirect.addFlashAttribute("flash", said);
        redirect.addAttribute("number", typed);
        return "redirect:/staff/quotes/{number}";
    }

    @GetMapping("/{number}")
    String detail(@PathVariable String number, @AuthenticationPrincipal StaffPrincipal member, HttpServletRequest request,
                  Model model, Locale locale) {
        Actor actor = Visitor.of(member, request);
        return page(number, answers.form(number, actor).orElse(null), answers.untyped(), model, locale);
    }

    /** Whoever asks for the address that an answer was sent to, gets the quote. */
    @GetMapping({"/{number}/answer/{version}", "/{number}/answer/{version}/refresh"})
    String answer(@PathVariable String number, RedirectAttributes redirect) {
        redirect.addAttribute("number", number);
        return "redirect:/staff/quotes/{number}";
    }

    /** The form for a customer's answer, as it looks with what was typed so far. */
    @PostMapping("/{number}/answer/{version}/refresh")
    String refresh(@PathVariable String number, @PathVariable int version, @RequestParam MultiValueMap<String, String> typed,
                   @AuthenticationPrincipal StaffPrincipal member, HttpServletRequest request, HttpServletResponse response,
                   Model model, Locale locale) {
        Optional<FormView> form = answers.refresh(number, version, Visitor.of(member, request), typed);
        if (form.isEmpty()) {
            response.setHeader("HX-Redirect", request.getContextPath() + "/staff/quotes/" + number);
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        page(number, form.get(), Typed.of(typed), model, locale);
        return "quote/staff-detail :: answerForm";
    }

    /** A customer's answer, as one of ours heard it. */
    @PostMapping("/{number}/answer/{version}")
    String record(@PathVariable String number, @PathVariable int version, @RequestParam MultiValueMap<String, String> typed,
                  @RequestParam(name = StaffAnswers.PROOF, required = false) MultipartFile proof,
                  @AuthenticationPrincipal StaffPrincipal member, HttpServletRequest request, HttpServletResponse response,
                  RedirectAttributes redirect, Model model, Locale locale) {
        StaffAnswers.Recorded recorded = answers.record(number, version, Visitor.of(member, request), typed, proof, locale);
        if (recorded.form() != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(number, recorded.form(), recorded.typed(), model, locale);
        }
        redirect.addFlashAttribute(recorded.done() ? "flash" : "conflict", messages.getMessage(recorded.done()
                ? "quote.staff.answer.recorded" : "quote.staff.answer.overtaken", null, locale));
        redirect.addAttribute("number", number);
        return "redirect:/staff/quotes/{number}";
    }

    private String page(String number, FormView form, Typed typed, Model model, Locale locale) {
        QuoteStaffView quote = views.of(number, locale).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("quote", quote);
        model.addAttribute("milestones", milestones.of(QuoteApprovalProcess.KEY, number));
        if (form != null) {
            model.addAttribute("form", form);
            model.addAttribute("typed", typed);
            model.addAttribute("channels", OnBehalf.Channel.values());
            model.addAttribute("contacts", customers.contactsOf(quote.customer(), ContactRole.APPROVER));
        }
        return "quote/staff-detail";
    }

    private String waitsFor(QuoteLists.StaffRow row, Locale locale) {
        if (row.status() == QuoteStatus.IN_APPROVAL && row.lastEvent() == QuoteEvent.Type.APPROVAL_ASKED) {
            String group = row.lastArguments().get(0);
            return StaffGroup.byId(group).map(StaffGroup::label).orElse(group);
        }
        return messages.getMessage("quote.staff.waitsFor." + row.status(), null, locale);
    }
}
