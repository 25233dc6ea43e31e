package eu.kapstok.complaint;

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
import eu.kapstok.portal.Milestone;
import eu.kapstok.portal.Milestones;
import eu.kapstok.portal.Typed;
import eu.kapstok.portal.Visitor;
import eu.kapstok.security.ContactPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A customer's complaints: the list, and one of them from the report to what came of it. */
@Controller
@RequestMapping("/portal/complaints")
class ComplaintPortalController {

    private static final int PAGE = 25;
    private static final int EXPORT_PAGE = 500;
    private static final int SEARCH = 60;
    private static final int WORDS = 4000;
    private static final String MESSAGE = "message";
    private static final Set<String> FORMS = Set.of(ComplaintReturnProcess.Elements.PROVIDE_INFORMATION,
            ComplaintReturnProcess.Elements.DECIDE_ON_PROPOSAL, ComplaintReturnProcess.Elements.RATE_HANDLING);

    private final ComplaintLists lists;
    private final ComplaintViews views;
    private final ComplaintDrafts drafts;
    private final Complaints complaints;
    private final ComplaintIntake intake;
    private final PhotoReader photos;
    private final CustomerTasks tasks;
    private final DocumentArchive documents;
    private final ReturnPagePart returns;
    private final Milestones milestones;
    private final MessageSource messages;

    ComplaintPortalController(ComplaintLists lists, ComplaintViews views, ComplaintDrafts drafts, Complaints complaints, ComplaintIntake intake,
                              PhotoReader photos, CustomerTasks tasks, DocumentArchive documents, ReturnPagePart returns, Milestones milestones,
                              MessageSource messages) {
        this.lists = lists;
        this.views = views;
        this.drafts = drafts;
        this.complaints = complaints;
        this.intake = intake;
        this.photos = photos;
        this.tasks = tasks;
        this.documents = documents;
        this.returns = returns;
        this.milestones = milestones;
        this.messages = messages;
    }

    @GetMapping
    String list(@RequestParam(required = false) String q, @RequestParam(required = false) String after,
                @AuthenticationPrincipal ContactPrincipal contact, Model model) {
        String text = search(q);
        ListPage<ComplaintLists.Row> page = lists.ofCustomer(contact.customer(), text, ListPlace.read(after), PAGE);
        model.addAttribute("rows", page.rows());
        model.addAttribute("next", page.next());
        model.addAttribute("first", after == null);
        model.addAttribute("q", text);
        model.addAttribute("drafts", after == null ? drafts.of(owner(contact)) : List.of());
        return "complaint/list";
    }

    /** All that the list's search lets through, for a spreadsheet. */
    @GetMapping("/export.csv")
    void export(@RequestParam(required = false) String q, @AuthenticationPrincipal ContactPrincipal contact, Locale locale,
                HttpServletResponse response) throws IOException {
        CsvResponse.write(response, locale, text("complaint.export.file", locale), List.of(text("complaint.export.columns", locale).split(";")),
                place -> lists.ofCustomer(contact.customer(), search(q), place, EXPORT_PAGE),
                row -> Arrays.asList(row.number(), LocalDate.ofInstant(row.place().at(), Complaint.SELLER),
                        text(row.withdrawal() ? "withdrawal.list" : "complaint.reason." + row.reason(), locale),
                        text("complaint.customerState." + row.state(), locale),
                        row.resolution() == null ? null : text("complaint.resolution." + row.resolution(), locale)));
    }

    @GetMapping("/{number:K[0-9-]+}")
    String detail(@PathVariable String number, @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request, Model model,
                  Locale locale) {
        ComplaintView complaint = own(number, contact, locale);
        Actor actor = Visitor.of(contact, request);
        return page(complaint, task(number, contact, actor).map(task -> tasks.view(task, actor)).orElse(null), contact, model);
    }

