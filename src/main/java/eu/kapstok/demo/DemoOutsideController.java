package eu.kapstok.demo;

import eu.kapstok.engine.TrialClock;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.DemoOrder;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.erp.ErpProduct;
import eu.kapstok.erp.ErpQuote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The outside world as buttons: what the ERP holds, what is wrong with it, what day it is, and the way back. */
@Controller
@RequestMapping("/demo")
@Profile("demo")
class DemoOutsideController {

    private static final int SHOWN = 20;
    private static final int SHOWN_ORDERS = 10;
    private static final ZoneId SELLER = ZoneId.of("Europe/Brussels");
    private static final String OUTSIDE = "redirect:/demo/outside";

    record QuoteRow(ErpQuote quote, BigDecimal gross, boolean changeable) {
    }

    /** An order and what can happen to it now. */
    record OrderRow(ErpOrder order, boolean shippable, boolean deliverable, boolean delayable, boolean cancellable) {
    }

    private final DemoErp erp;
    private final TrialClock clock;
    private final DemoDay day;
    private final MessageSource messages;

    DemoOutsideController(DemoErp erp, TrialClock clock, DemoDay day, MessageSource messages) {
        this.erp = erp;
        this.clock = clock;
        this.day = day;
        this.messages = messages;
    }

    @ModelAttribute("customerNames")
    Map<String, String> customerNames() {
        return erp.customers().stream().collect(Collectors.toMap(customer -> customer.number(), customer -> customer.name()));
    }

    @GetMapping("/outside")
    String outside(Model model) {
        model.addAttribute("quotes", erp.newestQuotes(SHOWN).stream().map(this::row).toList());
        model.addAttribute("orders", erp.newestOrders(SHOWN_ORDERS).stream().map(DemoOutsideController::row).toList());
        model.addAttribute("invoices", erp.openInvoices(SHOWN_ORDERS));
        model.addAttribute("returns", erp.openReturns(SHOWN_ORDERS));
        model.addAttribute("products", erp.products(null).stream().filter(ErpProduct::active).toList());
        model.addAttribute("faults", erp.faults());
        model.addAttribute("modes", DemoFaults.Mode.values());
        model.addAttribute("now", clock.now());
        model.addAttribute("customers", erp.customers());
        model.addAttribute("blocked", erp.customers().stream().map(customer -> customer.number())
                .filter(erp::creditBlocked).toList());
        return "demo/outside";
    }

    @PostMapping("/quotes/{number}/withdraw")
    String withdraw(@PathVariable String number, RedirectAttributes answer) {
        try {
            erp.withdrawQuote(number);
            tell(answer, "demo.quote.withdrawn", number);
        } catch (ErpException refused) {
            answer.addFlashAttribute("problem", refused.getMessage());
        }
        return OUTSIDE;
    }

    /** All that is open of an invoice comes in. */
    @PostMapping("/invoices/{number}/pay")
    String pay(@PathVariable String number, RedirectAttributes answer) {
        try {
            erp.receivePayment(number, erp.openOf(number), LocalDate.ofInstant(clock.now(), SELLER));
            tell(answer, "demo.invoice.paid", number);
        } catch (ErpException refused) {
            answer.addFlashAttribute("problem", refused.getMessage());
        }
        return OUTSIDE + "#invoices";
    }

    @PostMapping("/faults/mode")
    String mode(@RequestParam DemoFaults.Mode mode, RedirectAttributes answer) {
        DemoFaults now = erp.faults();
        erp.faults(new DemoFaults(mode, now.rejectNext(), now.loseAnswerNext()));
        tell(answer, "demo.fault." + mode + ".done");
        return OUTSIDE;
    }

    @PostMapping("/faults/reject-next")
    String rejectNext(RedirectAttributes answer) {
        DemoFaults now = erp.faults();
        erp.faults(new DemoFaults(now.mode(), !now.rejectNext(), now.loseAnswerNext()));
        tell(answer, now.rejectNext() ? "demo.fault.rejectNext.off" : "demo.fault.rejectNext.on");
        return OUTSIDE;
    }

    @PostMapping("/faults/lose-answer-next")
    String loseAnswerNext(RedirectAttributes answer) {
        DemoFaults now = erp.faults();
        erp.faults(new DemoFaults(now.mode(), now.rejectNext(), !now.loseAnswerNext()));
        tell(answer, now.loseAnswerNext() ? "demo.fault.loseAnswerNext.off" : "demo.fault.loseAnswerNext.on");
        return OUTSIDE;
    }

    @PostMapping("/credit-block")
    String blockCredit(@RequestParam String customer, RedirectAttributes answer) {
        if (!customerNames().containsKey(customer)) {
            return OUTSIDE;
        }
        boolean block = !erp.creditBlocked(customer);
        erp.blockCredit(customer, block);
        tell(answer, block ? "demo.block.on" : "demo.block.off", customerNames().get(customer));
        return OUTSIDE;
    }

    @PostMapping("/clock")
    String advance(@RequestParam Duration by, RedirectAttributes answer) {
        try {
            clock.advance(by);
            tell(answer, "demo.clock.done");
        } catch (IllegalArgumentException notForward) {
            answer.addFlashAttribute("problem", notForward.getMessage());
        }
        return OUTSIDE;
    }

    @PostMapping("/reset")
    String reset(RedirectAttributes answer) {
        day.beginAgain();
        tell(answer, "demo.reset.done");
        return "redirect:/demo";
    }

    private QuoteRow row(ErpQuote quote) {
        return new QuoteRow(quote, erp.grossOf(quote),
                quote.state() == ErpQuote.State.OPEN || quote.state() == ErpQuote.State.EXPIRED);
    }

    private static OrderRow row(DemoOrder made) {
        ErpOrder order = made.order();
        boolean going = order.state() == ErpOrder.State.CONFIRMED || order.state() == ErpOrder.State.IN_DELIVERY;
        boolean left = order.lines().stream().anyMatch(line -> line.ordered().compareTo(line.shipped()) > 0);
        boolean onItsWay = order.shipments().stream().anyMatch(shipment -> !shipment.delivered());
        return new OrderRow(order, going && left, onItsWay, going && order.promisedDate() != null,
                order.state() == ErpOrder.State.OPEN || order.state() == ErpOrder.State.CONFIRMED);
    }

    private void tell(RedirectAttributes answer, String key, Object... arguments) {
        answer.addFlashAttribute("flash", messages.getMessage(key, arguments, Locale.ENGLISH));
    }
}
