package eu.kapstok.portal;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A task in Tasklist, by an address that survives signing in: what stands behind a # does not. */
@Controller
class StaffTaskController {

    @GetMapping("/staff/tasks/{id:[A-Za-z0-9-]+}")
    String inTasklist(@PathVariable String id) {
        return "redirect:/camunda/app/tasklist/default/#/?task=" + id;
    }
}
