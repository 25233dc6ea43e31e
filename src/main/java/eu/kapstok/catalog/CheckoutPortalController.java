package eu.kapstok.catalog;

import eu.kapstok.customer.AddressBook;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.customer.DeliveryAddress;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.forms.WrittenText;
import eu.kapstok.portal.Formats;
import eu.kapstok.portal.Typed;
import eu.kapstok.security.ContactPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
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
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The last step: where it goes, what it comes to, and the click that orders it. */
@Controller
@RequestMapping("/portal/order/checkout")
class CheckoutPortalController {

    private static final int REFERENCE_LENGTH = 60;
    private static final int ADDRESS_KEPT = 64;
    private static final int REFERENCE_KEPT = 200;
    private static final int DATE_KEPT = 40;
    private static final int YEARS_AHEAD = 2;
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final String UUID_PATTERN = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Carts carts;
    private final AddressBook addresses;
    private final CustomerService customers;
    private final MessageSource messages;
    private final Formats formats;
    private final Clock clock;

    CheckoutPortalController(Carts carts, AddressBook addresses, CustomerService customers, MessageSource messages, Formats formats,
                             Clock clock) {
        this.carts = carts;
        this.addresses = addresses;
        this.customers = customers;
        this.messages = messages;
        this.formats = formats;
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
        return page(view, PriceChange.since(view), typedBefore(view.cart().typed(), contact), contact, model);
    }

    /** What the contact typed before; the usual address where they chose none that is still there. */
    private Typed typedBefore(Cart.LastPage before, ContactPrincipal contact) {
        List<String> known = addresses.of(contact.customer()).stream().map(DeliveryAddress::id).toList();
        Map<String, List<String>> values = new HashMap<>();
        known.stream().filter(address -> address.equals(before.address())).findFirst().or(() -> known.stream().findFirst())
                .ifPresent(address -> values.put("deliveryAddress", List.of(address)));
        if (before.purchaseReference() != null) {
            values.put("purchaseReference", List.of(before.purchaseReference()));
        }
        if (before.wishedDate() != null) {
            values.put("wishedDate", List.of(before.wishedDate()));
        }
        return Typed.of(values);
    }

    /** Whoever asks for the address that it was kept at, gets the page. */
    @GetMapping("/draft")
    String back() {
        return "redirect:/portal/order/checkout";
    }

    /** What was typed so far, kept for later: by the button of the page, or by its script, which gets a line to show. */
    @PostMapping("/draft")
    Object keep(@RequestParam MultiValueMap<String, String> posted,
                @RequestHeader(value = "X-Requested-With", required = false) String script,
                @AuthenticationPrincipal ContactPrincipal contact, RedirectAttributes redirect, Locale locale) {
        Buyers.only(contact);
        boolean kept = carts.keep(contact, lastPage(Typed.of(posted)));
        String line = messages.getMessage("forms.draft.saved", new Object[] {formats.moment(clock.instant())}, locale);
        if (script != null) {
            return kept ? ResponseEntity.ok().contentType(TEXT).body(line) : ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
        redirect.addFlashAttribute("kept", line);
        return "redirect:/portal/order/checkout";
    }

    private static Cart.LastPage lastPage(Typed typed) {
        return new Cart.LastPage(kept(typed, "deliveryAddress", ADDRESS_KEPT), kept(typed, "purchaseReference", REFERENCE_KEPT),
                kept(typed, "wishedDate", DATE_KEPT));
    }

    private static String kept(Typed typed, String field, int length) {
        String text = typed.value(field).replace("\0", "");
        return text.isBlank() ? null : text.substring(0, Math.min(length, text.length()));
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
        carts.keep(contact, lastPage(typed));
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
        } else if (!WrittenText.isClean(reference) || reference.chars().anyMatch(Character::isISOControl)) {
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
