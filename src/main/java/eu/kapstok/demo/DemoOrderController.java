package eu.kapstok.demo;

import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoShipment;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What happens to an order outside, as buttons. */
@Controller
@RequestMapping("/demo/orders")
@Profile("demo")
class DemoOrderController {

    private static final String ORDERS = "redirect:/demo/outside#orders";
    private static final BigDecimal TWO = new BigDecimal(2);

    private final DemoErp erp;
    private final MessageSource messages;

    DemoOrderController(DemoErp erp, MessageSource messages) {
        this.erp = erp;
        this.messages = messages;
    }

    @PostMapping
    String raise(@RequestParam String customer, @RequestParam String product, @RequestParam BigDecimal quantity,
                 RedirectAttributes answer) {
        try {
            ErpOrder order = erp.raiseOrder(customer, List.of(new DemoShipment.Line(product, quantity)), null);
            answer.addFlashAttribute("flash", messages.getMessage("demo.order.raised", new Object[] {order.number()}, Locale.ENGLISH));
        } catch (ErpException refused) {
            answer.addFlashAttribute("problem", refused.getMessage());
        }
        return ORDERS;
    }

    @PostMapping("/{number}/ship")
    String ship(@PathVariable String number, RedirectAttributes answer) {
        return done(answer, "demo.order.shipped", number, () -> erp.ship(number, DemoShipment.ALL));
    }

    /** Half of each line, at least one. */
    @PostMapping("/{number}/ship-half")
    String shipHalf(@PathVariable String number, RedirectAttributes answer) {
        return done(answer, "demo.order.shipped", number, () -> erp.ship(number, new DemoShipment(half(number), null, null)));
    }

    @PostMapping("/{number}/deliver")
    String deliver(@PathVariable String number, RedirectAttributes answer) {
        return done(answer, "demo.order.delivered", number, () -> erp.deliver(number));
    }

    @PostMapping("/{number}/delay")
    String delay(@PathVariable String number, @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date,
                 RedirectAttributes answer) {
        return done(answer, "demo.order.delayed", number, () -> erp.delay(number, date));
    }

    @PostMapping("/{number}/cancel")
    String cancel(@PathVariable String number, RedirectAttributes answer) {
        return done(answer, "demo.order.cancelled", number,
                () -> erp.cancel(number, messages.getMessage("demo.order.cancel.reason", null, Locale.ENGLISH)));
    }

    private List<DemoShipment.Line> half(String number) {
        ErpOrder order = erp.order(number)
                .orElseThrow(() -> new ErpException(ErpException.Kind.NOT_FOUND, "There is no order " + number)).order();
        return order.lines().stream().filter(line -> line.ordered().compareTo(line.shipped()) > 0)
                .map(line -> new DemoShipment.Line(line.product(),
                        line.ordered().subtract(line.shipped()).divide(TWO, 0, RoundingMode.UP)
                                .min(line.ordered().subtract(line.shipped()))))
                .toList();
    }

    private String done(RedirectAttributes answer, String key, String number, Runnable deed) {
        try {
            deed.run();
            answer.addFlashAttribute("flash", messages.getMessage(key, new Object[] {number}, Locale.ENGLISH));
        } catch (ErpException refused) {
            answer.addFlashAttribute("problem", refused.getMessage());
        }
        return ORDERS;
    }
}
