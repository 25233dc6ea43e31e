package eu.kapstok.demo;

import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.ErpCredit;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.security.StaffGroup;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Shows who tries the product where to begin and whom to sign in as. */
@Controller
@RequestMapping("/demo")
@Profile("demo")
class DemoTourController {

    private static final int LATE_DAYS = 30;

    /** @param traits message keys of what is special about the customer */
    record Guest(ErpCustomer customer, List<String> traits) {
    }

    private final DemoErp erp;

    DemoTourController(DemoErp erp) {
        this.erp = erp;
    }

    @GetMapping
    String tour(Model model) {
        model.addAttribute("guests", erp.customers().stream().map(this::guest).toList());
        model.addAttribute("users", Arrays.stream(StaffGroup.values()).map(StaffGroup::id).toList());
        return "demo/tour";
    }

    private Guest guest(ErpCustomer customer) {
        ErpCredit credit = erp.credit(customer);
        List<String> traits = new ArrayList<>();
        if (customer.kind() == ErpCustomer.Kind.CONSUMER) {
            traits.add("demo.trait.consumer");
        } else if (customer.creditLimit() == null) {
            traits.add("demo.trait.noLimit");
        } else if (owed(credit).compareTo(customer.creditLimit()) > 0) {
            traits.add("demo.trait.overLimit");
        }
        if (customer.largeCompany()) {
            traits.add("demo.trait.large");
        }
        if (credit.oldestOverdueDays() > LATE_DAYS) {
            traits.add("demo.trait.late");
        }
        if (credit.firstOrder()) {
            traits.add("demo.trait.firstOrder");
        }
        if (erp.creditBlocked(customer.number())) {
            traits.add("demo.trait.blocked");
        }
        return new Guest(customer, traits.isEmpty() ? List.of("demo.trait.good") : traits);
    }

    private static BigDecimal owed(ErpCredit credit) {
        return credit.openReceivables().add(credit.openOrders());
    }
}
