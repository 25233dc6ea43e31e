package eu.kapstok.complaint;

import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpDelivered;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The right of consumers to withdraw from a contract that was concluded at a distance: until the last day of the period, without a
 * reason, in two steps on the page of the order.
 */
@Service
class Withdrawals {

    /**
     * What of an order can be withdrawn from now.
     *
     * @param lastDay null while goods are still on their way
     * @param lines with something left
     * @param exempt descriptions of goods for which the law makes an exception
     */
    record Offer(String order, String country, LocalDate ordered, LocalDate lastDay, List<Line> lines, List<String> exempt) {
    }

    /** @param left how much of it */
    record Line(int line, String product, String description, String unit, BigDecimal left, boolean delivery, ErpDelivered delivered) {
    }

    private final Erp erp;
    private final Complaints complaints;
    private final WithdrawalStore store;
    private final ComplaintFiles files;
    private final WithdrawalRules rules;
    private final WithdrawalMails mails;
    private final CustomerService customers;
    private final Clock clock;

    Withdrawals(Erp erp, Complaints complaints, WithdrawalStore store, ComplaintFiles files, WithdrawalRules rules, WithdrawalMails mails,
                CustomerService customers, Clock clock) {
        this.erp = erp;
        this.complaints = complaints;
        this.store = store;
        this.files = files;
        this.rules = rules;
        this.mails = mails;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * Whether the function has to be there, as far as that is known here; the ERP is not asked.
     *
     * @param delivered day on which the last goods arrived, null before
     */
    boolean open(String customer, LocalDate ordered, LocalDate delivered) {
        return customers.customer(customer).filter(Customer::isConsumer)
                .map(consumer -> delivered == null || !today().isAfter(rules.lastDay(consumer.country(), ordered, delivered))).orElse(false);
    }

    /** @param delivered day on which the last goods arrived */
    LocalDate lastDay(String customer, LocalDate ordered, LocalDate delivered) {
        return rules.lastDay(customers.customer(customer).orElseThrow().country(), ordered, delivered);
    }

    /** ISO 3166-1 alpha-2. */
    String country(String customer) {
        return customers.customer(customer).orElseThrow().country();
    }

    /** Withdrawals from an order, the newest first. */
    List<Withdrawal> ofOrder(String order) {
        return store.ofOrder(order);
    }

    /** What the customer can withdraw from; empty for an order of somebody else, a business, and when the period is over. */
    @Transactional(readOnly = true)
    public Optional<Offer> offer(String number, String customerNumber) {
        Optional<Customer> consumer = customers.customer(customerNumber).filter(Customer::isConsumer);
        Optional<ErpOrder> order = consumer.flatMap(known -> erp.order(number))
                .filter(found -> found.customer().equals(customerNumber) && found.state() != ErpOrder.State.CANCELLED);
        if (order.isEmpty()) {
            return Optional.empty();
        }
        List<ErpDelivered> delivered = erp.delivered(number);
        boolean all = order.get().state() == ErpOrder.State.DELIVERED;
        LocalDate last = !all ? null : delivered.stream().map(ErpDelivered::deliveredOn).filter(Objects::nonNull).max(Comparator.naturalOrder())
                .map(day -> rules.lastDay(consumer.get().country(), order.get().orderDate(), day)).orElse(null);
        if (last != null && today().isAfter(last)) {
            return Optional.empty();
        }
        List<Line> lines = new ArrayList<>();
        List<String> exempt = new ArrayList<>();
        for (ErpDelivered line : delivered) {
            BigDecimal left = line.ordered().subtract(line.returned()).subtract(line.announced())
                    .min(line.ordered().subtract(withdrawn(number, line.line())));
            if (rules.isExempt(line.product())) {
                exempt.add(line.description());
            } else if (left.signum() > 0 && !rules.isExpress(line.product())) {
                lines.add(new Line(line.line(), line.product(), line.description(), line.unit(), left, rules.isDelivery(line.product()), line));
            }
        }
        return lines.stream().allMatch(Line::delivery) ? Optional.empty()
                : Optional.of(new Offer(number, consumer.get().country(), order.get().orderDate(), last, lines, exempt));
    }

    /**
     * The consumer confirmed that they withdraw. A second click on the same confirmation is the first.
     *
     * @param token given by the page
     * @param name as the consumer gave or confirmed it
     * @param mail where the confirmation is to go
     * @param quantities by line of the order, only what they withdraw from
     * @return number of the case
     * @throws FormRefused for nothing, or more than is left
     */
    @Transactional
    public String declare(String order, String customerNumber, UUID contact, String language, String token, String name, String mail,
                          Map<Integer, BigDecimal> quantities, Actor actor) {
        complaints.takeTurns(customerNumber);
        Optional<Complaint> before = complaints.reported(customerNumber, token);
        if (before.isPresent()) {
            return before.get().number();
        }
        Offer offer = offer(order, customerNumber).orElseThrow(() -> new FormRefused("", "withdrawal.problem.over"));
        List<Line> goods = offer.lines().stream().filter(line -> !line.delivery()).toList();
        for (Line line : goods) {
            BigDecimal quantity = quantities.getOrDefault(line.line(), BigDecimal.ZERO);
            if (quantity.signum() < 0 || quantity.compareTo(line.left()) > 0) {
                throw new FormRefused("quantity-" + line.line(), "withdrawal.problem.quantity", line.left().toPlainString());
            }
        }
        boolean whole = goods.stream().allMatch(line -> quantities.getOrDefault(line.line(), BigDecimal.ZERO).compareTo(line.left()) == 0);
        List<NewComplaint.Line> lines = new ArrayList<>();
        for (Line line : offer.lines()) {
            BigDecimal quantity = line.delivery() ? whole ? line.left() : BigDecimal.ZERO : quantities.getOrDefault(line.line(), BigDecimal.ZERO);
            if (quantity.signum() > 0) {
                lines.add(new NewComplaint.Line(order, line.line(), null, null, line.product(), line.description(), line.unit(), quantity,
                        line.delivered().unitPrice(), line.delivered().vatRate(), line.delivered().deliveredOn(), null, null));
            }
        }
        if (lines.isEmpty()) {
            throw new FormRefused("", "withdrawal.problem.nothing");
        }
        Instant now = clock.instant();
        Complaint complaint = complaints.openWithdrawal(new NewComplaint(token, customerNumber, true, offer.country(), contact, name, language,
                Channel.PORTAL, null, ComplaintReason.CHANGED_MIND, Wish.REFUND, mails.statement(name, order, language), null, null, false, true,
                false, false, false, lines), now);
        Withdrawal withdrawal = new Withdrawal(complaint.number(), order, customerNumber, contact, name, mail, language, now, offer.lastDay(),
                whole);
        store.add(withdrawal, actor.ip(), actor.userAgent());
        mails.acknowledge(withdrawal, lines, rules.sendBackBy(withdrawal, offer.country()), rules.refundBy(withdrawal, offer.country()));
        complaints.startWithdrawal(complaint);
        return complaint.number();
    }

    private BigDecimal withdrawn(String order, int line) {
        return store.ofOrder(order).stream().map(withdrawal -> files.find(withdrawal.complaint()))
                .filter(complaint -> complaint.state() != ComplaintState.WITHDRAWN).flatMap(complaint -> complaint.lines().stream())
                .filter(one -> order.equals(one.order()) && one.orderLine() != null && one.orderLine() == line)
                .map(ComplaintLine::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
