package eu.kapstok.quote;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.Session;
import org.springframework.stereotype.Component;

/** The file of each quote: taken by one at a time, and what is put into it. */
@Component
class QuoteFiles {

    private final QuoteRepository quotes;
    private final EntityManager entities;
    private final Clock clock;

    QuoteFiles(QuoteRepository quotes, EntityManager entities, Clock clock) {
        this.quotes = quotes;
        this.entities = entities;
        this.clock = clock;
    }

    /** The quote as it stands now; nobody else changes it until the caller's transaction ends. */
    Quote take(String number) {
        return takeIfKnown(number).orElseThrow(() -> new IllegalStateException("There is no quote " + number));
    }

    Optional<Quote> takeIfKnown(String number) {
        Optional<Quote> quote = known(number);
        quote.filter(found -> entities.getLockMode(found) != LockModeType.PESSIMISTIC_WRITE).ifPresent(found -> {
            entities.flush();
            entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
        });
        return quote;
    }

    /** The quote to look at, or to change where nobody else can be at it. */
    Quote find(String number) {
        return known(number).orElseThrow(() -> new IllegalStateException("There is no quote " + number));
    }

    /** Asks the database once in a transaction, however often a step asks. */
    private Optional<Quote> known(String number) {
        return entities.unwrap(Session.class).bySimpleNaturalId(Quote.class).loadOptional(number);
    }

    QuoteVersion current(Quote quote) {
        return version(quote, quote.currentVersion());
    }

    QuoteVersion sent(Quote quote) {
        return version(quote, quote.sentVersion());
    }

    private QuoteVersion version(Quote quote, int version) {
        return quotes.version(quote.id(), version).orElseThrow(() ->
                new IllegalStateException("Quote %s has no version %d".formatted(quote.number(), version)));
    }

    void add(Object record) {
        entities.persist(record);
    }

    /** Adds a line to the history; {@code actor} null where nobody did it. */
    void tell(Quote quote, QuoteEvent.Type type, String actor, Object... arguments) {
        entities.persist(new QuoteEvent(quote, type, actor, clock.instant(), arguments));
    }
}
