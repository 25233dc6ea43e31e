package eu.kapstok.quote;

import eu.kapstok.erp.ErpCredit;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.erp.ErpQuote;
import eu.kapstok.forms.Actor;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionTemplate;

/** Quotes in a state of their life, written as the process would have, for pages that need no process. */
final class KeptQuotes {

    private static final AtomicInteger NUMBERS = new AtomicInteger(70000);

    private final QuoteFiles files;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeptQuotes(QuoteFiles files, TransactionTemplate transaction, Clock clock) {
        this.files = files;
        this.transaction = transaction;
        this.clock = clock;
    }

    static String number() {
        return "Q2026-" + NUMBERS.incrementAndGet();
    }

    /** With the customer, valid for two weeks. */
    String sent(String customer) {
        return kept(customer, quote -> { });
    }

    String ordered(String customer, String order, String reference) {
        return kept(customer, quote -> {
            Instant now = clock.instant();
            Actor contact = new Actor(Actor.Kind.CONTACT, UUID.randomUUID().toString(), "Jan Peeters", null, null, Locale.ROOT);
            quote.accept(1, now);
            files.add(QuoteAnswer.accepted(quote, AnswerGiver.of(contact), now, reference, null, null));
            files.tell(quote, QuoteEvent.Type.ACCEPTED, contact.name(), reference);
            quote.order(order, now);
            files.tell(quote, QuoteEvent.Type.ORDERED, null, order);
        });
    }

    /** Nobody answered in time. */
    String expired(String customer) {
        return kept(customer, quote -> {
            quote.expire();
            files.tell(quote, QuoteEvent.Type.EXPIRED, null);
        });
    }

    private String kept(String customer, Consumer<Quote> further) {
        String number = number();
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            Quote quote = new Quote(number, now);
            files.add(quote);
            QuoteVersion version = add(quote, customer, lines(new BigDecimal("2"), "CV-2410"));
            send(quote, version, now);
            further.accept(quote);
        });
        return number;
    }

    /** A second version, with more of one line, another instead of one, and a new one. */
    void revise(String number, String customer) {
        transaction.executeWithoutResult(status -> {
            Quote quote = files.take(number);
            quote.resubmit();
            files.tell(quote, QuoteEvent.Type.REVISED, null);
            QuoteVersion version = add(quote, customer, lines(new BigDecimal("3"), "WP-0600"));
            send(quote, version, clock.instant());
        });
    }

    private QuoteVersion add(Quote quote, String customer, List<ErpQuote.Line> lines) {
        LocalDate today = LocalDate.now(clock);
        ErpQuote erp = new ErpQuote(quote.number(), "v" + quote.currentVersion(), ErpQuote.State.OPEN, customer, null, "nl", today,
                today.plusDays(14), 30, false, new BigDecimal("3"), "sales", null, lines);
        ErpCredit credit = new ErpCredit(BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal("50000"), 0, false);
        ErpCustomer buyer = new ErpCustomer(customer, "Buyer", ErpCustomer.Kind.BUSINESS, "BE", "nl", "A", null, null, List.of(),
                null, false, 30, null, List.of());
        QuoteVersion version = new QuoteVersion(quote, erp, buyer, credit, clock.instant());
        files.add(version);
        quote.load(version, customer);
        return version;
    }

    private void send(Quote quote, QuoteVersion version, Instant now) {
        quote.approve();
        quote.send(now);
        version.sent(now);
        files.tell(quote, QuoteEvent.Type.SENT, null, version.version(), version.validUntil());
    }

    private static List<ErpQuote.Line> lines(BigDecimal boilers, String third) {
        return List.of(
                line(1, "CV-0001", "Condensatieketel 24 kW met <b>buffervat</b> & regelaar", boilers, "1849.00", "5", "21"),
                line(2, "CU-15", "Koperbuis 15 mm", new BigDecimal("60.5"), "7.4125", "0", "21"),
                line(3, third, "Toebehoren " + third, new BigDecimal("1"), "312.50", "0", "6"));
    }

    private static ErpQuote.Line line(int position, String product, String description, BigDecimal quantity, String price,
                                      String discount, String vat) {
        return new ErpQuote.Line(position, product, description, "st", quantity, new BigDecimal(price), new BigDecimal(discount),
                new BigDecimal(vat), new BigDecimal("5"));
    }
}
