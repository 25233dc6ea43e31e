package eu.kapstok.quote;

import eu.kapstok.customer.AddressBook;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.customer.DeliveryAddress;
import eu.kapstok.documents.ArchivedDocument;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormRefused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
     * @param deliveryAddress id of one of the customer's addresses, null: the usual one
     * @param consent the words consented to, null where nobody did
     * @param button the words on the button
     */
    record Acceptance(String purchaseReference, String deliveryAddress, LocalDate wishedDate, String consent, String button) {
    }

    /**
     * What comes with a no.
     *
     * @param text the customer's words, null where they gave none
     * @param lostTo who got the order instead, null where we do not know
     */
    record Decline(QuoteAnswer.DeclineReason reason, String text, String lostTo) {
    }

    private final QuoteFiles files;
    private final CustomerService customers;
    private final AddressBook addressBook;
    private final PurchaseOrders purchaseOrders;
    private final HeardAnswers heardAnswers;
    private final CounterOfferSettings settings;
    private final Clock clock;

    QuoteAnswers(QuoteFiles files, CustomerService customers, AddressBook addressBook, PurchaseOrders purchaseOrders,
                 HeardAnswers heardAnswers, CounterOfferSettings settings, Clock clock) {
        this.addressBook = addressBook;
        this.files = files;
        this.customers = customers;
        this.purchaseOrders = purchaseOrders;
        this.heardAnswers = heardAnswers;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The customer orders. What is ordered, by whom and with which words in view is written down here, in the transaction of the click.
     *
     * @param actor the contact, or one of ours
     * @param heard how one of ours heard it, null where the contact answers themselves
     * @throws FormRefused when it cannot be accepted, by them, like this
     */
    @Transactional
    public void accept(String number, Acceptance acceptance, Actor actor, OnBehalf heard) {
        Quote quote = awaiting(number);
        AnswerGiver giver = giver(quote, actor, heard);
        Instant now = clock.instant();
        if (!quote.isValidAt(now)) {
            throw new FormRefused(null, "quote.refused.expired");
        }
        Optional<DeliveryAddress> address = Optional.ofNullable(acceptance.deliveryAddress()).map(id ->
                addressBook.find(quote.customer(), id).orElseThrow(() -> new FormRefused("deliveryAddress", "quote.refused.address")));
        if (acceptance.wishedDate() != null && acceptance.wishedDate().isBefore(now.atZone(Quote.SELLER).toLocalDate())) {
            throw new FormRefused("wishedDate", "quote.refused.datePassed");
        }
        if (acceptance.consent() == null) {
            throw new FormRefused("consent", "quote.refused.consent");
        }
        quote.accept(quote.sentVersion(), now);
        files.add(QuoteAnswer.accepted(quote, giver, now, acceptance.purchaseReference(), acceptance.deliveryAddress(),
                acceptance.wishedDate()));
        address.ifPresent(chosen -> files.add(new QuoteDestination(quote, chosen)));
        files.add(new QuoteAcceptanceEvidence(quote, files.sent(quote), giver, now, acceptance.consent(),
                acceptance.button()));
        purchaseOrders.keep(quote, heard == null ? actor.locale() : Locale.forLanguageTag(quote.language()));
        tellHearing(quote, giver);
        files.tell(quote, QuoteEvent.Type.ACCEPTED, giver.contactName(), acceptance.purchaseReference());
    }

    @Transactional
    public void decline(String number, Decline decline, Actor actor, OnBehalf heard) {
        Quote quote = awaiting(number);
        AnswerGiver giver = giver(quote, actor, heard);
        Instant now = clock.instant();
        quote.decline(now);
        files.add(QuoteAnswer.declined(quote, giver, now, decline.reason(), decline.text(), decline.lostTo()));
        tellHearing(quote, giver);
        files.tell(quote, QuoteEvent.Type.DECLINED, giver.contactName(), decline.reason(), decline.text());
    }

    /**
     * The customer wants it otherwise; until sales has answered, nothing can be accepted.
     *
     * @throws FormRefused when nothing or everything is to be otherwise, or like this it cannot be
     */
    @Transactional
    public void askForChange(String number, CounterOffer wanted, Actor actor, OnBehalf heard) {
        Quote quote = awaiting(number);
        AnswerGiver giver = giver(quote, actor, heard);
        QuoteVersion sent = files.sent(quote);
        Instant now = clock.instant();
        List<FormRefused.Problem> problems = wanted.problems(sent, now.atZone(Quote.SELLER).toLocalDate(), settings.wholeUnits());
        if (!problems.isEmpty()) {
            throw new FormRefused(problems);
        }
        quote.askForRevision();
        QuoteAnswer answer = QuoteAnswer.changeWanted(quote, giver, now, wanted);
        files.add(answer);
        List<QuoteLineWish> wishes = wanted.differences(sent).stream().map(line -> new QuoteLineWish(answer, line)).toList();
        wishes.forEach(files::add);
        tellHearing(quote, giver);
        files.tell(quote, QuoteEvent.Type.CHANGE_WANTED, giver.contactName(),
                TellWish.arguments(wanted, WishedLine.of(sent, wishes)));
    }

    private Quote awaiting(String number) {
        Quote quote = files.take(number);
        if (quote.status() != QuoteStatus.SENT) {
            throw new FormRefused(null, quote.status() == QuoteStatus.EXPIRED ? "quote.refused.expired" : "quote.refused.changed");
        }
        return quote;
    }

    private void tellHearing(Quote quote, AnswerGiver giver) {
        if (giver.heard() != null) {
            files.tell(quote, QuoteEvent.Type.HEARD, giver.actor().name(), giver.heard().channel(), giver.contactName(),
                    giver.heard().heardAt(), giver.heard().note());
        }
    }

    /** Who answers may answer, whoever writes it down. */
    private AnswerGiver giver(Quote quote, Actor actor, OnBehalf heard) {
        if ((actor.kind() == Actor.Kind.STAFF) != (heard != null)) {
            throw new FormRefused(null, "quote.refused.notAllowed");
        }
        if (heard != null) {
            List<FormRefused.Problem> problems = heardAnswers.problems(files.sent(quote), heard);
            if (!problems.isEmpty()) {
                throw new FormRefused(problems);
            }
        }
        Contact contact = customers.contact(heard == null ? UUID.fromString(actor.id()) : heard.contact())
                .filter(known -> known.active() && known.has(ContactRole.APPROVER)
                        && known.customer().number().equals(quote.customer()))
                .orElseThrow(() -> new FormRefused(heard == null ? null : "contact",
                        heard == null ? "quote.refused.notAllowed" : "quote.heard.contact.missing"));
        if (heard == null) {
            return AnswerGiver.of(actor);
        }
        ArchivedDocument proof = heardAnswers.keep(quote, heard);
        return new AnswerGiver(contact.id().toString(), contact.name(), actor, heard, proof == null ? null : proof.id(),
                proof == null ? null : proof.sha256());
    }
}
