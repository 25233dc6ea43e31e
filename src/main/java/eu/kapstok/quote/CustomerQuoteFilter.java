package eu.kapstok.quote;

import java.util.EnumSet;
import java.util.Set;

/** What a customer can narrow the list of quotes down to: {@code quote.filter.<NAME>}. */
enum CustomerQuoteFilter {
    ALL(EnumSet.allOf(QuoteStatus.class)),
    OPEN(EnumSet.of(QuoteStatus.SENT)),
    IN_REVISION(EnumSet.of(QuoteStatus.SUBMITTED, QuoteStatus.IN_APPROVAL, QuoteStatus.IN_REVISION, QuoteStatus.APPROVED)),
    ORDERED(EnumSet.of(QuoteStatus.ACCEPTED, QuoteStatus.ORDER_PROBLEM, QuoteStatus.ORDERED)),
    EXPIRED(EnumSet.of(QuoteStatus.EXPIRED)),
    CLOSED(EnumSet.of(QuoteStatus.DECLINED, QuoteStatus.WITHDRAWN, QuoteStatus.CANCELLED));

    private final Set<QuoteStatus> statuses;

    CustomerQuoteFilter(Set<QuoteStatus> statuses) {
        this.statuses = statuses;
    }

    Set<QuoteStatus> statuses() {
        return statuses;
    }

    /** What nobody offered counts as no filter. */
    static CustomerQuoteFilter of(String name) {
        for (CustomerQuoteFilter filter : values()) {
            if (filter.name().equalsIgnoreCase(name)) {
                return filter;
            }
        }
        return ALL;
    }
}
