package eu.kapstok.dunning;

import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.PdfRenderer;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpCapability;
import eu.kapstok.erp.ErpInvoice;
import eu.kapstok.erp.ErpInvoiceLine;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * An invoice for who wants to read it again: as the ERP prints it; where it prints none, a copy that says that it is one, drawn from
 * what the ERP tells of the invoice.
 */
@Component
public class InvoiceCopies {

    private final Erp erp;
    private final CustomerService customers;
    private final PdfRenderer pdf;
    private final Clock clock;

    /** What stands on a copy. */
    public record Copy(ErpInvoice invoice, String customerName, ErpAddress address, String vatNumber, LocalDate date, List<ErpInvoiceLine> lines) {
    }

    InvoiceCopies(Erp erp, CustomerService customers, PdfRenderer pdf, Clock clock) {
        this.erp = erp;
        this.customers = customers;
        this.pdf = pdf;
        this.clock = clock;
    }

    /**
     * @param customer number; an invoice of anybody else is not there
     * @param language of a copy that is drawn here
     */
    Optional<byte[]> of(String invoice, String customer, Locale language) {
        if (erp.capabilities().contains(ErpCapability.INVOICE_PDF)) {
            return erp.invoicePdf(invoice);
        }
        if (!erp.capabilities().contains(ErpCapability.INVOICES)) {
            return Optional.empty();
        }
        return erp.invoice(invoice).filter(found -> found.customer().equals(customer)).map(found -> draw(found, language));
    }

    private byte[] draw(ErpInvoice invoice, Locale language) {
        Customer customer = customers.customer(invoice.customer()).orElseThrow();
        Map<String, Object> model = new HashMap<>();
        model.put("copy", new Copy(invoice, customer.name(), Letters.address(customer.invoiceAddress()), customer.vatNumber(), LocalDate.now(clock),
                lines(invoice)));
        return pdf.render("dunning/invoice-copy", language, model);
    }

    /** Only where they are all that was billed. */
    private List<ErpInvoiceLine> lines(ErpInvoice invoice) {
        if (invoice.creditedInvoice() != null || !erp.capabilities().contains(ErpCapability.CREDIT_NOTES)) {
            return List.of();
        }
        List<ErpInvoiceLine> lines = erp.invoiceLines(invoice.number());
        BigDecimal sum = lines.stream().map(ErpInvoiceLine::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.compareTo(invoice.net()) == 0 ? lines : List.of();
    }
}
