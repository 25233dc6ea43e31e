package eu.kapstok.dunning;

import eu.kapstok.customer.CustomerPagePart;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a customer owes, on the staff's page of the customer. */
@Component
class DunningPart implements CustomerPagePart {

    private static final int MOST = 10;

    /** @param receivables the first to be due, at most ten */
    record View(String customer, List<Receivable> receivables, BigDecimal open, BigDecimal overdue, LocalDate today) {
    }

    private final Receivables receivables;
    private final Clock clock;

    DunningPart(Receivables receivables, Clock clock) {
        this.receivables = receivables;
        this.clock = clock;
    }

    @Override
    public int position() {
        return 35;
    }

    @Override
    public String titleKey() {
        return "customer.part.dunning";
    }

    @Override
    public String fragment() {
        return "dunning/customer :: owed";
    }

    @Override
    public View of(String customerNumber) {
        LocalDate today = LocalDate.now(clock);
        List<Receivable> open = receivables.open(customerNumber);
        return new View(customerNumber, open.stream().limit(MOST).toList(), sum(open),
                sum(open.stream().filter(one -> one.daysPastDue(today) > 0).toList()), today);
    }

    private static BigDecimal sum(List<Receivable> receivables) {
        return receivables.stream().map(Receivable::open).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }
}
