package eu.kapstok.claim;

import eu.kapstok.portal.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The calculator: what would be charged for one invoice, and why, line by line. */
@Controller
class ClaimStaffController {

    private final ClaimQuestions questions;
    private final RateGaps gaps;
    private final ClaimTerms terms;
    private final MessageSource messages;
    private final Clock clock;

    ClaimStaffController(ClaimQuestions questions, RateGaps gaps, ClaimTerms terms, MessageSource messages, Clock clock) {
        this.questions = questions;
        this.gaps = gaps;
        this.terms = terms;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/staff/dunning/calculator")
    String calculator(@RequestParam MultiValueMap<String, String> asked, HttpServletResponse response, Model model, Locale locale) {
        Typed typed = Typed.of(asked);
        if (ClaimQuestions.isAsked(asked::get)) {
            try {
                model.addAttribute("claim", questions.answer(asked::get));
            } catch (InvalidClaim refused) {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                typed = typed.refused(refused, messages, locale);
            }
        }
        model.addAttribute("typed", typed);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("terms", terms);
        model.addAttribute("gaps", gaps.on(LocalDate.now(clock)));
        return "claim/calculator";
    }
}
