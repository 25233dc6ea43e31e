package eu.kapstok.demo;

import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpReturn;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What comes back to the ERP's warehouse, as buttons. */
@Controller
@RequestMapping("/demo/returns")
@Profile("demo")
class DemoReturnController {

    private static final String RETURNS = "redirect:/demo/outside#returns";

    private final DemoErp erp;
    private final MessageSource messages;

    DemoReturnController(DemoErp erp, MessageSource messages) {
        this.erp = erp;
        this.messages = messages;
    }

    @PostMapping("/{number}/receive")
    String receive(@PathVariable String number, RedirectAttributes answer) {
        return done(answer, number, () -> erp.receiveReturn(number, null, null));
    }

    @PostMapping("/{number}/receive-one")
    String receiveOne(@PathVariable String number, RedirectAttributes answer) {
        return done(answer, number, () -> erp.receiveReturn(number, null, one(number)));
    }

    private List<ErpReturn.Receipt.Part> one(String number) {
        ErpReturn known = erp.goodsReturn(number)
                .orElseThrow(() -> new ErpException(ErpException.Kind.NOT_FOUND, "There is no return " + number));
        return known.lines().stream().filter(line -> line.received().compareTo(line.announced()) < 0).limit(1)
                .map(line -> new ErpReturn.Receipt.Part(line.line(), line.announced().subtract(line.received()).min(BigDecimal.ONE)))
                .toList();
    }

    private String done(RedirectAttributes answer, String number, Runnable deed) {
        try {
            deed.run();
            answer.addFlashAttribute("flash", messages.getMessage("demo.return.received", new Object[] {number}, Locale.ENGLISH));
        } catch (ErpException refused) {
            answer.addFlashAttribute("problem", refused.getMessage());
        }
        return RETURNS;
    }
}
