package eu.kapstok.catalog;

import eu.kapstok.customer.AddressBook;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.customer.DeliveryAddress;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.portal.Typed;
import eu.kapstok.security.ContactPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The last step: where it goes, what it comes to, and the click that orders it. */
@Controller
@RequestMapping("/portal/order/checkout")
class CheckoutPortalController {

    private static final int REFERENCE_LENGTH = 60;
    private static final int YEARS_AHEAD = 2;
    private static final String UUID_PATTERN = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Carts carts;
    private final AddressBook addresses;
    private final CustomerService customers;
    private final MessageSource messages;
    private final Clock clock;

    CheckoutPortalController(Carts carts, AddressBook addresses, CustomerService customers, MessageSource messages, Clock clock) {
        this.carts = carts;
        this.addresses = addresses;
        this.customers = customers;
        this.messages = messages;
        this.clock = clock;
    }

    /** A cart that cannot be ordered as it stands says why on its own page. */
    @GetMapping
    String checkout(@AuthenticationPrincipal ContactPrincipal contact, Model model, Locale locale) {
        Buyers.only(contact);
        CartView view = carts.view(carts.of(contact), locale);
        if (!view.orderable()) {
            return "redirect:/portal/order/cart";
        }
        List<DeliveryAddress> known = addresses.of(contact.customer());
        Typed typed = Typed.of(known.isEmpty() ? Map.of() : Map.of("deliveryAddress", List.of(known.get(0).id())));
        return page(view, PriceChange.since(view), typed, contact, model);
    }

    @PostMapping
    String order(@RequestParam MultiValueMap<String, String> posted, @AuthenticationPrincipal ContactPrincipal contact,
                 HttpServletRequest request, HttpServletResponse response, Model model, Locale locale) {
        Buyers.only(contact);
        Typed typed = Typed.of(posted);
        Optional<String> before = cartId(typed).flatMap(id -> carts.find(id, contact.customer())).filter(Cart::ordered)
                .map(Cart::orderKey);
        if (before.isPresent()) {
            return "redirect:/portal/orders/" + before.get();
        }
        CartView view = carts.view(carts.of(contact), locale);
        Map<String, BigDecimal> seen = seen(posted);
        try {
            Carts.LastClick click = click(typed, seen, contact, request);
            return "redirect:/portal/orders/" + carts.order(contact, click, view, locale);
        } catch (FormRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(view, PriceChange.since(view, seen), typed.refused(refused, messages, locale), contact, model);
        } catch (Carts.CartChanged changed) {
            response.setStatus(HttpStatus.CONFLICT.value());
            List<PriceChange> changes = PriceChange.since(view, seen);
            if (changes.isEmpty()) {
                model.addAttribute("conflict", messages.getMessage("catalog.conflict.cart", null, locale));
            }
            return page(view, changes, typed, contact, model);
        }
    }

    private Carts.LastClick click(Typed typed, Map<String, BigDecimal> seen, ContactPrincipal contact, HttpServletRequest request) {
        List<FormRefused.Problem> problems = new ArrayList<>();
        String address = typed.value("deliveryAddress");
        if (addresses.find(contact.customer(), address).isEmpty()) {
            problems.add(new FormRefused.Problem("deliveryAddress",
                    address.isEmpty() ? "catalog.refused.noAddress" : "catalog.refused.address", List.of()));
        }
        String reference = typed.value("purchaseReference").strip();
        if (reference.length() > REFERENCE_LENGTH) {
            problems.add(new FormRefused.Problem("purchaseReference", "forms.problem.tooLong", List.of(REFERENCE_LENGTH)));
        } else if (reference.chars().anyMatch(Character::isISOControl)) {
            problems.add(new FormRefused.Problem("purchaseReference", "forms.problem.characters", List.of()));
        }
        LocalDate wished = null;
        try {
            wished = wishedDate(typed);
        } catch (FormRefused refused) {
            problems.addAll(refused.problems());
        }
        if (!typed.has("consent", "true")) {
            problems.add(new FormRefused.Problem("consent", "catalog.refused.consent", List.of()));
        }
        if (!problems.isEmpty()) {
            throw new FormRefused(problems);
        }
        return new Carts.LastClick(cartId(typed).orElseThrow(Carts.CartChanged::new),
                typed.value("version").matches("\\d{1,9}") ? Integer.parseInt(typed.value("version")) : -1, seen, address,
                reference.isEmpty() ? null : reference, wished, request.getRemoteAddr());
    }

    private LocalDate wishedDate(Typed typed) {
        String text = typed.value("wishedDate").strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            LocalDate today = LocalDate.now(clock);
            if (date.isBefore(today) || date.isAfter(today.plusYears(YEARS_AHEAD))) {
                throw new FormRefused("wishedDate", "catalog.refused.date");
            }
            return date;
        } catch (DateTimeException notADay) {
            throw new FormRefused("wishedDate", "forms.problem.date");
        }
    }

    private static Optional<UUID> cartId(Typed typed) {
        return typed.value("cart").matches(UUID_PATTERN) ? Optional.of(UUID.fromString(typed.value("cart"))) : Optional.empty();
    }

    private static Map<String, BigDecimal> seen(MultiValueMap<String, String> posted) {
        Map<String, BigDecimal> seen = new HashMap<>();
        posted.forEach((field, values) -> {
            if (field.startsWith("price.") && values.get(0) != null && values.get(0).matches("\\d{1,10}(\\.\\d{1,4})?")) {
                seen.put(field.substring("price.".length()), new BigDecimal(values.get(0)));
            }
        });
        return seen;
    }

    private String page(CartView view, List<PriceChange> changes, Typed typed, ContactPrincipal contact, Model model) {
        model.addAttribute("view", view);
        model.addAttribute("typed", typed);
        model.addAttribute("changes", changes);
        model.addAttribute("addresses", addresses.of(contact.customer()));
        model.addAttribute("consumer", Buyers.consumer(customers, contact));
        model.addAttribute("today", LocalDate.now(clock));
        return "catalog/checkout";
    }
}