    @GetMapping({"/{number:K[0-9-]+}/answer", "/{number:K[0-9-]+}/answer/refresh", "/{number:K[0-9-]+}/withdraw", "/{number:K[0-9-]+}/message",
            "/{number:K[0-9-]+}/photos"})
    String back(@PathVariable String number, @AuthenticationPrincipal ContactPrincipal contact, Locale locale) {
        return "redirect:/portal/complaints/" + own(number, contact, locale).number();
    }

    /** The form as it looks with what was typed so far. */
    @PostMapping("/{number:K[0-9-]+}/answer/refresh")
    String refresh(@PathVariable String number, @RequestParam MultiValueMap<String, String> typed,
                   @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request, HttpServletResponse response, Model model,
                   Locale locale) {
        ComplaintView complaint = own(number, contact, locale);
        Actor actor = Visitor.of(contact, request);
        Optional<CustomerTask> task = task(number, contact, actor);
        if (task.isEmpty()) {
            response.setHeader("HX-Redirect", request.getContextPath() + "/portal/complaints/" + number);
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        model.addAttribute("complaint", complaint);
        model.addAttribute("form", tasks.refresh(task.get(), actor, typed));
        return "complaint/detail :: taskForm";
    }

    @PostMapping("/{number:K[0-9-]+}/answer")
    String answer(@PathVariable String number, @RequestParam MultiValueMap<String, String> posted,
                  @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request, HttpServletResponse response,
                  RedirectAttributes redirect, Model model, Locale locale) {
        ComplaintView complaint = own(number, contact, locale);
        Actor actor = Visitor.of(contact, request);
        Outcome outcome = task(number, contact, actor).map(task -> tasks.submit(task.id(), contact.candidateGroups(), actor, posted)).orElse(null);
        if (outcome instanceof Outcome.Invalid invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(complaint, invalid.form(), contact, model);
        }
        boolean done = outcome instanceof Outcome.Done;
        redirect.addFlashAttribute(done ? "flash" : "conflict", text(done ? "complaint.page.answered" : "complaint.page.over", locale));
        return "redirect:/portal/complaints/" + number;
    }

    /** Takes the complaint back. */
    @PostMapping("/{number:K[0-9-]+}/withdraw")
    String withdraw(@PathVariable String number, @AuthenticationPrincipal ContactPrincipal contact, RedirectAttributes redirect, Locale locale) {
        String key = own(number, contact, locale).words();
        boolean withdrawn = complaints.withdraw(number, contact.displayName());
        redirect.addFlashAttribute(withdrawn ? "flash" : "conflict", text(withdrawn ? key + "withdrawn" : "complaint.page.tooLate", locale));
        return "redirect:/portal/complaints/" + number;
    }

    /** Adds a word. */
    @PostMapping("/{number:K[0-9-]+}/message")
    String message(@PathVariable String number, @RequestParam(defaultValue = "") String message,
                   @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request, HttpServletResponse response,
                   RedirectAttributes redirect, Model model, Locale locale) {
        ComplaintView complaint = own(number, contact, locale);
        if (!complaint.mayWrite()) {
            redirect.addFlashAttribute("conflict", text("complaint.page.over", locale));
            return "redirect:/portal/complaints/" + number;
        }
        try {
            complaints.write(number, written(message), contact.displayName());
            redirect.addFlashAttribute("flash", text("complaint.page.written", locale));
            return "redirect:/portal/complaints/" + number;
        } catch (FormRefused refused) {
            return refused(complaint, Typed.of(Map.of(MESSAGE, List.of(message))).refused(refused, messages, locale), contact, request, response, model);
        }
    }

    /** Adds photos. */
    @PostMapping("/{number:K[0-9-]+}/photos")
    String photos(@PathVariable String number, @RequestParam(required = false) List<MultipartFile> files,
                  @RequestParam(required = false) String photoKind, @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request,
                  HttpServletResponse response, RedirectAttributes redirect, Model model, Locale locale) {
        ComplaintView complaint = own(number, contact, locale);
        RefusedPhotos refused = new RefusedPhotos();
        int added = 0;
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (file.isEmpty()) {
                continue;
            }
            try {
                if (!intake.addPhoto(number, PhotoKind.of(photoKind), photos.read(SentPhoto.bytes(file)), contact.displayName())) {
                    throw new PhotoRefused("complaint.photo.refused.tooMany");
                }
                added++;
            } catch (PhotoRefused no) {
                refused.add(SentPhoto.name(file), no);
            }
        }
        if (added > 0) {
            complaints.tellPhotos(number, added, contact.displayName());
        }
        Optional<FormRefused.Problem> problem = refused.problem(messages, locale);
        if (problem.isPresent()) {
            return refused(own(number, contact, locale), Typed.nothing().refused(new FormRefused(List.of(problem.get())), messages, locale),
                    contact, request, response, model);
        }
        if (added == 0) {
            return refused(complaint, Typed.nothing().refused(new FormRefused("photos", "complaint.photo.none"), messages, locale), contact, request,
                    response, model);
        }
        redirect.addFlashAttribute("flash", text("complaint.page.photosAdded", locale));
        return "redirect:/portal/complaints/" + number;
    }

