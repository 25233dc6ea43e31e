package eu.kapstok.portal;

import eu.kapstok.erp.KeptErpEvents;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The facts from the ERP that no process waits for, whatever they are about. */
@Controller
class KeptEventsStaffController {

    private static final int PAGE = 25;

    private final KeptErpEvents events;

    KeptEventsStaffController(KeptErpEvents events) {
        this.events = events;
    }

    /** @param after where the page begins */
    @GetMapping("/staff/erp-events")
    String list(@RequestParam(required = false) String after, Model model) {
        model.addAttribute("page", events.newest(after, PAGE));
        model.addAttribute("first", after == null);
        return "portal/kept-events";
    }
}
