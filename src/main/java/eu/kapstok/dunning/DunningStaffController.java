package eu.kapstok.dunning;

import eu.kapstok.engine.BusinessCalendar;
import eu.kapstok.forms.CaseTasks;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.forms.WrittenText;
import eu.kapstok.notifications.CaseMails;
import eu.kapstok.portal.Typed;
import eu.kapstok.security.StaffGroup;
import eu.kapstok.security.StaffPrincipal;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is owed, for our own people: by age, promised, planned, blocked, what the next run would do, and each customer's case. */
@Controller
@RequestMapping("/staff/dunning")
class DunningStaffController {

    private static final int SHOWN = 50;
    private static final int REASON = 500;
    private static final String COUNTRY = "BE";
    private static final String WEEK = "week";
    private static final int AHEAD_YEARS = 10;

    /** What would happen to a customer, and for each invoice why. */
    record Foreseen(Debtor debtor, NextStep next) {
    }

    private final DunningLists lists;
    private final DunningRuns runs;
    private final Debtors debtors;
    private final Receivables receivables;
    private final DunningStaff staff;
    private final LetterStore letters;
    private final Promises promises;
    private final Plans plans;
    private final Disputes disputes;
    private final DunningNotes notes;
    private final CaseTasks tasks;
    private final CaseMails mails;
    private final BusinessCalendar calendar;
    private final MessageSource messages;
    private final Clock clock;

    DunningStaffController(DunningLists lists, DunningRuns runs, Debtors debtors, Receivables receivables, DunningStaff staff,
                           LetterStore letters, Promises promises, Plans plans, Disputes disputes, DunningNotes notes, CaseTasks tasks,
                           CaseMails mails, BusinessCalendar calendar, MessageSource messages, Clock clock) {
        this.lists = lists;
        this.runs = runs;
        this.debtors = debtors;
        this.receivables = receivables;
        this.staff = staff;
        this.letters = letters;
        this.promises = promises;
        this.plans = plans;
        this.disputes = disputes;
        this.notes = notes;
        this.tasks = tasks;
        this.mails = mails;
        this.calendar = calendar;
        this.messages = messages;
        this.clock = clock;
    }

    @ModelAttribute("mayChange")
    boolean mayChange(@AuthenticationPrincipal StaffPrincipal member) {
        return member.in(StaffGroup.CREDIT_CONTROL, StaffGroup.FINANCE_DIRECTION);
    }

    @GetMapping
    String ageing(@RequestParam(required = false) String after, Model model) {
        model.addAttribute("page", lists.ageing(after));
        model.addAttribute("first", after == null);
        model.addAttribute("runs", runs.newest(5));
        return "dunning/staff-ageing";
    }

    @GetMapping("/promises")
    String promises(@RequestParam(required = false) String after, Model model) {
        model.addAttribute("page", lists.promises(after));
        model.addAttribute("first", after == null);
        return "dunning/staff-promises";
    }

