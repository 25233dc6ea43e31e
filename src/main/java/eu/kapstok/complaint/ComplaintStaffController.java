package eu.kapstok.complaint;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.forms.CaseTasks;
import eu.kapstok.notifications.CaseMails;
import eu.kapstok.portal.CsvResponse;
import eu.kapstok.portal.ListPage;
import eu.kapstok.portal.ListPlace;
import eu.kapstok.portal.Milestones;
import eu.kapstok.security.StaffDirectory;
import eu.kapstok.security.StaffGroup;
import eu.kapstok.security.StaffPrincipal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The staff's complaints: which run, of which team, and one of them with all that is known of it. */
@Controller
@RequestMapping("/staff/complaints")
class ComplaintStaffController {

    private static final int PAGE = 25;
    private static final int EXPORT_PAGE = 500;
    private static final int SEARCH = 60;
    private static final int CUSTOMERS = 50;
    private static final int TASKS = 20;
    private static final int EARLIER = 5;
    private static final int WORDS = 4000;

    private final ComplaintLists lists;
    private final ComplaintViews views;
    private final Complaints complaints;
    private final CaseTasks tasks;
    private final CustomerService customers;
    private final DocumentArchive documents;
    private final CaseMails mails;
    private final Milestones milestones;
    private final ReturnPagePart returns;
    private final StaffDirectory staff;
    private final ComplaintWords words;

    ComplaintStaffController(ComplaintLists lists, ComplaintViews views, Complaints complaints, CaseTasks tasks, CustomerService customers,
                             DocumentArchive documents, CaseMails mails, Milestones milestones, ReturnPagePart returns, StaffDirectory staff,
                             ComplaintWords words) {
        this.lists = lists;
        this.views = views;
        this.complaints = complaints;
        this.tasks = tasks;
        this.customers = customers;
        this.documents = documents;
        this.mails = mails;
        this.milestones = milestones;
        this.returns = returns;
        this.staff = staff;
        this.words = words;
    }

    /** A row with names for what it only has codes for. */
    record Row(ComplaintLists.Row complaint, String customer, String team) {
    }

    /** @param who group or person whom it waits for, null for the customer */
    record Waiting(String id, String name, String who) {
    }

    @GetMapping
    String list(@RequestParam(required = false) String state, @RequestParam(required = false) String team,
                @RequestParam(required = false) String reason, @RequestParam(required = false) String q,
                @RequestParam(required = false) String after, Model model) {
        ComplaintLists.Filter filter = filter(state, team, reason, q);
        ListPage<ComplaintLists.Row> page = lists.ofAll(filter, ListPlace.read(after), PAGE);
        model.addAttribute("rows", named(page.rows()));
        model.addAttribute("next", page.next());
        model.addAttribute("first", after == null);
        model.addAttribute("filter", filter);
        model.addAttribute("states", ComplaintState.values());
        model.addAttribute("reasons", ComplaintReason.values());
        model.addAttribute("teams", StaffGroup.withCustomers());
        return "complaint/staff-list";
    }

    /** All that the list's filter lets through, for a spreadsheet. */
    @GetMapping("/export.csv")
    void export(@RequestParam(required = false) String state, @RequestParam(required = false) String team,
                @RequestParam(required = false) String reason, @RequestParam(required = false) String q, HttpServletResponse response)
            throws IOException {
        ComplaintLists.Filter filter = filter(state, team, reason, q);
        CsvResponse.write(response, Locale.ENGLISH, "complaints.csv", List.of(words.text("complaint.staff.export").split(";")), place -> {
            ListPage<ComplaintLists.Row> page = lists.ofAll(filter, place, EXPORT_PAGE);
            return new ListPage<>(named(page.rows()), page.next());
        }, row -> {
            ComplaintLists.Row one = row.complaint();
            return Arrays.asList(one.number(), one.customer(), row.customer(), day(one.place().at()),
                    words.text("complaint.reason.staff." + one.reason()), words.text("complaint.state." + one.state()), row.team(),
                    words.code("complaint.resolution.staff.", one.resolution() == null ? null : one.resolution().name()),
                    day(one.answeredAt()), day(one.settlementDue()), one.late() ? "late" : "");
        });
    }

