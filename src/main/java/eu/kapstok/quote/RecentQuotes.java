package eu.kapstok.quote;

import eu.kapstok.portal.StartPagePart;
import eu.kapstok.security.ContactPrincipal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A customer's last quotes, on their start page. */
@Component
@Order(10)
class RecentQuotes implements StartPagePart {

    private static final int MOST = 5;

    private final QuoteLists lists;
    private final Clock clock;

    RecentQuotes(QuoteLists lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    @Override
    public String fragment() {
        return "quote/start :: recent";
    }

    @Override
    public List<QuotePortalController.Row> show(ContactPrincipal contact) {
        LocalDate today = LocalDate.now(clock);
        return lists.ofCustomer(contact.customer(), EnumSet.allOf(QuoteStatus.class), null, null, MOST).rows().stream()
                .map(row -> new QuotePortalController.Row(row, CustomerQuoteState.of(row.status(), row.validUntil(), today)))
                .toList();
    }
}
