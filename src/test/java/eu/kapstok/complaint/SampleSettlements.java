package eu.kapstok.complaint;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.erp.DemoShipment;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpAcceptance;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpDelivered;
import eu.kapstok.erp.ErpOrderRejected;
import eu.kapstok.erp.ErpQuote;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Complaints as far as they have to be for something to come back and be made good. */
class SampleSettlements {

    static final String PLATE = "WC-PLT";
    static final String BOOK = "BK-CV";

    private final DemoErp demoErp;
    private final Erp erp;
    private final CustomerService customers;
    private final ComplaintFiles files;
    private final ComplaintRepository complaints;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SampleSettlements(DemoErp demoErp, Erp erp, CustomerService customers, ComplaintFiles files, ComplaintRepository complaints, Clock clock,
                      PlatformTransactionManager transactions) {
        this.demoErp = demoErp;
        this.erp = erp;
        this.customers = customers;
        this.files = files;
        this.complaints = complaints;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** An order of 3 plates at 21 % and 2 books at 6 % that arrived and was invoiced. */
    String deliveredOrder(String customer) {
        return delivered(customer, DemoQuote.Line.of(PLATE, 3), DemoQuote.Line.of(BOOK, 2, "5"));
    }

    String delivered(String customer, DemoQuote.Line... lines) {
        ErpQuote quote = demoErp.raiseQuote(DemoQuote.of(customer, lines));
        try {
            String order = erp.acceptQuote(ErpCommand.of(quote.number(), quote.version(), "Activity_" + UUID.randomUUID(), "test"), quote.number(),
                    new ErpAcceptance(quote.version(), "PO-1", null, null)).number();
            erp.confirmOrder(new ErpCommand("test:" + UUID.randomUUID(), "test"), order);
            demoErp.ship(order, DemoShipment.ALL);
            demoErp.deliver(order);
            return order;
        } catch (ErpOrderRejected refused) {
            throw new IllegalStateException(refused);
        }
    }

    /**
     * A complaint that was decided.
     *
     * @param quantities by line of the order
     * @param amount EUR excluding VAT, null where none belongs to it
     */
    String decided(String customer, List<String> orders, Map<Integer, Integer> quantities, Resolution resolution, BigDecimal amount,
                   boolean goodsBack) {
        return transaction.execute(status -> {
            Customer known = customers.customer(customer).orElseThrow();
            Contact contact = customers.contactsOf(customer, ContactRole.ADMIN).get(0);
            List<NewComplaint.Line> lines = new ArrayList<>();
            for (String order : orders) {
                for (ErpDelivered line : erp.delivered(order)) {
                    if (quantities.containsKey(line.line())) {
                        lines.add(new NewComplaint.Line(order, line.line(), null, null, line.product(), line.description(), line.unit(),
                                BigDecimal.valueOf(quantities.get(line.line())), line.unitPrice(), line.vatRate(), line.deliveredOn(), null, null));
                    }
                }
            }
            Instant now = clock.instant();
            int year = now.atZone(Complaint.SELLER).getYear();
            Complaint complaint = new Complaint("K%d-%05d".formatted(year, complaints.nextNumber(year)), new NewComplaint(
                    UUID.randomUUID().toString(), customer, known.isConsumer(), known.country(), contact.id(), contact.name(), contact.language(),
                    Channel.PORTAL, null, ComplaintReason.DEFECT, Wish.REPLACEMENT, "Het knopje is stuk. 😀 Ελληνικά", null, null, false, true,
                    false, true, false, lines), now, now, now);
            complaint.handOver("customer-service");
            files.add(complaint);
            complaint.assess();
            complaint.decide(new Decision(resolution, amount, goodsBack, "Stuk bij levering.", null, "Sofie"), now);
            complaint.agree();
            return complaint.number();
        });
    }
}