    @GetMapping("/{number:K[0-9-]+}")
    String detail(@PathVariable String number, Model model) {
        ComplaintView complaint = views.ofStaff(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("complaint", complaint);
        model.addAttribute("customerName", customers.namesOf(Set.of(complaint.customer())).getOrDefault(complaint.customer(), complaint.customer()));
        model.addAttribute("milestones", milestones.of(ComplaintReturnProcess.KEY, number));
        model.addAttribute("waiting", tasks.of(List.of(number), TASKS).stream().map(task -> new Waiting(task.id(), task.name(),
                task.forCustomer() ? null : task.assignee() != null ? staff.nameOf(task.assignee()) : words.group(task.group()))).toList());
        model.addAttribute("team", complaint.team() == null ? null : words.group(complaint.team()));
        model.addAttribute("proposal", words.code("complaint.proposal.", complaint.proposal()));
        model.addAttribute("basis", words.code("complaint.basis.", complaint.basis()));
        model.addAttribute("authority", words.code("complaint.authority.", complaint.authority()));
        model.addAttribute("ofCustomer", lists.ofCustomer(complaint.customer(), null, null, EARLIER + 1).rows().stream()
                .filter(row -> !row.number().equals(number)).limit(EARLIER).toList());
        model.addAttribute("ofProduct", complaint.lines().stream().map(ComplaintLine::product).distinct().limit(EARLIER)
                .flatMap(product -> lists.ofProduct(product, EARLIER).stream()).filter(row -> !row.number().equals(number)).distinct()
                .limit(EARLIER).toList());
        model.addAttribute("documents", documents.ofCase(number, complaint.customer()).stream()
                .filter(document -> !document.kind().equals(ComplaintPhotos.KIND)).toList());
        model.addAttribute("mails", mails.of(number));
        model.addAttribute("returned", returns.of(number));
        return "complaint/staff-detail";
    }

    /** Writes to the customer. */
    @PostMapping("/{number:K[0-9-]+}/message")
    String message(@PathVariable String number, @RequestParam(defaultValue = "") String message, @AuthenticationPrincipal StaffPrincipal member,
                   RedirectAttributes redirect) {
        ComplaintView complaint = views.ofStaff(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String text = message.strip().replace("\r\n", "\n");
        String problem = text.isEmpty() ? "complaint.staff.messageMissing" : text.length() > WORDS ? "complaint.staff.messageTooLong"
                : complaint.mayWrite() ? null : "complaint.staff.messageLate";
        if (problem == null) {
            complaints.writeToCustomer(number, text, member.displayName());
        } else {
            redirect.addFlashAttribute("typedMessage", message.length() > 2 * WORDS ? message.substring(0, 2 * WORDS) : message);
        }
        redirect.addFlashAttribute(problem == null ? "flash" : "problem", words.text(problem == null ? "complaint.staff.messageSent" : problem));
        return "redirect:/staff/complaints/" + number;
    }

    @GetMapping("/{number:K[0-9-]+}/message")
    String back(@PathVariable String number) {
        return "redirect:/staff/complaints/" + number;
    }

    @GetMapping("/{number:K[0-9-]+}/thumbnails/{photo}")
    @ResponseBody
    ResponseEntity<byte[]> thumbnail(@PathVariable String number, @PathVariable UUID photo) {
        return ComplaintPortalController.jpeg(views.thumbnail(number, photo, null));
    }

    private List<Row> named(List<ComplaintLists.Row> rows) {
        Map<String, String> names = customers.namesOf(rows.stream().map(ComplaintLists.Row::customer).collect(Collectors.toSet()));
        return rows.stream().map(row -> new Row(row, names.getOrDefault(row.customer(), row.customer()),
                row.team() == null ? "" : words.group(row.team()))).toList();
    }

    private ComplaintLists.Filter filter(String state, String team, String reason, String q) {
        String text = q == null || q.isBlank() ? null : q.strip().substring(0, Math.min(q.strip().length(), SEARCH));
        return new ComplaintLists.Filter(Arrays.stream(ComplaintState.values()).filter(known -> known.name().equals(state)).findFirst().orElse(null),
                StaffGroup.byId(team == null ? "" : team).map(StaffGroup::id).orElse(null), ComplaintReason.of(reason), text,
                text == null ? List.of() : customers.numbersLike(text, CUSTOMERS));
    }

    private static LocalDate day(Instant at) {
        return at == null ? null : LocalDate.ofInstant(at, Complaint.SELLER);
    }
}
