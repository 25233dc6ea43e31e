package eu.kapstok.contract;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.DocumentResponse;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.CustomerTask;
import eu.kapstok.forms.CustomerTasks;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.forms.FormView;
import eu.kapstok.forms.Outcome;
import eu.kapstok.portal.CsvResponse;
import eu.kapstok.portal.ListPage;
import eu.kapstok.portal.ListPlace;
import eu.kapstok.portal.Milestones;
import eu.kapstok.portal.Typed;
import eu.kapstok.portal.Visitor;
import eu.kapstok.security.ContactPrincipal;
import eu.kapstok.signing.SealInfo;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A customer's contracts: the list, and one contract to read and to sign. */
@Controller
@RequestMapping("/portal/contracts")
class ContractPortalController {

    private static final int PAGE = 25;
    private static final int EXPORT_PAGE = 500;
    private static final int TEXT_LENGTH = 60;
    private static final String DETAIL = "contract/detail";

    private final ContractLists lists;
    private final ContractViews views;
    private final ContractPictures pictures;
    private final SigningPage signing;
    private final SigningCodes codes;
    private final ConsentWords consents;
    private final ContractForms forms;
    private final SealInfo seal;
    private final CustomerTasks tasks;
    private final DocumentArchive documents;
    private final DocumentResponse responses;
    private final Milestones milestones;
    private final MessageSource messages;

    ContractPortalController(ContractLists lists, ContractViews views, ContractPictures pictures, SigningPage signing, SigningCodes codes,
                             ConsentWords consents, ContractForms forms, SealInfo seal, CustomerTasks tasks, DocumentArchive documents,
                             DocumentResponse responses, Milestones milestones, MessageSource messages) {
        this.lists = lists;
        this.views = views;
        this.pictures = pictures;
        this.signing = signing;
        this.codes = codes;
        this.consents = consents;
        this.forms = forms;
        this.seal = seal;
        this.tasks = tasks;
        this.documents = documents;
        this.responses = responses;
        this.milestones = milestones;
        this.messages = messages;
    }

    /** What a customer can narrow the list down to: {@code contract.filter.<NAME>}. */
    enum Filter {
        ALL(EnumSet.allOf(ContractState.class)),
        TO_SIGN(EnumSet.of(ContractState.SIGNING)),
        SIGNED(EnumSet.of(ContractState.SIGNED)),
        OVER(EnumSet.of(ContractState.EXPIRED, ContractState.STOPPED));

        private final Set<ContractState> states;

        Filter(Set<ContractState> states) {
            this.states = states;
        }

        /** What nobody offered counts as no filter. */
        static Filter of(String name) {
            for (Filter filter : values()) {
                if (filter.name().equalsIgnoreCase(name)) {
                    return filter;
                }
            }
            return ALL;
        }
    }

    @GetMapping
    String list(@RequestParam(required = false) String state, @RequestParam(required = false) String q,
                @RequestParam(required = false) String after, @AuthenticationPrincipal ContactPrincipal contact, Model model) {
        Filter filter = Filter.of(state);
        String text = text(q);
        ListPage<ContractLists.Row> page = lists.ofCustomer(contact.customer(), filter.states, text, ListPlace.read(after), PAGE);
        model.addAttribute("rows", page.rows());
        model.addAttribute("next", page.next());
        model.addAttribute("first", after == null);
        model.addAttribute("filters", Filter.values());
        model.addAttribute("filter", filter);
        model.addAttribute("q", text);
        model.addAttribute("mayEnterMandates", contact.has(ContactRole.ADMIN));
        return "contract/list";
    }

    /** All that the list's filter lets through, for a spreadsheet. */
    @GetMapping("/export.csv")
    void export(@RequestParam(required = false) String state, @RequestParam(required = false) String q,
                @AuthenticationPrincipal ContactPrincipal contact, Locale locale, HttpServletResponse response) throws IOException {
        CsvResponse.write(response, locale, messages.getMessage("contract.export.file", null, locale),
                List.of(messages.getMessage("contract.export.columns", null, locale).split(";")),
                place -> lists.ofCustomer(contact.customer(), Filter.of(state).states, text(q), place, EXPORT_PAGE),
                row -> Arrays.asList(row.number(), row.title(), messages.getMessage("contract.customerState." + row.state(), null, locale),
                        row.signBy(), row.startsOn(), row.endsOn(), row.noticeOn()));
    }

