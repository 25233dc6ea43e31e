package eu.kapstok.quote;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.notifications.Mail;
import eu.kapstok.notifications.Mails;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes to customers about their requests for quotes. */
@Service
class QuoteRequestMails {

    private final QuoteRequests requests;
    private final CustomerService customers;
    private final Mails mails;

    QuoteRequestMails(QuoteRequests requests, CustomerService customers, Mails mails) {
        this.requests = requests;
        this.customers = customers;
        this.mails = mails;
    }

    /** Tells who asked that we have it. */
    @Transactional
    public void tellReceipt(String number) {
        QuoteRequest request = requests.find(number);
        customers.contact(request.contactId()).filter(known -> known.email() != null).ifPresent(contact ->
                mails.send(number + ":received", new Mail(contact.email(), contact.locale(), "quote-request-received",
                        List.of(number), Map.of("name", contact.name(), "number", number), List.of(), number, request.customer())));
    }

    /** Tells who asked that there will be no quote, and why. */
    @Transactional
    public void tellDecline(String number) {
        QuoteRequest request = requests.find(number);
        Contact contact = customers.contact(request.contactId()).filter(known -> known.email() != null).orElse(null);
        if (contact != null) {
            mails.send(number + ":declined", new Mail(contact.email(), contact.locale(), "quote-request-declined", List.of(number),
                    Map.of("name", contact.name(), "number", number, "text", request.closingText()), List.of(), number,
                    request.customer()));
        }
    }
}
