package eu.kapstok.quote;

import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what a customer wanted otherwise in a version. */
@Component
class QuoteWishes {

    private final QuoteRepository quotes;

    QuoteWishes(QuoteRepository quotes) {
        this.quotes = quotes;
    }

    /** Line by line; empty where the customer wanted none otherwise or did not answer like that. */
    List<WishedLine> of(Quote quote, int version) {
        return quotes.answer(quote.id(), version).filter(answer -> answer.kind() == QuoteAnswer.Kind.CHANGE)
                .flatMap(answer -> quotes.version(quote.id(), version)
                        .map(answered -> WishedLine.of(answered, quotes.lineWishes(answer.id())))).orElse(List.of());
    }
}