    /** Null where nothing but blanks was typed. */
    private static String text(String typed) {
        String text = typed == null ? "" : typed.replace("\0", "").strip();
        return text.isEmpty() ? null : text.substring(0, Math.min(text.length(), TEXT_LENGTH));
    }

    @GetMapping("/{number}")
    String detail(@PathVariable String number, @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request, Model model,
                  Locale locale) {
        ContractView contract = own(number, contact, locale);
        Actor actor = Visitor.of(contact, request);
        Optional<CustomerTask> task = task(number, contact, actor);
        if (task.isEmpty()) {
            return page(new Shown(contract, null, null), Typed.nothing(), actor, model);
        }
        signing.opened(number, actor);
        return page(new Shown(contract, task.get(), signing.verdict(number, actor)), Typed.nothing(), actor, model);
    }

    /** The file itself. */
    @GetMapping("/{number}/document")
    void document(@PathVariable String number, @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request,
                  HttpServletResponse response, Locale locale) throws IOException {
        responses.show(documents.find(file(number, contact, locale)).orElseThrow(), request, response);
    }

    @GetMapping("/{number}/pages/{page}.png")
    ResponseEntity<byte[]> picture(@PathVariable String number, @PathVariable int page, @AuthenticationPrincipal ContactPrincipal contact,
                                   Locale locale) {
        return png(pictures.page(file(number, contact, locale), page));
    }

    /** What the signer drew so far. */
    @GetMapping("/{number}/drawing.png")
    ResponseEntity<byte[]> drawing(@PathVariable String number, @AuthenticationPrincipal ContactPrincipal contact, Locale locale) {
        own(number, contact, locale);
        return png(Optional.ofNullable(views.drawing(number, contact.contactId())));
    }

