package eu.kapstok.order;

import eu.kapstok.erp.ErpOrder;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a customer ordered, from the moment it came in to the customer's door. */
@Entity
class CustomerOrder {

    /** Where the seller's days begin and end. */
    static final ZoneId SELLER = ZoneId.of("Europe/Brussels");

    private static final int TEXT_LENGTH = 2000;

    @Id
    private UUID id;

    private String number;

    private UUID cartId;

    private String quote;

    @Enumerated(EnumType.STRING)
    private OrderState state;

    private String customer;

    private String contact;

    private UUID contactId;

    private String language;

    private String reference;

    private LocalDate orderDate;

    private LocalDate wishedDate;

    private LocalDate promisedDate;

    private BigDecimal net;

    private BigDecimal vat;

    private BigDecimal gross;

    private String checkReasons;

    private String problem;

    private LocalDate heldUntil;

    private String cancelWish;

    private Instant cancelWishedAt;

    private String cancelReason;

    private String cancelAnswer;

    private String contractTemplates;

    private UUID documentId;

    private UUID contractId;

    private Instant placedAt;

    private Instant confirmedAt;

    private Instant shippedAt;

    private Instant deliveredAt;

    private Instant closedAt;

    private int historyLength;

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST, orphanRemoval = true)
    @OrderBy("position")
    private List<OrderLine> lines = new ArrayList<>();

    @Version
    private long rowVersion;

    protected CustomerOrder() {
    }

    private CustomerOrder(String customer, String language, LocalDate orderDate, Instant now) {
        this.id = UUID.randomUUID();
        this.state = OrderState.RECEIVED;
        this.customer = customer;
        this.language = language;
        this.orderDate = orderDate;
        this.placedAt = now;
    }

    /** @param erpContact the ERP's id of who ordered */
    static CustomerOrder ofCart(CartOrder cart, String erpContact, Instant now) {
        CustomerOrder order = new CustomerOrder(cart.customer(), cart.language(), LocalDate.ofInstant(now, SELLER), now);
        order.cartId = cart.cart();
        order.contact = erpContact;
        order.contactId = cart.contact();
        order.reference = cart.purchaseReference();
        order.wishedDate = cart.wishedDate();
        int position = 0;
        for (CartOrder.Line line : cart.lines()) {
            order.lines.add(new OrderLine(order, ++position, line.product(), line.description(), line.unit(), line.quantity(),
                    line.unitPrice(), BigDecimal.ZERO, line.vatRate(), line.net()));
        }
        OrderTotals totals = OrderTotals.of(order.lines, null, cart.vat());
        order.net = totals.net();
        order.vat = totals.vat();
        order.gross = totals.gross();
        return order;
    }

    /**
     * An order that the ERP has already.
     *
     * @param contactId who ordered it in the portal, null where nobody did
     * @param erpContact the ERP's id of that person, null as well
     */
    static CustomerOrder ofErp(ErpOrder current, String language, UUID contactId, String erpContact, Instant now) {
        CustomerOrder order = new CustomerOrder(current.customer(), language, current.orderDate(), now);
        order.number = current.number();
        order.contact = erpContact;
        order.contactId = contactId;
        order.take(current);
        return order;
    }

    /** Takes over what the ERP holds now. */
    void take(ErpOrder current) {
        quote = current.quote();
        reference = current.reference();
        orderDate = current.orderDate();
        wishedDate = current.wishedDate();
        net = current.net();
        vat = current.vat();
        gross = current.gross();
        if (!sameLines(current.lines())) {
            lines.clear();
            for (ErpOrder.Line line : current.lines()) {
                lines.add(new OrderLine(this, lines.size() + 1, line.product(), line.description(), line.unit(), line.ordered(),
                        line.unitPrice(), line.discountPercent(), line.vatRate(), line.net()));
            }
        }
    }

    private boolean sameLines(List<ErpOrder.Line> current) {
        if (lines.size() != current.size()) {
            return false;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).is(current.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The ERP has it under this number from now on. */
    void register(String erpNumber) {
        if (number != null && !number.equals(erpNumber)) {
            throw new IllegalStateException("Order %s is registered as %s".formatted(number, erpNumber));
        }
        number = erpNumber;
        problem = null;
    }

    /** The ERP does not take it as it is. */
    void refuseRegistration(String reason) {
        problem = cut(reason);
    }

    /** @param reasons codes of the decision table */
    void askForCheck(List<String> reasons, String why) {
        move(OrderState.IN_CHECK);
        checkReasons = String.join(",", reasons);
        problem = cut(why);
    }

    /** @param templates of the contracts that have to be signed first, none where none has to */
    void needContracts(List<String> templates) {
        contractTemplates = templates.isEmpty() ? null : String.join(",", templates);
    }

    void askForContract() {
        move(OrderState.TO_SIGN);
    }

    void hold(LocalDate until) {
        move(OrderState.ON_HOLD);
        heldUntil = until;
    }

    /** The day came; it is judged anew. */
    void endHold() {
        move(OrderState.RECEIVED);
        heldUntil = null;
    }

    void release() {
        move(OrderState.RELEASED);
        problem = null;
    }

    /** The scan of what both sides signed. */
    void contract(UUID scan) {
        contractId = scan;
    }

    void promise(LocalDate promised) {
        promisedDate = promised;
    }

    void document(UUID confirmation) {
        documentId = confirmation;
    }

    /** The confirmation could not be brought to the customer. */
    void notReached(String why) {
        problem = cut(why);
    }

    /** The customer has the confirmation. */
    void confirm(Instant now) {
        move(OrderState.CONFIRMED);
        confirmedAt = now;
        problem = null;
    }

    /** @param all nothing remains to be shipped */
    void ship(boolean all, Instant now) {
        move(all ? OrderState.SHIPPED : OrderState.PARTLY_SHIPPED);
        if (all) {
            shippedAt = now;
        }
    }

    void deliver(Instant now) {
        move(OrderState.DELIVERED);
        deliveredAt = now;
        closedAt = now;
    }

    /** The customer wants it cancelled; somebody of ours decides. */
    void wishCancellation(String reason, Instant now) {
        if (!mayWishCancellation()) {
            throw new IllegalOrderMove(key(), state, OrderState.CANCELLED);
        }
        cancelWish = cut(reason);
        cancelWishedAt = now;
    }

    /** It goes on as ordered. */
    void refuseCancellation() {
        cancelWishedAt = null;
    }

    /** @param reason what the customer is told of its end, null for nothing more than the fact */
    void decideToCancel(String reason) {
        cancelReason = cut(reason);
    }

    void cancel(Instant now) {
        move(OrderState.CANCELLED);
        cancelWishedAt = null;
        closedAt = now;
    }

    /** @param text why it goes on, null: it left already */
    void answerCancelWish(String text) {
        cancelAnswer = cut(text);
    }

    /** The confirmation goes to that person from now on. */
    void address(String erpContact) {
        contact = erpContact;
        contactId = null;
    }

    /** Only what the ERP knows and nobody shipped yet can be asked back, and once at a time. */
    boolean mayWishCancellation() {
        return number != null && state.beforeShipment() && cancelWishedAt == null;
    }

    private void move(OrderState next) {
        if (!state.next().contains(next)) {
            throw new IllegalOrderMove(key(), state, next);
        }
        state = next;
    }

    private static String cut(String text) {
        return text == null || text.length() <= TEXT_LENGTH ? text : text.substring(0, TEXT_LENGTH);
    }

    /** How many things happened to it so far. */
    int historyLength() {
        return historyLength;
    }

    int nextHistoryPosition() {
        return ++historyLength;
    }

    UUID id() {
        return id;
    }

    /** What its case is known by: the number, the cart's id before there is one. */
    String key() {
        return number == null ? cartId.toString() : number;
    }

    /** Null until the ERP gave one. */
    String number() {
        return number;
    }

    /** Null for an order that did not come from a cart. */
    UUID cartId() {
        return cartId;
    }

    /** Number of the quote it came from, null where none. */
    String quote() {
        return quote;
    }

    OrderState state() {
        return state;
    }

    /** Customer number. */
    String customer() {
        return customer;
    }

    /** The ERP's id of who it is meant for, null where nobody is known. */
    String contact() {
        return contact;
    }

    /** Who ordered in the portal, null for any other order. */
    UUID contactId() {
        return contactId;
    }

    String language() {
        return language;
    }

    /** The customer's own number, null where none. */
    String reference() {
        return reference;
    }

    LocalDate orderDate() {
        return orderDate;
    }

    /** Null where the customer has no wish. */
    LocalDate wishedDate() {
        return wishedDate;
    }

    /** Null before it is confirmed. */
    LocalDate promisedDate() {
        return promisedDate;
    }

    BigDecimal net() {
        return net;
    }

    BigDecimal vat() {
        return vat;
    }

    BigDecimal gross() {
        return gross;
    }

    /** Codes of why somebody has to look at it. */
    List<String> checkReasons() {
        return checkReasons == null || checkReasons.isEmpty() ? List.of() : List.of(checkReasons.split(","));
    }

    /** What went wrong, in words; null where nothing did. */
    String problem() {
        return problem;
    }

    /** Null where it is not on hold. */
    LocalDate heldUntil() {
        return heldUntil;
    }

    /** Why the customer wants it cancelled, null where they do not or did not say. */
    String cancelWish() {
        return cancelWish;
    }

    /** Null where nobody waits for a decision. */
    Instant cancelWishedAt() {
        return cancelWishedAt;
    }

    /** What the customer is told of its end, null for nothing more than the fact. */
    String cancelReason() {
        return cancelReason;
    }

    /** The confirmation, null before. */
    UUID documentId() {
        return documentId;
    }

    /** Templates of the contracts that have to be signed first. */
    List<String> contractTemplates() {
        return contractTemplates == null ? List.of() : List.of(contractTemplates.split(","));
    }

    /** The scan of the signed contract, null where none. */
    UUID contractId() {
        return contractId;
    }

    Instant placedAt() {
        return placedAt;
    }

    Instant confirmedAt() {
        return confirmedAt;
    }

    Instant shippedAt() {
        return shippedAt;
    }

    Instant deliveredAt() {
        return deliveredAt;
    }

    Instant closedAt() {
        return closedAt;
    }

    /** Null where nobody of ours said more than that it left already. */
    String cancelAnswer() {
        return cancelAnswer;
    }

    List<OrderLine> lines() {
        return List.copyOf(lines);
    }
}
