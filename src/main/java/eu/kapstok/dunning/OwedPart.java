package eu.kapstok.dunning;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.portal.StartPagePart;
import eu.kapstok.security.ContactPrincipal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The open balance on the start page of who looks after invoices. */
@Component
@Order(30)
class OwedPart implements StartPagePart {

    /** @param overdue EUR of it that is past due */
    record Balance(BigDecimal open, BigDecimal overdue, int invoices) {
    }

    private final Receivables receivables;
    private final Clock clock;

    OwedPart(Receivables receivables, Clock clock) {
        this.receivables = receivables;
        this.clock = clock;
    }

    @Override
    public String fragment() {
        return "dunning/start :: balance";
    }

    @Override
    public Balance show(ContactPrincipal contact) {
        if (!contact.has(ContactRole.FINANCE) && !contact.has(ContactRole.ADMIN)) {
            return null;
        }
        LocalDate today = LocalDate.now(clock);
        List<Receivable> open = receivables.open(contact.customer());
        return open.isEmpty() ? null : new Balance(sum(open), sum(open.stream().filter(one -> one.daysPastDue(today) > 0).toList()), open.size());
    }

    private static BigDecimal sum(List<Receivable> receivables) {
        return receivables.stream().map(Receivable::open).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }
}
