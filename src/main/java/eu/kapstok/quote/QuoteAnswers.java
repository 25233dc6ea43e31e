package eu.kapstok.quote;

import eu.kapstok.customer.Address;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormRefused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the customer's answer to a quote: once, from who may give it. The task they answer was made for the version that
 * was sent; a newer version takes that task away before it makes its own.
 */
@Service
class QuoteAnswers {

    /**
     * What comes with a yes.
     *
     * @param deliveryAddress the ERP's id of one of the customer's addresses, null: the usual one
     * @param consent the words consented to, null where nobody did
     * @param button the words on the button
     */
    record Acceptance(String purchaseReference, String deliveryAddress, LocalDate wishedDate, String consent, String button) {
    }

    private final QuoteFiles files;
    private final CustomerService customers;
    private final PurchaseOrders purchaseOrders;
    private final Clock clock;

    QuoteAnswers(QuoteFiles files, CustomerService customers, PurchaseOrders purchaseOrders, Clock clock) {
        this.purchaseOrders = purchaseOrders;
        this.files = files;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * The customer orders. What is ordered, by whom and with which words in view is written down here, in the transaction of the click.
     *
     * @throws FormRefused when it cannot be accepted, by them, like this
     */
    @Transactional
    public void accept(String number, Acceptance acceptance, Actor contact) {
        Quote quote = awaiting(number, contact);
        Instant now = clock.instant();
        if (!quote.isValidAt(now)) {
            throw new FormRefused(null, "quote.refused.expired");
        }
        Customer customer = customers.customer(quote.customer()).orElseThrow();
        if (acceptance.deliveryAddress() != null && customer.deliveryAddresses().stream().map(Address::erpId)
                .noneMatch(acceptance.deliveryAddress()::equals)) {
            throw new FormRefused("deliveryAddress", "quote.refused.address");
        }
        if (acceptance.wishedDate() != null && acceptance.wishedDate().isBefore(now.atZone(Quote.SELLER).toLocalDate())) {
            throw new FormRefused("wishedDate", "quote.refused.datePassed");
        }
        if (acceptance.consent() == null) {
            throw new FormRefused("consent", "quote.refused.consent");
        }
        quote.accept(quote.sentVersion(), now);
        files.add(QuoteAnswer.accepted(quote, contact, now, acceptance.purchaseReference(), acceptance.deliveryAddress(),
                acceptance.wishedDate()));
        files.add(new QuoteAcceptanceEvidence(quote, files.sent(quote), contact, now, acceptance.consent(),
                acceptance.button()));
        purchaseOrders.keep(quote, contact);
        files.tell(quote, QuoteEvent.Type.ACCEPTED, contact.name(), acceptance.purchaseReference());
    }

    @Transactional
    public void decline(String number, QuoteAnswer.DeclineReason reason, String text, Actor contact) {
        Quote quote = awaiting(number, contact);
        Instant now = clock.instant();
        quote.decline(now);
        files.add(QuoteAnswer.declined(quote, contact, now, reason, text));
        files.tell(quote, QuoteEvent.Type.DECLINED, contact.name(), reason, text);
    }

    /** The customer wants it otherwise; until sales has answered, nothing can be accepted. */
    @Transactional
    public void askForChange(String number, String text, Actor contact) {
        Quote quote = awaiting(number, contact);
        quote.askForRevision();
        files.add(QuoteAnswer.changeWanted(quote, contact, clock.instant(), text));
        files.tell(quote, QuoteEvent.Type.CHANGE_WANTED, contact.name(), text);
    }

    private Quote awaiting(String number, Actor actor) {
        Quote quote = files.take(number);
        if (!mayAnswer(quote, actor)) {
            throw new FormRefused(null, "quote.refused.notAllowed");
        }
        if (quote.status() != QuoteStatus.SENT) {
            throw new FormRefused(null, "quote.refused.changed");
        }
        return quote;
    }

    private boolean mayAnswer(Quote quote, Actor actor) {
        Optional<Contact> contact = actor.kind() == Actor.Kind.CONTACT ? customers.contact(UUID.fromString(actor.id()))
                : Optional.empty();
        return contact.filter(known -> known.active() && known.has(ContactRole.APPROVER)
                && known.customer().number().equals(quote.customer())).isPresent();
    }
}
