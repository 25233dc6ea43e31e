package eu.kapstok.quote;

/** Something was tried with a quote that its state does not allow. */
class IllegalQuoteMove extends RuntimeException {

    IllegalQuoteMove(String number, QuoteStatus from, QuoteStatus to) {
        super("Quote %s is %s and cannot become %s".formatted(number, from, to));
    }
}
