package eu.kapstok.demo;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.erp.ErpInvoice;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The bookkeeping of the ERP and the bank, played by a script. */
@RestController
@RequestMapping("/demo/api/erp")
@Profile("demo")
class DemoInvoiceApiController {

    private static final BigDecimal LEAST_AMOUNT = new BigDecimal("0.01");
    private static final BigDecimal MOST_AMOUNT = new BigDecimal(999_999_999);
    private static final BigDecimal MOST_PERCENT = new BigDecimal(100);

    record InvoiceAnswer(String number, LocalDate date, LocalDate dueDate, String gross, String open, boolean disputed) {
    }

    record Issued(String number, String gross, String reference) {
    }

    private final DemoErp erp;
    private final InvoiceFacts facts;
    private final Clock clock;

    DemoInvoiceApiController(DemoErp erp, InvoiceFacts facts, Clock clock) {
        this.erp = erp;
        this.facts = facts;
        this.clock = clock;
    }

    @GetMapping("/invoices")
    List<InvoiceAnswer> invoices(@RequestParam String customer) {
        return erp.invoices(customer).stream().map(invoice -> new InvoiceAnswer(invoice.number(), invoice.date(), invoice.dueDate(),
                invoice.total().toPlainString(), invoice.open().toPlainString(), facts.disputed(invoice.number()))).toList();
    }

    @PostMapping("/invoices")
    Issued issue(@RequestBody JsonNode body) {
        DemoRequest request = DemoRequest.of(body, Set.of("customer", "net", "vatRate", "date", "dueDate", "order"), Map.of());
        LocalDate date = request.day("date");
        LocalDate due = request.day("dueDate");
        if (due.isBefore(date)) {
            throw request.wrong("dueDate", "is before the invoice");
        }
        ErpInvoice invoice = erp.issueInvoice(request.text("customer"), request.number("net", LEAST_AMOUNT, MOST_AMOUNT, 2),
                request.number("vatRate", BigDecimal.ZERO, MOST_PERCENT, 2), date, due,
                request.has("order") ? request.text("order") : null);
        String country = erp.customers().stream().filter(customer -> customer.number().equals(invoice.customer())).findFirst()
                .map(ErpCustomer::country).orElseThrow();
        return new Issued(invoice.number(), invoice.total().toPlainString(),
                facts.reference(invoice.customer(), country));
    }

    @PostMapping("/payments")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pay(@RequestBody JsonNode body) {
        DemoRequest request = DemoRequest.of(body, Set.of("invoice", "amount", "on"), Map.of());
        erp.receivePayment(request.text("invoice"), request.number("amount", LEAST_AMOUNT, MOST_AMOUNT, 2),
                request.has("on") ? request.day("on") : LocalDate.now(clock));
    }
}
