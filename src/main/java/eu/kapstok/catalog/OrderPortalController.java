package eu.kapstok.catalog;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.portal.Typed;
import eu.kapstok.security.ContactPrincipal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The order page: a buyer finds products and puts them into the cart. */
@Controller
@RequestMapping("/portal/order")
class OrderPortalController {

    private static final int SEARCH_LENGTH = 60;
    private static final int CODE_LENGTH = 140;
    private static final int READING_SECONDS = 2;

    private final Assortment assortment;
    private final Carts carts;
    private final CatalogProducts products;
    private final CatalogRefresh refresh;
    private final CustomerService customers;
    private final MessageSource messages;

    OrderPortalController(Assortment assortment, Carts carts, CatalogProducts products, CatalogRefresh refresh,
                          CustomerService customers, MessageSource messages) {
        this.assortment = assortment;
        this.carts = carts;
        this.products = products;
        this.refresh = refresh;
        this.customers = customers;
        this.messages = messages;
    }

    /** @param after where the page of what was found begins */
    @GetMapping
    String page(@RequestParam(required = false) String q, @RequestParam(required = false) String after,
                @AuthenticationPrincipal ContactPrincipal contact, Model model, Locale locale) {
        Buyers.only(contact);
        refresh.beginWhenDue();
        return page(q, after, Typed.nothing(), contact, model, locale);
    }

    @PostMapping("/lines")
    String add(@RequestParam(defaultValue = "") String product, @RequestParam(defaultValue = "") String quantity,
               @RequestParam(required = false) String q, @RequestParam(required = false) String after,
               @AuthenticationPrincipal ContactPrincipal contact, Model model, RedirectAttributes answer, HttpServletResponse response,
               Locale locale) {
        Buyers.only(contact);
        String code = cut(product, CODE_LENGTH);
        String field = "quantity." + code;
        try {
            Object inCart = carts.add(contact, code, Quantities.typed(quantity, field), field);
            CatalogProduct known = products.byCode(List.of(code)).get(code);
            String name = known == null ? code : known.nameIn(locale);
            answer.addFlashAttribute("added", messages.getMessage("catalog.added", new Object[] {name, inCart}, locale));
            answer.addAttribute("q", cut(q, SEARCH_LENGTH));
            answer.addAttribute("after", cut(after, CODE_LENGTH));
            return "redirect:/portal/order";
        } catch (FormRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(q, after, Typed.of(Map.of(field, List.of(quantity))).refused(refused, messages, locale), contact, model, locale);
        }
    }

    private String page(String q, String after, Typed typed, ContactPrincipal contact, Model model, Locale locale) {
        String text = cut(q, SEARCH_LENGTH);
        String from = cut(after, CODE_LENGTH);
        Assortment.Page page = assortment.page(contact.customer(), text, from, locale);
        model.addAttribute("q", text);
        model.addAttribute("after", from);
        model.addAttribute("page", page);
        model.addAttribute("typed", typed);
        model.addAttribute("cart", carts.of(contact));
        model.addAttribute("consumer", Buyers.consumer(customers, contact));
        boolean reading = page.found().isEmpty() && products.isEmpty();
        model.addAttribute("reading", reading);
        if (reading || page.coming()) {
            model.addAttribute("reloadAfter", READING_SECONDS);
        }
        return "catalog/order";
    }

    /** "" for null. */
    private static String cut(String text, int length) {
        String plain = text == null ? "" : text.strip().replace("\0", "");
        return plain.length() <= length ? plain : plain.substring(0, length);
    }
}
