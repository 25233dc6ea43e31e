package eu.kapstok.quote;

import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.Seller;
import eu.kapstok.security.StaffDirectory;
import eu.kapstok.security.StaffMember;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads a quote for its customer's page. */
@Component
class QuoteViews {

    private static final int HISTORY = 50;

    private final QuoteRepository quotes;
    private final CustomerService customers;
    private final QuoteWishes wishes;
    private final WishTexts wishTexts;
    private final QuoteHistoryTexts texts;
    private final StaffDirectory staff;
    private final Seller seller;
    private final Clock clock;

    QuoteViews(QuoteRepository quotes, CustomerService customers, QuoteWishes wishes, WishTexts wishTexts,
               QuoteHistoryTexts texts, StaffDirectory staff, Seller seller, Clock clock) {
        this.wishes = wishes;
        this.wishTexts = wishTexts;
        this.staff = staff;
        this.seller = seller;
        this.quotes = quotes;
        this.customers = customers;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * The customer's own quote in the version that was sent last.
     *
     * @param seen version the customer had before them, against which changes are marked; null: the one sent before
     */
    @Transactional(readOnly = true)
    public Optional<QuoteView> of(String number, String customer, Integer seen, Locale locale) {
        return quotes.findByNumberAndCustomerAndFirstSentAtIsNotNull(number, customer)
                .map(quote -> view(quote, seen, locale));
    }

    private QuoteView view(Quote quote, Integer seen, Locale locale) {
        QuoteVersion version = quotes.version(quote.id(), quote.sentVersion()).orElseThrow();
        LocalDate validUntil = quote.currentVersion() == quote.sentVersion() ? quote.validUntil() : version.validUntil();
        CustomerQuoteState state = CustomerQuoteState.of(quote.status(), validUntil, LocalDate.now(clock));
        QuoteVersion earlier = earlier(quote, seen).orElse(null);
        QuoteChanges changes = earlier == null ? null : QuoteChanges.between(earlier, version, wishes.of(quote, earlier.version()));
        return new QuoteView(quote.number(), version.version(), state, version.quoteDate(), validUntil, version.business(),
                QuoteView.lines(version, changes), version.listTotal(), version.linesTotal(), version.discountPercent(),
                version.documentDiscount(), version.net(),
                version.vats().stream().map(vat -> new QuoteView.Vat(vat.rate(), vat.base(), vat.amount())).toList(),
                version.vat(), version.gross(), version.documentId(), quote.orderNumber(),
                quote.status() != QuoteStatus.ACCEPTED, changes == null ? null : shown(quote, changes, locale),
                quotes.answer(quote.id(), quote.sentVersion()).map(answer -> answer(quote, answer, locale)).orElse(null),
                state == CustomerQuoteState.EXPIRED ? askForExtension(quote) : null,
                history(quote, locale));
    }

    /** The account manager's address, or that of the house. */
    private String askForExtension(Quote quote) {
        return customers.customer(quote.customer()).map(Customer::accountManager).flatMap(staff::member)
                .map(StaffMember::email).orElse(seller.mail());
    }

    /** Only a version that was sent was ever seen. */
    private Optional<QuoteVersion> earlier(Quote quote, Integer seen) {
        if (seen == null) {
            return quotes.sentBefore(quote.id(), quote.sentVersion(), Limit.of(1)).stream().findFirst();
        }
        return seen < quote.sentVersion()
                ? quotes.version(quote.id(), seen).filter(version -> version.sentAt() != null) : Optional.empty();
    }

    /** Null where nothing is different and nothing was asked. */
    private QuoteView.Changes shown(Quote quote, QuoteChanges changes, Locale locale) {
        List<String> asked = asked(quote, changes, locale);
        return changes.none() && asked.isEmpty() ? null : new QuoteView.Changes(changes.earlierVersion(),
                changes.dropped().stream().map(line -> QuoteView.Line.of(line, null, null)).toList(),
                changes.earlierGross(), changes.earlierNet(), changes.earlierValidUntil(), changes.none(), asked);
    }

    /** What the customer wanted otherwise in the earlier version, and what became of it. */
    private List<String> asked(Quote quote, QuoteChanges changes, Locale locale) {
        List<String> asked = new ArrayList<>(changes.asked().stream().map(one -> wishTexts.of(one, locale)).toList());
        quotes.answer(quote.id(), changes.earlierVersion()).filter(answer -> answer.kind() == QuoteAnswer.Kind.CHANGE)
                .ifPresent(answer -> {
                    if (answer.wishedDate() != null) {
                        asked.add(wishTexts.date(answer.wishedDate(), locale));
                    }
                    if (answer.changeText() != null) {
                        asked.add("“" + answer.changeText() + "”");
                    }
                });
        return List.copyOf(asked);
    }

    private QuoteView.Answer answer(Quote quote, QuoteAnswer answer, Locale locale) {
        String text = answer.kind() == QuoteAnswer.Kind.CHANGE ? answer.changeText() : answer.declineText();
        return new QuoteView.Answer(answer.kind(), answer.who().contactName(),
                answer.who().heardAt() == null ? answer.at() : answer.who().heardAt(), answer.purchaseReference(),
                quotes.destination(quote.id(), answer.version()).map(chosen -> chosen.place().inOneLine()).orElse(null),
                answer.wishedDate(), answer.declineReason(), text, answer.who().recordedByName(), answer.who().channel(),
                wishTexts.of(wishes.of(quote, answer.version()), locale));
    }

    private List<QuoteView.Event> history(Quote quote, Locale locale) {
        return quotes.history(quote.id(), QuoteEvent.Type.allForCustomers(), Integer.MAX_VALUE, Limit.of(HISTORY)).stream()
                .map(event -> new QuoteView.Event(texts.of(event, locale), byContact(event), event.at())).toList();
    }

    private static String byContact(QuoteEvent event) {
        return switch (event.type()) {
            case ACCEPTED, DECLINED, CHANGE_WANTED -> event.actor();
            default -> null;
        };
    }
}
