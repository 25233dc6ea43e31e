package eu.kapstok.quote;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A request as its customer sees it; null where something is not known or was not given. */
record QuoteRequestView(String number, QuoteRequest.Status status, Instant raisedAt, String contactName, String quoteNumber,
                        String closingText, LocalDate wishedDate, String remark, List<QuoteRequestLine> lines) {

    static QuoteRequestView of(QuoteRequest request) {
        return new QuoteRequestView(request.number(), request.status(), request.raisedAt(), request.contactName(),
                request.quoteNumber(), request.closingText(), request.wishedDate(), request.remark(), request.lines());
    }
}
