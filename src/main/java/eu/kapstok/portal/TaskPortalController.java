package eu.kapstok.portal;

import eu.kapstok.forms.Actor;
import eu.kapstok.forms.CustomerTask;
import eu.kapstok.forms.CustomerTasks;
import eu.kapstok.forms.Outcome;
import eu.kapstok.security.ContactPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What waits for a contact, and the plain page of one task. */
@Controller
@RequestMapping("/portal/tasks")
class TaskPortalController {

    private static final int PAGE = 25;
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final CustomerTasks tasks;
    private final MessageSource messages;
    private final Formats formats;
    private final Clock clock;

    TaskPortalController(CustomerTasks tasks, MessageSource messages, Formats formats, Clock clock) {
        this.tasks = tasks;
        this.messages = messages;
        this.formats = formats;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(required = false) String after, @AuthenticationPrincipal ContactPrincipal contact,
                HttpServletRequest request, Model model) {
        CustomerTasks.Page page = tasks.waiting(contact.candidateGroups(), Visitor.of(contact, request), TaskPlace.read(after), PAGE);
        model.addAttribute("tasks", WaitingTask.of(page.tasks(), clock));
        model.addAttribute("next", page.next() == null ? null : TaskPlace.write(page.next()));
        model.addAttribute("first", after == null);
        return "portal/tasks";
    }

    @GetMapping("/{id}")
    String task(@PathVariable String id, @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request,
                HttpServletResponse response, Model model) {
        Actor actor = Visitor.of(contact, request);
        List<String> groups = contact.candidateGroups();
        CustomerTask task = tasks.find(id, groups, actor).orElse(null);
        if (task == null) {
            return ended(tasks.ended(id, groups, actor), response, model);
        }
        if (task.page() != null) {
            return "redirect:" + task.page();
        }
        model.addAttribute("task", task);
        model.addAttribute("form", tasks.view(task, actor));
        return "portal/task";
    }

    /** The form as it looks with what was typed so far. */
    @PostMapping("/{id}/refresh")
    String refresh(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed,
                   @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request,
                   HttpServletResponse response, Model model) {
        Actor actor = Visitor.of(contact, request);
        List<String> groups = contact.candidateGroups();
        CustomerTask task = tasks.find(id, groups, actor).orElse(null);
        if (task == null) {
            return ended(tasks.ended(id, groups, actor), response, model);
        }
        model.addAttribute("task", task);
        model.addAttribute("form", tasks.refresh(task, actor, typed));
        return "portal/task :: taskForm";
    }

    @PostMapping("/{id}")
    String submit(@PathVariable String id, @RequestParam MultiValueMap<String, String> posted,
                  @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request, HttpServletResponse response,
                  Model model, RedirectAttributes redirect, Locale locale) {
        Outcome outcome = tasks.submit(id, contact.candidateGroups(), Visitor.of(contact, request), posted);
        if (outcome instanceof Outcome.Done done) {
            redirect.addFlashAttribute("flash",
                    messages.getMessage("portal.task.done", new Object[] {done.task().title()}, locale));
            return "redirect:/portal";
        }
        if (outcome instanceof Outcome.Invalid invalid) {
            return again(invalid, response, model);
        }
        return ended(outcome, response, model);
    }

    /** What was typed so far, kept for later: by the button of the page, or by its script, which gets a line to show. */
    @PostMapping("/{id}/draft")
    Object keep(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed,
                @RequestHeader(value = "X-Requested-With", required = false) String script,
                @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request, HttpServletResponse response, Model model,
                Locale locale) {
        Outcome outcome = tasks.keep(id, contact.candidateGroups(), Visitor.of(contact, request), typed);
        if (script != null) {
            return outcome instanceof Outcome.Kept kept
                    ? ResponseEntity.ok().contentType(TEXT).body(messages.getMessage("forms.draft.saved", new Object[] {formats.moment(kept.when())}, locale))
                    : ResponseEntity.status(outcome instanceof Outcome.Invalid ? HttpStatus.PAYLOAD_TOO_LARGE : HttpStatus.CONFLICT).build();
        }
        if (outcome instanceof Outcome.Kept kept) {
            return page(kept.task());
        }
        return outcome instanceof Outcome.Invalid invalid ? again(invalid, response, model) : ended(outcome, response, model);
    }

    @PostMapping("/{id}/draft/drop")
    String startAgain(@PathVariable String id, @AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request,
                      HttpServletResponse response, Model model) {
        Actor actor = Visitor.of(contact, request);
        CustomerTask task = tasks.find(id, contact.candidateGroups(), actor).orElse(null);
        if (task == null) {
            return ended(tasks.ended(id, contact.candidateGroups(), actor), response, model);
        }
        tasks.startAgain(task, actor);
        return page(task);
    }

    private static String page(CustomerTask task) {
        return "redirect:" + (task.page() == null ? "/portal/tasks/" + task.id() : task.page());
    }

    private static String again(Outcome.Invalid invalid, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("task", invalid.task());
        model.addAttribute("form", invalid.form());
        return "portal/task";
    }

    private static String ended(Outcome outcome, HttpServletResponse response, Model model) {
        if (outcome instanceof Outcome.AlreadyDone || outcome instanceof Outcome.Gone) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("outcome", outcome);
            model.addAttribute("doneBy", outcome instanceof Outcome.AlreadyDone done ? done : null);
            return "portal/task-ended";
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