    /** What promises and plans let expect, by day. */
    @GetMapping("/coming")
    String coming(@RequestParam(required = false) String until, @RequestParam(required = false) String after, Model model) {
        boolean week = WEEK.equals(until);
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("page", lists.coming(week ? today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)) : today.plusYears(AHEAD_YEARS), after));
        model.addAttribute("first", after == null);
        model.addAttribute("week", week);
        model.addAttribute("today", today);
        return "dunning/staff-coming";
    }

    @GetMapping("/plans")
    String plans(@RequestParam(required = false) String after, Model model) {
        model.addAttribute("page", lists.plans(after));
        model.addAttribute("first", after == null);
        return "dunning/staff-plans";
    }

    @GetMapping("/blocked")
    String blocked(@RequestParam(required = false) String after, Model model) {
        model.addAttribute("page", lists.blocked(after));
        model.addAttribute("first", after == null);
        return "dunning/staff-blocked";
    }

    /** Who gets what in the next run, and why. */
    @GetMapping("/preview")
    String preview(@RequestParam(required = false) String day, @RequestParam(required = false) String after, Model model) {
        LocalDate wanted = day(day);
        DunningLists.Page<String> page = lists.due(wanted.plusDays(NextSteps.AHEAD_DAYS), after);
        debtors.know(page.rows());
        Map<String, NextStep> foreseen = runs.foresee(page.rows(), wanted);
        Map<String, Debtor> known = debtors.find(page.rows());
        model.addAttribute("day", wanted);
        model.addAttribute("rows", page.rows().stream().filter(known::containsKey).map(one -> new Foreseen(known.get(one), foreseen.get(one))).toList());
        model.addAttribute("next", page.next());
        model.addAttribute("first", after == null);
        return "dunning/staff-preview";
    }

    @PostMapping("/run")
    String run(@ModelAttribute("mayChange") boolean mayChange, RedirectAttributes redirect) {
        allowed(mayChange);
        runs.ask();
        redirect.addFlashAttribute("flash", text("dunning.staff.run.asked"));
        return "redirect:/staff/dunning";
    }

    @GetMapping("/{customer}")
    String customer(@PathVariable String customer, Model model) {
        Debtor debtor = debtors.heardOf(customer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("debtor", debtor);
        model.addAttribute("today", today);
        model.addAttribute("open", receivables.open(customer));
        model.addAttribute("next", runs.foresee(List.of(customer), today).get(customer));
        model.addAttribute("letters", letters.ofCustomer(customer, SHOWN));
        model.addAttribute("promises", promises.ofCustomer(customer, SHOWN));
        model.addAttribute("plans", plans.ofCustomer(customer, SHOWN));
        model.addAttribute("disputes", disputes.casesOf(customer));
        model.addAttribute("notes", notes.of(customer, SHOWN));
        model.addAttribute("tasks", tasks.of(List.of(customer), SHOWN));
        model.addAttribute("mails", mails.of(customer));
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Typed.nothing());
        }
        return "dunning/staff-customer";
    }

    @PostMapping("/{customer}/hold")
    String hold(@PathVariable String customer, @RequestParam(defaultValue = "") String holdReason, @RequestParam(defaultValue = "") String holdUntil,
                @AuthenticationPrincipal StaffPrincipal member, @ModelAttribute("mayChange") boolean mayChange, Model model,
                HttpServletResponse response, RedirectAttributes redirect) {
        allowed(mayChange);
        try {
            staff.hold(customer, typedReason("holdReason", holdReason), typedDay("holdUntil", holdUntil), member.displayName());
            redirect.addFlashAttribute("flash", text("dunning.staff.held"));
            return "redirect:/staff/dunning/" + customer;
        } catch (FormRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("typed", Typed.of(Map.of("holdReason", List.of(holdReason), "holdUntil", List.of(holdUntil)))
                    .refused(refused, messages, Locale.ENGLISH));
            return customer(customer, model);
        }
    }

    @PostMapping("/{customer}/release")
    String release(@PathVariable String customer, @RequestParam(defaultValue = "") String releaseReason,
                   @RequestParam(defaultValue = "") String releaseUntil, @AuthenticationPrincipal StaffPrincipal member,
                   @ModelAttribute("mayChange") boolean mayChange, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        allowed(mayChange);
        try {
            staff.release(customer, typedReason("releaseReason", releaseReason), typedDay("releaseUntil", releaseUntil), member.displayName());
            redirect.addFlashAttribute("flash", text("dunning.staff.released"));
            return "redirect:/staff/dunning/" + customer;
        } catch (FormRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("typed", Typed.of(Map.of("releaseReason", List.of(releaseReason), "releaseUntil", List.of(releaseUntil)))
                    .refused(refused, messages, Locale.ENGLISH));
            return customer(customer, model);
        }
    }

    @PostMapping("/{customer}/go-on")
    String goOn(@PathVariable String customer, @AuthenticationPrincipal StaffPrincipal member, @ModelAttribute("mayChange") boolean mayChange,
                RedirectAttributes redirect) {
        return done(customer, mayChange, redirect, "dunning.staff.goesOn", () -> staff.endHold(customer, member.displayName()));
    }

    @PostMapping("/{customer}/insolvent")
    String insolvent(@PathVariable String customer, @RequestParam boolean insolvent, @AuthenticationPrincipal StaffPrincipal member,
                     @ModelAttribute("mayChange") boolean mayChange, RedirectAttributes redirect) {
        return done(customer, mayChange, redirect, "dunning.staff.changed", () -> staff.insolvent(customer, insolvent, member.displayName()));
    }

    @PostMapping("/{customer}/by-post")
    String byPost(@PathVariable String customer, @RequestParam boolean byPost, @AuthenticationPrincipal StaffPrincipal member,
                  @ModelAttribute("mayChange") boolean mayChange, RedirectAttributes redirect) {
        return done(customer, mayChange, redirect, "dunning.staff.changed", () -> staff.byPost(customer, byPost, member.displayName()));
    }

    /** Letters, invoices, statement, calculation and notes in one file. */
    @GetMapping("/{customer}/dossier.zip")
    ResponseEntity<byte[]> dossier(@PathVariable String customer) {
        byte[] zip = staff.dossier(customer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/zip")).header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("dossier-" + customer + ".zip").build().toString()).body(zip);
    }

    private String done(String customer, boolean mayChange, RedirectAttributes redirect, String key, Runnable deed) {
        allowed(mayChange);
        if (debtors.heardOf(customer).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        deed.run();
        redirect.addFlashAttribute("flash", text(key));
        return "redirect:/staff/dunning/" + customer;
    }

    private static String typedReason(String field, String typed) {
        String reason = typed.strip();
        if (reason.isEmpty()) {
            throw new FormRefused(field, "dunning.problem.reason");
        }
        if (reason.length() > REASON) {
            throw new FormRefused(field, "forms.problem.tooLong", REASON);
        }
        if (!WrittenText.isClean(reason)) {
            throw new FormRefused(field, "forms.problem.characters");
        }
        return reason;
    }

    private LocalDate typedDay(String field, String typed) {
        LocalDate day;
        try {
            day = LocalDate.parse(typed.strip());
        } catch (DateTimeException notADay) {
            throw new FormRefused(field, "dunning.problem.day");
        }
        if (day.isBefore(LocalDate.now(clock))) {
            throw new FormRefused(field, "dunning.problem.past");
        }
        return day;
    }

    /** The next working day where none was named. */
    private LocalDate day(String typed) {
        try {
            return typed == null ? calendar.plusWorkingDays(LocalDate.now(clock), 1, COUNTRY) : LocalDate.parse(typed);
        } catch (DateTimeException notADay) {
            return calendar.plusWorkingDays(LocalDate.now(clock), 1, COUNTRY);
        }
    }

    private static void allowed(boolean mayChange) {
        if (!mayChange) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    private String text(String key) {
        return messages.getMessage(key, null, Locale.ENGLISH);
    }
}
