package eu.kapstok.quote;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.portal.Typed;
import eu.kapstok.security.ContactPrincipal;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

/** A customer asks for a quote: from what we sell, or in words; and one request with what became of it. */
@Controller
@RequestMapping("/portal/quotes")
class QuoteRequestPortalController {

    private static final int SEARCH_LENGTH = 60;
    private static final int REMARK_LENGTH = 4000;

    private final QuoteRequests requests;
    private final RequestedProducts products;
    private final QuoteViews quotes;
    private final MessageSource messages;
    private final Clock clock;

    QuoteRequestPortalController(QuoteRequests requests, RequestedProducts products, QuoteViews quotes, MessageSource messages,
                                 Clock clock) {
        this.requests = requests;
        this.products = products;
        this.quotes = quotes;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param from number of an own quote whose lines are asked for again */
    @GetMapping("/request")
    String ask(@RequestParam(required = false) String from, @AuthenticationPrincipal ContactPrincipal contact, Model model,
               Locale locale) {
        mayAsk(contact);
        List<RequestedProducts.Row> rows = from == null ? List.of() : quotes.of(from, contact.customer(), null, locale)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)).lines().stream()
                .limit(QuoteRequests.MOST_LINES).map(line -> new RequestedProducts.Row(line.product(), plain(line.quantity(), locale)))
                .toList();
        return page(rows, null, Typed.of(Map.of("token", List.of(UUID.randomUUID().toString()))), contact.customer(), model);
    }

    /** Every button of the page sends all that stands on it; only one of them asks. */
    @PostMapping("/request")
    String send(@RequestParam MultiValueMap<String, String> posted, @AuthenticationPrincipal ContactPrincipal contact, Model model,
                HttpServletResponse response, Locale locale) {
        mayAsk(contact);
        Typed typed = Typed.of(posted);
        List<RequestedProducts.Row> rows = new ArrayList<>(rows(posted));
        String search = typed.value("search").strip();
        if (posted.containsKey("remove")) {
            int gone = typed.value("remove").matches("\\d{1,3}") ? Integer.parseInt(typed.value("remove")) : rows.size();
            if (gone < rows.size()) {
                rows.remove(gone);
            }
            return page(rows, null, typed, contact.customer(), model);
        }
        if (posted.containsKey("add") && rows.size() < QuoteRequests.MOST_LINES) {
            rows.add(new RequestedProducts.Row(typed.value("add"), "1"));
            return page(rows, null, typed, contact.customer(), model);
        }
        if (posted.containsKey("find")) {
            return page(rows, search.substring(0, Math.min(search.length(), SEARCH_LENGTH)), typed, contact.customer(), model);
        }
        try {
            String number = requests.raise(contact.customer(), contact.contactId(), products.lines(contact.customer(), rows), wishedDate(typed),
                    remark(posted), token(typed));
            return "redirect:/portal/quotes/requests/" + number;
        } catch (FormRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(rows, null, typed.refused(refused, messages, locale), contact.customer(), model);
        }
    }

    @GetMapping("/requests/{number}")
    String detail(@PathVariable String number, @AuthenticationPrincipal ContactPrincipal contact, Model model, Locale locale) {
        QuoteRequestView request = requests.own(number, contact.customer())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("request", request);
        model.addAttribute("sent", request.quoteNumber() != null
                && quotes.of(request.quoteNumber(), contact.customer(), null, locale).isPresent());
        return "quote/request-detail";
    }

    private String page(List<RequestedProducts.Row> rows, String search, Typed typed, String customer, Model model) {
        model.addAttribute("rows", rows);
        long until = products.patience();
        Optional<Map<String, RequestedProducts.Offer>> sold = products.sold(customer, rows, until);
        Optional<List<RequestedProducts.Offer>> found = search == null ? Optional.of(List.of()) : products.like(customer, search, until);
        model.addAttribute("sold", rows.stream().map(row -> sold.map(known -> known.get(row.product())).orElse(null)).toList());
        model.addAttribute("unknown", sold.isEmpty() || found.isEmpty());
        model.addAttribute("consumer", products.isConsumer(customer));
        model.addAttribute("typed", typed);
        model.addAttribute("found", search == null ? null : found.orElse(null));
        model.addAttribute("today", LocalDate.now(clock));
        return "quote/request";
    }

    private static List<RequestedProducts.Row> rows(MultiValueMap<String, String> posted) {
        List<String> codes = posted.getOrDefault("product", List.of());
        List<String> quantities = posted.getOrDefault("quantity", List.of());
        List<RequestedProducts.Row> rows = new ArrayList<>();
        for (int row = 0; row < Math.min(codes.size(), QuoteRequests.MOST_LINES + 1); row++) {
            rows.add(new RequestedProducts.Row(codes.get(row), row < quantities.size() ? quantities.get(row) : ""));
        }
        return rows;
    }

    private LocalDate wishedDate(Typed typed) {
        String text = typed.value("wishedDate").strip();
        if (text.isEmpty()) {
            return null;
        }
        LocalDate date;
        try {
            date = LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            throw new FormRefused("wishedDate", "forms.problem.date");
        }
        if (date.isBefore(LocalDate.now(clock)) || date.getYear() > 2999) {
            throw new FormRefused("wishedDate", "quote.refused.datePassed");
        }
        return date;
    }

    private static String remark(MultiValueMap<String, String> posted) {
        String remark = posted.getFirst("remark");
        if (remark == null || remark.isBlank()) {
            return null;
        }
        String text = remark.replace("\r\n", "\n").strip();
        if (text.length() > REMARK_LENGTH) {
            throw new FormRefused("remark", "forms.problem.tooLong", REMARK_LENGTH);
        }
        if (text.indexOf('\0') >= 0) {
            throw new FormRefused("remark", "forms.problem.characters");
        }
        return text;
    }

    /** One that the page did not give is a new one. */
    private static String token(Typed typed) {
        return typed.value("token").matches("[0-9a-f-]{36}") ? typed.value("token") : UUID.randomUUID().toString();
    }

    private static String plain(BigDecimal quantity, Locale locale) {
        String text = quantity.stripTrailingZeros().toPlainString();
        return locale.getLanguage().equals("en") ? text : text.replace('.', ',');
    }

    private static void mayAsk(ContactPrincipal contact) {
        if (!contact.has(ContactRole.BUYER) && !contact.has(ContactRole.APPROVER)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