    @GetMapping("/{number:K[0-9-]+}/thumbnails/{photo}")
    @ResponseBody
    ResponseEntity<byte[]> thumbnail(@PathVariable String number, @PathVariable UUID photo, @AuthenticationPrincipal ContactPrincipal contact) {
        return jpeg(views.thumbnail(number, photo, contact.customer()));
    }

    /** A picture that never changes. */
    static ResponseEntity<byte[]> jpeg(Optional<byte[]> bytes) {
        return ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .body(bytes.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    static DraftOwner owner(ContactPrincipal contact) {
        return new DraftOwner(contact.customer(), contact.contactId(), null, contact.displayName());
    }

    private String refused(ComplaintView complaint, Typed typed, ContactPrincipal contact, HttpServletRequest request, HttpServletResponse response,
                           Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("typed", typed);
        Actor actor = Visitor.of(contact, request);
        return page(complaint, task(complaint.number(), contact, actor).map(task -> tasks.view(task, actor)).orElse(null), contact, model);
    }

    private static String written(String typed) {
        String text = typed.strip().replace("\r\n", "\n");
        if (text.isEmpty()) {
            throw new FormRefused(MESSAGE, "complaint.page.messageMissing");
        }
        if (text.length() > WORDS) {
            throw new FormRefused(MESSAGE, "forms.problem.tooLong", WORDS);
        }
        if (!WrittenText.isClean(text)) {
            throw new FormRefused(MESSAGE, "forms.problem.characters");
        }
        return text;
    }

    private Optional<CustomerTask> task(String number, ContactPrincipal contact, Actor actor) {
        return tasks.ofBusinessKey(number, contact.candidateGroups(), actor).stream()
                .filter(task -> FORMS.contains(task.task().definitionKey())).findFirst();
    }

    private String page(ComplaintView complaint, FormView form, ContactPrincipal contact, Model model) {
        model.addAttribute("complaint", complaint);
        model.addAttribute("milestones", milestones.of(ComplaintReturnProcess.KEY, complaint.number()).stream()
                .map(step -> complaint.withdrawal() ? new Milestone(step.number(), text("withdrawal.milestone." + step.number(), LocaleContextHolder.getLocale()),
                        step.state(), step.reachedAt()) : step).toList());
        model.addAttribute("form", form);
        model.addAttribute("photoKinds", PhotoKind.values());
        model.addAttribute("returned", returns.of(complaint.number()));
        model.addAttribute("documents", documents.ofCase(complaint.number(), contact.customer()).stream()
                .filter(document -> !document.kind().equals(ComplaintPhotos.KIND)).toList());
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Typed.nothing());
        }
        if (complaint.underway()) {
            model.addAttribute("reloadAfter", 5);
        }
        return "complaint/detail";
    }

    private ComplaintView own(String number, ContactPrincipal contact, Locale locale) {
        return views.ofCustomer(number, contact.customer(), locale).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String search(String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String text = typed.strip().replace("\0", "");
        return text.length() > SEARCH ? text.substring(0, SEARCH) : text;
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