    private static ResponseEntity<byte[]> png(Optional<byte[]> picture) {
        return picture.map(bytes -> ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).cacheControl(CacheControl.noCache().cachePrivate()).body(bytes))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private UUID file(String number, ContactPrincipal contact, Locale locale) {
        UUID document = own(number, contact, locale).document();
        if (document == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return document;
    }

    /** Sends a one-time code; what was typed stays. */
    @PostMapping("/{number}/code")
    String code(@PathVariable String number, @RequestParam MultiValueMap<String, String> posted, @AuthenticationPrincipal ContactPrincipal contact,
                HttpServletRequest request, HttpServletResponse response, Model model, Locale locale) {
        ContractView contract = own(number, contact, locale);
        Actor actor = Visitor.of(contact, request);
        Optional<CustomerTask> task = task(number, contact, actor);
        if (task.isEmpty()) {
            return "redirect:/portal/contracts/" + number;
        }
        Typed typed = Typed.of(posted);
        boolean part = request.getHeader("HX-Request") != null;
        try {
            if (!part) {
                keepDrawing(number, contact, posted);
            }
            model.addAttribute("sentTo", signing.sendCode(number, task.get().id(), actor));
        } catch (FormRefused refused) {
            if (!part) {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            }
            model.addAttribute("codeProblem", messages.getMessage(refused.problems().get(0).messageKey(), null, locale));
        }
        String view = page(new Shown(contract, task.get(), signing.verdict(number, actor)), typed, actor, model);
        return part ? DETAIL + " :: codeStatus" : view;
    }

    @PostMapping("/{number}/sign")
    String sign(@PathVariable String number, @RequestParam MultiValueMap<String, String> posted, @AuthenticationPrincipal ContactPrincipal contact,
                HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect, Model model, Locale locale) {
        ContractView contract = own(number, contact, locale);
        Actor actor = Visitor.of(contact, request);
        Optional<CustomerTask> task = task(number, contact, actor);
        if (task.isEmpty()) {
            redirect.addFlashAttribute("conflict", messages.getMessage("contract.sign.over", null, locale));
            return "redirect:/portal/contracts/" + number;
        }
        Typed typed = Typed.of(posted);
        try {
            keepDrawing(number, contact, posted);
            MultiValueMap<String, String> answers = new LinkedMultiValueMap<>(posted);
            answers.remove(SigningPage.DRAWING);
            Outcome outcome = tasks.submit(task.get().id(), contact.candidateGroups(), actor, answers);
            if (!(outcome instanceof Outcome.Invalid invalid)) {
                boolean done = outcome instanceof Outcome.Done;
                redirect.addFlashAttribute(done ? "flash" : "conflict",
                        messages.getMessage(done ? "contract.sign.done." + answered(posted) : "contract.sign.over", null, locale));
                return "redirect:/portal/contracts/" + number;
            }
            typed = new Typed(posted, problems(invalid.form()));
        } catch (FormRefused refused) {
            typed = typed.refused(refused, messages, locale);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return page(new Shown(contract, task.get(), signing.verdict(number, actor)), typed, actor, model);
    }

    /** Whoever asks for the address that an answer was sent to, gets the contract. */
    @GetMapping({"/{number}/sign", "/{number}/code"})
    String back(@PathVariable String number) {
        return "redirect:/portal/contracts/" + number;
    }

    private void keepDrawing(String number, ContactPrincipal contact, MultiValueMap<String, String> posted) {
        String drawing = posted.getFirst(SigningPage.DRAWING);
        if (drawing != null && !drawing.isBlank() && ContractSigner.Kind.DRAWN.name().equals(posted.getFirst(SignerAnswers.KIND))) {
            signing.keepDrawing(number, contact.contactId(), drawing);
        }
    }

    private static String answered(MultiValueMap<String, String> posted) {
        String action = posted.getFirst(SignerAnswers.ACTION);
        return "handedOver".equals(action) || "declined".equals(action) ? action : "signed";
    }

    /** By the names of the fields; what belongs to none under "". */
    private static Map<String, String> problems(FormView form) {
        Map<String, String> byId = new LinkedHashMap<>();
        form.elements().stream().filter(element -> element.name() != null && !element.name().equals(SignerAnswers.VERSION)).forEach(element -> byId.put(element.id(), element.name()));
        Map<String, String> problems = new LinkedHashMap<>();
        form.problems().forEach(problem -> problems.putIfAbsent(problem.fieldId() == null ? "" : byId.getOrDefault(problem.fieldId(), ""), problem.message()));
        return problems;
    }

    /** @param verdict null where it is not this person's turn */
    private record Shown(ContractView contract, CustomerTask task, Mandates.Verdict verdict) {
    }

    private String page(Shown shown, Typed typed, Actor actor, Model model) {
        ContractView contract = shown.contract();
        model.addAttribute("contract", contract);
        model.addAttribute("milestones", milestones.of(ContractSigningProcess.KEY, contract.number()));
        model.addAttribute("words", contract.document() == null ? null : views.words(contract.number()));
        model.addAttribute("pages", contract.document() == null ? 0 : pictures.pages(contract.document()));
        model.addAttribute("typed", typed);
        model.addAttribute("mayAnswer", shown.task() != null);
        model.addAttribute("verdict", shown.verdict());
        if (shown.task() != null) {
            UUID contact = UUID.fromString(actor.id());
            model.addAttribute("consent", consents.of(actor.locale()).text());
            model.addAttribute("sealedBy", seal.sealedBy());
            model.addAttribute("trial", seal.trial());
            model.addAttribute("codeUntil", codes.open(shown.task().id(), contact).orElse(null));
            model.addAttribute("drawn", views.drawing(contract.number(), contact) != null);
            model.addAttribute("colleagues", colleagues(contract.number(), contact));
        }
        if (contract.underway()) {
            model.addAttribute("reloadAfter", 5);
        }
        return DETAIL;
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, String>> colleagues(String number, UUID contact) {
        return (List<Map<String, String>>) forms.sign(number, contact).get("colleagues");
    }

    private Optional<CustomerTask> task(String number, ContactPrincipal contact, Actor actor) {
        return tasks.ofBusinessKey(number, contact.candidateGroups(), actor).stream()
                .filter(task -> task.task().definitionKey().equals(ContractSigningProcess.Elements.SIGN_CONTRACT)).findFirst();
    }

    private ContractView own(String number, ContactPrincipal contact, Locale locale) {
        return views.ofCustomer(number, contact.customer(), contact.contactId(), locale)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
