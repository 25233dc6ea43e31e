package eu.kapstok.portal;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The terms that customers consent to when they order. */
@Controller
class TermsPortalController {

    @GetMapping("/portal/terms")
    String terms() {
        return "portal/terms";
    }
}
