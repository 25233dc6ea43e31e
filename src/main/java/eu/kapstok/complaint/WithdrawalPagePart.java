package eu.kapstok.complaint;

import eu.kapstok.order.OrderPagePart;
import eu.kapstok.security.ContactPrincipal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The function to withdraw from a contract, on the page of a consumer's order for as long as the period runs. */
@Component
class WithdrawalPagePart implements OrderPagePart {

    /**
     * @param country of the consumer, whose words the function has
     * @param lastDay of the period, null while goods are on their way
     * @param open whether the function is there
     */
    record View(String order, String country, LocalDate lastDay, boolean open, List<Declared> declared) {
    }

    /** @param complaint number of the case that follows from it */
    record Declared(String complaint, Instant at) {
    }

    private final Withdrawals withdrawals;

    WithdrawalPagePart(Withdrawals withdrawals) {
        this.withdrawals = withdrawals;
    }

    @Override
    public String fragment() {
        return "complaint/withdraw :: part";
    }

    @Override
    public Object show(OrderFacts order, ContactPrincipal contact) {
        boolean open = !order.cancelled() && order.number() != null
                && withdrawals.open(order.number(), order.customer(), order.orderDate(), order.deliveredOn());
        List<Declared> declared = order.number() == null ? List.of() : withdrawals.ofOrder(order.number()).stream()
                .map(one -> new Declared(one.complaint(), one.declaredAt())).toList();
        return open || !declared.isEmpty() ? new View(order.number(), withdrawals.country(order.customer()), order.deliveredOn() == null ? null
                : withdrawals.lastDay(order.number(), order.customer(), order.orderDate(), order.deliveredOn()), open, declared) : null;
    }
}
