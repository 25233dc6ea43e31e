package eu.kapstok.complaint;

import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpDelivered;
import eu.kapstok.erp.ErpEvent;
import eu.kapstok.erp.ErpEvents;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.erp.ErpOrderRejected;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.security.StaffGroup;
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

    private static final String ORDER_CANCELLED = "order-cancelled";

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
    private final ComplaintMails news;
    private final ErpEvents events;
    private final CustomerService customers;
    private final Clock clock;

    Withdrawals(Erp erp, Complaints complaints, WithdrawalStore store, ComplaintFiles files, WithdrawalRules rules, WithdrawalMails mails,
                ComplaintMails news, ErpEvents events, CustomerService customers, Clock clock) {
        this.erp = erp;
        this.complaints = complaints;
        this.store = store;
        this.files = files;
        this.rules = rules;
        this.mails = mails;
        this.news = news;
        this.events = events;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * Whether the function has to be there, as far as that is known here; the ERP is not asked.
     *
     * @param delivered day on which the last goods arrived, null before
     */
    boolean open(String order, String customer, LocalDate ordered, LocalDate delivered) {
        return customers.customer(customer).filter(Customer::isConsumer).filter(consumer -> delivered == null
                || !today().isAfter(rules.lastDay(consumer.country(), ordered, delivered, store.terms(order)))).isPresent()
                && store.ofOrder(order).stream().noneMatch(one -> one.whole() && files.find(one.complaint()).state() != ComplaintState.WITHDRAWN);
    }

    /** @param delivered day on which the last goods arrived */
    LocalDate lastDay(String order, String customer, LocalDate ordered, LocalDate delivered) {
        return rules.lastDay(customers.customer(customer).orElseThrow().country(), ordered, delivered, store.terms(order));
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
        LocalDate last = begins(order.get(), delivered)
                .map(day -> rules.lastDay(consumer.get().country(), order.get().orderDate(), day, store.terms(number))).orElse(null);
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

    /** Services are counted from the order, goods from the day on which the last of them arrived; empty while they did not. */
    private Optional<LocalDate> begins(ErpOrder order, List<ErpDelivered> delivered) {
        List<ErpDelivered> goods = delivered.stream().filter(line -> !rules.isDelivery(line.product()) && !rules.isExpress(line.product())
                && rules.serviceDays(line.product()).isEmpty()).toList();
        if (goods.isEmpty()) {
            return Optional.of(order.orderDate());
        }
        return order.state() != ErpOrder.State.DELIVERED ? Optional.empty()
                : goods.stream().map(ErpDelivered::deliveredOn).filter(Objects::nonNull).max(Comparator.naturalOrder());
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
        List<ErpDelivered> goodsWithdrawn = goods.stream().filter(line -> quantities.getOrDefault(line.line(), BigDecimal.ZERO).signum() > 0)
                .map(Line::delivered).filter(line -> rules.serviceDays(line.product()).isEmpty()).toList();
        boolean underway = goodsWithdrawn.stream().anyMatch(line -> line.delivered().compareTo(line.ordered()) < 0);
        Instant now = clock.instant();
        Complaint complaint = complaints.openWithdrawal(new NewComplaint(token, customerNumber, true, offer.country(), contact, name, language,
                Channel.PORTAL, null, ComplaintReason.CHANGED_MIND, Wish.REFUND, mails.statement(name, order, language), null, null, false, true,
                false, false, false, lines), !goodsWithdrawn.isEmpty(), now);
        Withdrawal withdrawal = new Withdrawal(complaint.number(), order, customerNumber, contact, name, mail, language, now, offer.lastDay(),
                whole && offer.exempt().isEmpty(), null);
        store.add(withdrawal, actor.ip(), actor.userAgent());
        mails.acknowledge(withdrawal, lines, rules.sendBackBy(withdrawal, offer.country()), rules.refundBy(withdrawal, offer.country()), underway);
        complaints.startWithdrawal(complaint, underway);
        return complaint.number();
    }

    /**
     * Calls off an order that a consumer withdrew from before all of it arrived. Whether goods left meanwhile the ERP alone decides, once;
     * what left, and what is only a part of an order, is for our people to stop, who are told so.
     *
     * @return whether goods come back
     */
    @Transactional
    public boolean stopOrder(String number) {
        Complaint complaint = files.take(number);
        Withdrawal withdrawal = store.find(number).orElseThrow();
        boolean stopped = withdrawal.whole() && calledOff(withdrawal);
        store.stopped(number, stopped);
        if (stopped) {
            complaint.nothingComesBack();
            files.tell(complaint, ComplaintEvent.Type.ORDER_STOPPED, null, withdrawal.order());
            events.receive(new ErpEvent("withdrawal:" + number, ORDER_CANCELLED, withdrawal.order()));
        } else {
            files.tell(complaint, ComplaintEvent.Type.ORDER_NOT_STOPPED, null, withdrawal.order());
            news.tellStaff(complaint, StaffGroup.BACK_OFFICE.id(), "complaint.team.notStopped", number, withdrawal.order());
        }
        return complaint.goodsBack();
    }

    private boolean calledOff(Withdrawal withdrawal) {
        try {
            erp.cancelOrder(new ErpCommand(withdrawal.complaint() + ":1:" + ComplaintReturnProcess.Elements.STOP_ORDER, "kapstok"), withdrawal.order(),
                    "Withdrawal " + withdrawal.complaint());
            return true;
        } catch (ErpOrderRejected left) {
            return false;
        } catch (ErpException failed) {
            return Settlements.refusalOf(failed) == null;
        }
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
