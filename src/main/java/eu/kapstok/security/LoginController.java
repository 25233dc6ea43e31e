package eu.kapstok.security;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The staff's sign-in page; the form itself is taken by the filter chain. */
@Controller
class LoginController {

    @GetMapping(StaffSecurity.SIGN_IN)
    String login(@AuthenticationPrincipal StaffPrincipal staff) {
        return staff == null ? "security/login" : "redirect:" + StaffLanding.of(staff);
    }

    @GetMapping("/")
    String root() {
        return "redirect:/portal";
    }
}
