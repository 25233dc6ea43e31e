package eu.kapstok.quote;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.engine.JobQueue;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpQuote;
import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Customers' requests for a quote: raised in the portal, answered by a quote or declined. */
@Service
class QuoteRequests {

    static final int MOST_LINES = 200;

    private static final int TOKEN_LENGTH = 64;
    private static final BigDecimal MOST = new BigDecimal("1000000");

    private final QuoteRequestRepository requests;
    private final QuoteApprovalProcess process;
    private final CustomerService customers;
    private final Erp erp;
    private final JobQueue queue;
    private final Clock clock;

    QuoteRequests(QuoteRequestRepository requests, QuoteApprovalProcess process, CustomerService customers, Erp erp, JobQueue queue,
                  Clock clock) {
        this.requests = requests;
        this.process = process;
        this.customers = customers;
        this.erp = erp;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * A contact asks for a quote; sales gets a task.
     *
     * @param customer number of the contact's customer
     * @param lines may be empty where the remark says it all
     * @param remark null for none, at most 4,000 characters
     * @param token given by the page, at most 64 characters: a second request of that customer with the same is the first
     * @return number of the request, such as {@code A2026-00042}
     * @throws FormRefused when there is nothing to quote, or more than can be
     */
    @Transactional
    public String raise(String customer, UUID contact, List<QuoteRequestLine> lines, String remark, String token) {
        return raise(customer, contact, lines, null, remark, token);
    }

    /** @param wishedDate null where any day is right */
    @Transactional
    public String raise(String customer, UUID contact, List<QuoteRequestLine> lines, LocalDate wishedDate, String remark,
                        String token) {
        if (token == null || token.isBlank() || token.length() > TOKEN_LENGTH) {
            throw new IllegalArgumentException("A request needs a token of at most %d characters".formatted(TOKEN_LENGTH));
        }
        requests.takeTurns("quote-request:" + customer + ":" + token);
        Optional<QuoteRequest> known = requests.findByCustomerAndToken(customer, token);
        if (known.isPresent()) {
            return known.get().number();
        }
        Contact person = customers.contact(contact).filter(found -> found.active() && found.customer().number().equals(customer))
                .orElseThrow(() -> new IllegalArgumentException("Customer %s has no contact %s".formatted(customer, contact)));
        look(lines, remark);
        Instant now = clock.instant();
        int year = now.atZone(Quote.SELLER).getYear();
        String number = "A%d-%05d".formatted(year, requests.nextNumber(year));
        requests.save(new QuoteRequest(number, token, customer, person.id(), person.name(), lines, wishedDate, remark, now));
        QuoteRequestReceived.enqueue(queue, number);
        process.quoteRequested(number);
        return number;
    }

    private static void look(List<QuoteRequestLine> lines, String remark) {
        if (lines.isEmpty() && (remark == null || remark.isBlank())) {
            throw new FormRefused(null, "quote.request.refused.empty");
        }
        if (lines.size() > MOST_LINES) {
            throw new FormRefused(null, "quote.request.refused.tooMany", MOST_LINES);
        }
        for (QuoteRequestLine line : lines) {
            if (line.quantity() == null || line.quantity().signum() <= 0 || line.quantity().compareTo(MOST) > 0) {
                throw new FormRefused(null, "quote.request.refused.quantity", line.description());
            }
        }
    }

    /**
     * A quote answers that request, if it is open and of the quote's customer. The ERP is asked only then.
     *
     * @param request as the ERP names it, null where it names none
     * @return false when there is nothing that waits for this quote
     */
    @Transactional
    public boolean answeredBy(String request, String quote) {
        Optional<QuoteRequest> open = request == null ? Optional.empty()
                : requests.take(request).filter(found -> found.status() == QuoteRequest.Status.OPEN);
        if (open.isEmpty() || erp.quote(quote).map(ErpQuote::customer).filter(open.get().customer()::equals).isEmpty()) {
            return false;
        }
        open.get().quote(quote, clock.instant());
        return true;
    }

    /**
     * Sales says which quote answers it, where the quote does not say so itself.
     *
     * @throws FormRefused when there is no such quote for this customer
     */
    @Transactional
    public void answered(String request, String quote) {
        QuoteRequest open = open(request);
        if (erp.quote(quote).map(ErpQuote::customer).filter(open.customer()::equals).isEmpty()) {
            throw new FormRefused("quoteNumber", "quote.request.refused.unknownQuote", quote);
        }
        open.quote(quote, clock.instant());
    }

    /** @param text why, as the customer is told */
    @Transactional
    public void decline(String request, String text) {
        open(request).decline(text, clock.instant());
    }

    /** The customer's own request. */
    @Transactional(readOnly = true)
    public Optional<QuoteRequestView> own(String number, String customer) {
        return requests.findByNumberAndCustomer(number, customer).map(QuoteRequestView::of);
    }

    /** The customer's requests that wait for their quote, newest first. */
    @Transactional(readOnly = true)
    public List<QuoteRequestView> open(String customer, int most) {
        return requests.open(customer, Limit.of(most)).stream().map(QuoteRequestView::of).toList();
    }

    @Transactional(readOnly = true)
    public QuoteRequest find(String number) {
        return requests.findByNumber(number).orElseThrow(() -> new IllegalStateException("There is no request " + number));
    }

    private QuoteRequest open(String number) {
        return requests.take(number).orElseThrow(() -> new IllegalStateException("There is no request " + number));
    }
}
