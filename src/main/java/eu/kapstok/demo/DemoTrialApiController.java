package eu.kapstok.demo;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.engine.TrialClock;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.ErpContact;
import eu.kapstok.erp.ErpCustomer;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is who in the trial, its calendar, and the way back to its first day, for a script. */
@RestController
@RequestMapping("/demo/api")
@Profile("demo")
class DemoTrialApiController {

    record CustomerAnswer(String number, String name, ErpCustomer.Kind kind, String country, String language, String segment,
                          String creditLimit, List<ContactAnswer> contacts) {
    }

    record ContactAnswer(String email, String name, List<String> roles) {
    }

    record ClockAnswer(Instant now) {
    }

    private final DemoErp erp;
    private final CustomerService customers;
    private final TrialClock clock;
    private final DemoDay day;

    DemoTrialApiController(DemoErp erp, CustomerService customers, TrialClock clock, DemoDay day) {
        this.erp = erp;
        this.customers = customers;
        this.clock = clock;
        this.day = day;
    }

    @GetMapping("/customers")
    List<CustomerAnswer> customers() {
        return erp.customers().stream().map(this::answer).toList();
    }

    @GetMapping("/clock")
    ClockAnswer clock() {
        return new ClockAnswer(clock.now());
    }

    @PostMapping("/clock")
    ClockAnswer advance(@RequestBody JsonNode body) {
        DemoRequest request = DemoRequest.of(body, Set.of("advance"), Map.of());
        Duration by;
        try {
            by = Duration.parse(request.text("advance"));
        } catch (DateTimeParseException notADuration) {
            throw request.wrong("advance", "must be a duration such as P3D or PT4H");
        }
        if (by.isNegative() || by.compareTo(Duration.ofDays(366)) > 0) {
            throw request.wrong("advance", "goes forward, by a year at most");
        }
        return new ClockAnswer(clock.advance(by));
    }

    @PostMapping("/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@RequestBody(required = false) JsonNode body) {
        if (body != null) {
            DemoRequest.of(body, Set.of(), Map.of());
        }
        day.beginAgain();
    }

    private CustomerAnswer answer(ErpCustomer customer) {
        Map<String, Contact> known = customers.contactsOf(customer.number(), null).stream()
                .collect(Collectors.toMap(Contact::erpId, Function.identity()));
        List<ContactAnswer> contacts = customer.contacts().stream().map(contact -> answer(contact, known)).toList();
        return new CustomerAnswer(customer.number(), customer.name(), customer.kind(), customer.country(), customer.language(),
                customer.segment(), customer.creditLimit() == null ? null : customer.creditLimit().toPlainString(), contacts);
    }

    private static ContactAnswer answer(ErpContact contact, Map<String, Contact> known) {
        Contact here = known.get(contact.id());
        List<String> roles = here == null ? List.of() : here.roles().stream().sorted().map(ContactRole::suffix).toList();
        return new ContactAnswer(contact.email(), contact.firstName() + " " + contact.lastName(), roles);
    }
}
