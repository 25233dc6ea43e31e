package eu.kapstok.catalog;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.erp.ErpSoon;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.portal.Typed;
import eu.kapstok.security.ContactPrincipal;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The cart of a buyer, and filling it with what was ordered before. */
@Controller
class CartPortalController {

    private static final String CART = "redirect:/portal/order/cart";
    private static final int COMING_SECONDS = 3;

    private final Carts carts;
    private final CatalogProducts products;
    private final CustomerService customers;
    private final Erp erp;
    private final ErpSoon soon;
    private final MessageSource messages;

    CartPortalController(Carts carts, CatalogProducts products, CustomerService customers, Erp erp, ErpSoon soon,
                         MessageSource messages) {
        this.carts = carts;
        this.products = products;
        this.customers = customers;
        this.erp = erp;
        this.soon = soon;
        this.messages = messages;
    }

    @GetMapping("/portal/order/cart")
    String cart(@AuthenticationPrincipal ContactPrincipal contact, Model model, Locale locale) {
        Buyers.only(contact);
        CartView view = carts.view(carts.of(contact), locale);
        Typed typed = Typed.nothing();
        if (!view.coming() && !view.problems().isEmpty()) {
            typed = typed.refused(new FormRefused(view.problems()), messages, locale);
        }
        return page(view, typed, contact, model);
    }

    /** Every button sends all quantities. */
    @PostMapping("/portal/order/cart")
    String change(@RequestParam MultiValueMap<String, String> posted, @AuthenticationPrincipal ContactPrincipal contact, Model model,
                  HttpServletResponse response, Locale locale) {
        Buyers.only(contact);
        if (posted.containsKey("remove")) {
            carts.remove(contact, posted.getFirst("remove"));
            return CART;
        }
        Cart cart = carts.of(contact);
        Typed typed = Typed.of(posted);
        try {
            carts.change(contact, version(typed), quantities(cart, typed));
            return posted.containsKey("next") ? "redirect:/portal/order/checkout" : CART;
        } catch (FormRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(carts.view(cart, locale), typed.refused(refused, messages, locale), contact, model);
        } catch (Carts.CartChanged changed) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("conflict", messages.getMessage("catalog.conflict.cart", null, locale));
            return page(carts.view(carts.of(contact), locale), Typed.nothing(), contact, model);
        }
    }

    /** @param key number of an order of the customer, or the id of the cart that it was */
    @PostMapping("/portal/orders/{key}/again")
    String again(@PathVariable String key, @AuthenticationPrincipal ContactPrincipal contact, RedirectAttributes answer, Locale locale) {
        Buyers.only(contact);
        try {
            Map<String, String> names = new HashMap<>();
            List<Cart.Line> before = before(key, contact, names);
            List<Cart.Line> gone = carts.fill(contact, before);
            Map<String, CatalogProduct> known = products.byCode(gone.stream().map(Cart.Line::product).toList());
            List<String> notices = new ArrayList<>();
            if (gone.size() < before.size()) {
                notices.add(messages.getMessage("catalog.again.done", null, locale));
            }
            if (!gone.isEmpty()) {
                String goneNames = gone.stream().map(line -> known.containsKey(line.product())
                        ? known.get(line.product()).nameIn(locale) : names.getOrDefault(line.product(), line.product()))
                        .collect(Collectors.joining(", "));
                notices.add(messages.getMessage("catalog.again.gone", new Object[] {goneNames}, locale));
            }
            answer.addFlashAttribute("notices", notices);
        } catch (FormRefused refused) {
            answer.addFlashAttribute("notices", List.copyOf(Typed.nothing().refused(refused, messages, locale).problems().values()));
        } catch (ErpException away) {
            answer.addFlashAttribute("notices", List.of(messages.getMessage("catalog.refused.noPrices", null, locale)));
        }
        return CART;
    }

    private List<Cart.Line> before(String key, ContactPrincipal contact, Map<String, String> names) {
        if (key.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return carts.find(UUID.fromString(key), contact.customer())
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)).lines();
        }
        Optional<ErpOrder> told = soon.ask("order " + key, () -> erp.order(key), soon.patience()).value()
                .orElseThrow(() -> new ErpException(ErpException.Kind.UNAVAILABLE, "Order " + key + " is not told in time"));
        ErpOrder order = told.filter(own -> own.customer().equals(contact.customer()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Map<String, BigDecimal> quantities = new LinkedHashMap<>();
        order.lines().forEach(line -> {
            quantities.merge(line.product(), line.ordered(), BigDecimal::add);
            names.put(line.product(), line.description());
        });
        return quantities.entrySet().stream().map(line -> new Cart.Line(line.getKey(), line.getValue(), null)).toList();
    }

    private static Map<String, BigDecimal> quantities(Cart cart, Typed typed) {
        Map<String, BigDecimal> quantities = new LinkedHashMap<>();
        List<FormRefused.Problem> problems = new ArrayList<>();
        for (Cart.Line line : cart.lines()) {
            String field = "quantity." + line.product();
            if (typed.values().containsKey(field)) {
                try {
                    quantities.put(line.product(), Quantities.typed(typed.value(field), field));
                } catch (FormRefused refused) {
                    problems.addAll(refused.problems());
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new FormRefused(problems);
        }
        return quantities;
    }

    private static int version(Typed typed) {
        return typed.value("version").matches("\\d{1,9}") ? Integer.parseInt(typed.value("version")) : -1;
    }

    private String page(CartView view, Typed typed, ContactPrincipal contact, Model model) {
        model.addAttribute("view", view);
        model.addAttribute("typed", typed);
        model.addAttribute("changes", PriceChange.since(view));
        model.addAttribute("consumer", Buyers.consumer(customers, contact));
        if (view.coming()) {
            model.addAttribute("reloadAfter", COMING_SECONDS);
        }
        return "catalog/cart";
    }
}
