package eu.kapstok.portal;

import eu.kapstok.forms.Actor;
import eu.kapstok.forms.CustomerTask;
import eu.kapstok.forms.CustomerTasks;
import eu.kapstok.forms.Outcome;
import eu.kapstok.security.ContactPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
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

/** What waits for a contact, and the plain page of one task. */
@Controller
@RequestMapping("/portal/tasks")
class TaskPortalController {

    private static final int PAGE = 25;

    private final CustomerTasks tasks;
    private final MessageSource messages;
    private final Clock clock;

    TaskPortalController(CustomerTasks tasks, MessageSource messages, Clock clock) {
        this.tasks = tasks;
        this.messages = messages;
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
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("task", invalid.task());
            model.addAttribute("form", invalid.form());
            return "portal/task";
        }
        return ended(outcome, response, model);
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
