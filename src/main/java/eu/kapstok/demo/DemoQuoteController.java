package eu.kapstok.demo;

import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpQuote;
import eu.kapstok.security.StaffGroup;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The ERP's screen on which its users make and change quotes. */
@Controller
@RequestMapping("/demo/quotes")
@Profile("demo")
class DemoQuoteController {

    private final DemoErp erp;
    private final Clock clock;
    private final MessageSource messages;

    DemoQuoteController(DemoErp erp, Clock clock, MessageSource messages) {
        this.erp = erp;
        this.clock = clock;
        this.messages = messages;
    }

    @GetMapping("/new")
    String begin(Model model) {
        return page(model, null, DemoQuoteForm.suggested(LocalDate.now(clock)));
    }

    @PostMapping
    String raise(HttpServletRequest request, Model model, RedirectAttributes answer) {
        DemoQuoteForm form = DemoQuoteForm.typed(request);
        return submit(null, form, request, model, answer);
    }

    @GetMapping("/{number}/revise")
    String change(@PathVariable String number, Model model) {
        return page(model, quote(number), DemoQuoteForm.of(quote(number)));
    }

    @PostMapping("/{number}/revise")
    String revise(@PathVariable String number, HttpServletRequest request, Model model, RedirectAttributes answer) {
        return submit(quote(number), DemoQuoteForm.typed(request), request, model, answer);
    }

    private String submit(ErpQuote old, DemoQuoteForm form, HttpServletRequest request, Model model, RedirectAttributes answer) {
        if (request.getParameter("more") != null) {
            form.addRows(DemoQuoteForm.ROWS);
            return page(model, old, form);
        }
        DemoQuote typed = form.read(erp, LocalDate.now(clock));
        if (typed == null) {
            return page(model, old, form);
        }
        try {
            ErpQuote made = old == null ? erp.raiseQuote(typed) : erp.reviseQuote(old.number(), typed);
            answer.addFlashAttribute("flash", messages.getMessage(old == null ? "demo.quote.raised" : "demo.quote.revised",
                    new Object[] {made.number(), made.version()}, Locale.ENGLISH));
        } catch (ErpException refused) {
            answer.addFlashAttribute("problem", refused.getMessage());
        }
        return "redirect:/demo/outside";
    }

    private String page(Model model, ErpQuote old, DemoQuoteForm form) {
        model.addAttribute("quote", old);
        model.addAttribute("form", form);
        model.addAttribute("customers", erp.customers());
        model.addAttribute("products", erp.products(null));
        model.addAttribute("users", Arrays.stream(StaffGroup.values()).map(StaffGroup::id).toList());
        return "demo/quote";
    }

    private ErpQuote quote(String number) {
        return erp.quote(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
