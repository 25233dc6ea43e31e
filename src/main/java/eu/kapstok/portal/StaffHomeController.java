package eu.kapstok.portal;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where staff begin who do not begin in Tasklist: all lists and tools at a glance. */
@Controller
class StaffHomeController {

    @GetMapping("/staff")
    String home() {
        return "portal/staff";
    }
}
