package eu.kapstok.portal;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.forms.CustomerTasks;
import eu.kapstok.security.ContactPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page a customer begins on: what waits for them, then what the modules have to show, then who to call. */
@Controller
class PortalHomeController {

    private static final int TASKS = 5;

    /** A module's part with what it shows. */
    record Part(String fragment, Object model) {
    }

    private final CustomerTasks tasks;
    private final CustomerService customers;
    private final AccountManagers accountManagers;
    private final List<StartPagePart> parts;
    private final Clock clock;

    PortalHomeController(CustomerTasks tasks, CustomerService customers, AccountManagers accountManagers,
                         ObjectProvider<StartPagePart> parts, Clock clock) {
        this.tasks = tasks;
        this.customers = customers;
        this.accountManagers = accountManagers;
        this.parts = parts.orderedStream().toList();
        this.clock = clock;
    }

    @GetMapping("/portal")
    String start(@AuthenticationPrincipal ContactPrincipal contact, HttpServletRequest request, Model model) {
        CustomerTasks.Page waiting = tasks.waiting(contact.candidateGroups(), Visitor.of(contact, request), null, TASKS);
        model.addAttribute("tasks", WaitingTask.of(waiting.tasks(), clock));
        model.addAttribute("more", waiting.next() != null);
        List<Part> shown = new ArrayList<>();
        for (StartPagePart part : parts) {
            Object content = part.show(contact);
            if (content != null) {
                shown.add(new Part(part.fragment(), content));
            }
        }
        model.addAttribute("parts", shown);
        customers.contact(contact.contactId()).ifPresent(person -> model.addAttribute("firstName", person.firstName()));
        customers.customer(contact.customer()).ifPresent(customer -> {
            model.addAttribute("customer", customer);
            accountManagers.of(customer).ifPresent(manager -> model.addAttribute("manager", manager));
        });
        return "portal/start";
    }

    @GetMapping("/portal/account-manager/photo")
    ResponseEntity<byte[]> photo(@AuthenticationPrincipal ContactPrincipal contact) {
        return customers.customer(contact.customer()).flatMap(accountManagers::photo)
                .map(photo -> ResponseEntity.ok().contentType(MediaType.parseMediaType(photo.getMimeType()))
                        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate()).body(photo.getBytes()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
