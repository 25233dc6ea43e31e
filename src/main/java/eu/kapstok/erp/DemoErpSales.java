package eu.kapstok.erp;

import eu.kapstok.engine.BusinessCalendar;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How the demo ERP deals with orders, whoever asks; each step runs in the caller's transaction. */
@Component
@Profile("demo")
class DemoErpSales {

    static final String CARRIER = "Scheldetransport";

    private static final String COUNTRY = "BE";
    private static final int FROM_STOCK = 5;
    private static final int TO_BE_BOUGHT = 15;

    private final DemoErpStore store;
    private final DemoErpOrders orders;
    private final DemoErpPrices prices;
    private final DemoErpInvoices invoices;
    private final BusinessCalendar calendar;
    private final Clock clock;

    DemoErpSales(DemoErpStore store, DemoErpOrders orders, DemoErpPrices prices, DemoErpInvoices invoices,
                 BusinessCalendar calendar, Clock clock) {
        this.store = store;
        this.orders = orders;
        this.prices = prices;
        this.invoices = invoices;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** An order of a quote, under the quote's prices. */
    ErpOrder accept(ErpQuote quote, ErpAcceptance acceptance, String key) throws ErpOrderRejected {
        if (store.takeRejectNext()) {
            throw new ErpOrderRejected("A price of quote " + quote.number() + " is no longer valid");
        }
        refuseBlocked(quote.customer());
        refuseEnded(products(quote.lines().stream().map(ErpQuote.Line::product)));
        ErpCustomer customer = store.customer(quote.customer()).orElseThrow();
        List<ErpOrder.Line> lines = quote.lines().stream().map(DemoErpTotals::line).toList();
        return register(customer, quote, lines, acceptance.purchaseReference(), acceptance.deliveryAddress(),
                acceptance.wishedDate(), acceptance.elsewhere(), key);
    }

    /** An order under the customer's own prices, which must be the ones that they were told. */
    ErpOrder place(ErpOrderRequest request, String key) throws ErpOrderRejected {
        ErpCustomer customer = customer(request.customer());
        if (request.lines().isEmpty()) {
            throw invalid("An order has at least one line");
        }
        if (store.takeRejectNext()) {
            throw new ErpOrderRejected("A price of the order of customer " + customer.number() + " is no longer valid");
        }
        refuseBlocked(customer.number());
        Map<String, ErpPrice> known = prices
                .pricesOf(customer, request.lines().stream().map(ErpOrderRequest.Line::product).distinct().toList()).stream()
                .collect(Collectors.toMap(ErpPrice::product, Function.identity()));
        List<ErpOrder.Line> lines = new ArrayList<>();
        for (ErpOrderRequest.Line line : request.lines()) {
            lines.add(line(line, known.get(line.product()), customer));
        }
        return register(customer, null, lines, request.purchaseReference(), request.deliveryAddress(), request.wishedDate(),
                request.elsewhere(), key);
    }

    /** Promises a day for an open order; one that is confirmed stays as it is. */
    void confirm(String number) throws ErpOrderRejected {
        ErpOrder order = lock(number);
        if (order.state() == ErpOrder.State.CANCELLED) {
            throw wrongState(order);
        }
        if (order.state() != ErpOrder.State.OPEN) {
            return;
        }
        if (store.takeRejectNext()) {
            throw new ErpOrderRejected("Order " + number + " cannot be delivered as it stands");
        }
        Map<String, ErpProduct> products = products(order.lines().stream().map(ErpOrder.Line::product));
        refuseEnded(products);
        orders.confirm(number, promisedDate(order, products));
    }

    /** Cancels what did not leave yet. */
    void cancel(String number, String reason) throws ErpOrderRejected {
        ErpOrder order = lock(number);
        if (order.state() == ErpOrder.State.IN_DELIVERY || order.state() == ErpOrder.State.DELIVERED) {
            throw new ErpOrderRejected("Order " + number + " is already shipped");
        }
        if (order.state() != ErpOrder.State.CANCELLED) {
            orders.cancel(number, reason);
        }
    }

    /** Sends goods of a confirmed order away and gives the shipment's number. */
    String ship(String number, DemoShipment typed) {
        ErpOrder order = lock(number);
        if (order.state() != ErpOrder.State.CONFIRMED && order.state() != ErpOrder.State.IN_DELIVERY) {
            throw wrongState(order);
        }
        String shipment = store.nextNumber("S", today().getYear());
        orders.ship(number, shipment, today(), Objects.requireNonNullElse(typed.carrier(), CARRIER),
                Objects.requireNonNullElse(typed.tracking(), tracking(shipment)), quantities(order, typed.lines()));
        return shipment;
    }

    /** What left has arrived, and an order that arrived as a whole is invoiced; gives the order as it is then. */
    ErpOrder deliver(String number) {
        ErpOrder order = lock(number);
        if (order.state() != ErpOrder.State.IN_DELIVERY
                || order.shipments().stream().allMatch(ErpOrder.Shipment::delivered)) {
            throw wrongState(order);
        }
        orders.deliver(number, today());
        ErpOrder arrived = orders.order(number).orElseThrow().order();
        if (arrived.state() == ErpOrder.State.DELIVERED && orders.takeInvoicing(number)) {
            int term = customer(arrived.customer()).paymentTermDays();
            invoices.add(store.nextNumber("F", today().getYear()), arrived, today(), today().plusDays(term), arrived.gross());
        }
        return arrived;
    }

    /** Promises another day for what did not arrive yet. */
    void delay(String number, LocalDate date) {
        ErpOrder order = lock(number);
        if (order.state() != ErpOrder.State.CONFIRMED && order.state() != ErpOrder.State.IN_DELIVERY) {
            throw wrongState(order);
        }
        if (date.isBefore(today())) {
            throw invalid("The new promised date is in the past: " + date);
        }
        orders.promise(number, date);
    }

    static String tracking(String shipment) {
        return "ST" + shipment.replaceAll("\\D", "");
    }

    private ErpOrder register(ErpCustomer customer, ErpQuote quote, List<ErpOrder.Line> lines, String reference, String address,
                              LocalDate wished, ErpDestination elsewhere, String key) {
        if (address != null && customer.deliveryAddresses().stream().noneMatch(own -> own.id().equals(address))) {
            throw invalid("Customer " + customer.number() + " has no delivery address " + address);
        }
        BigDecimal discount = quote == null ? BigDecimal.ZERO : quote.discountPercent();
        DemoErpTotals totals = DemoErpTotals.of(lines, discount);
        ErpOrder order = new ErpOrder(store.nextNumber("O", today().getYear()), ErpOrder.State.OPEN, customer.number(),
                quote == null ? null : quote.number(), reference, null, lines, totals.net(), totals.vat(), totals.gross(), today(),
                address, elsewhere, wished, List.of(), discount, null);
        orders.add(order, false, key);
        return order;
    }

    private static ErpOrder.Line line(ErpOrderRequest.Line asked, ErpPrice price, ErpCustomer customer) throws ErpOrderRejected {
        if (price == null) {
            throw new ErpOrderRejected("Product %s is not sold to customer %s".formatted(asked.product(), customer.number()));
        }
        if (asked.quantity().signum() <= 0) {
            throw invalid("Quantity of %s must be above 0: %s".formatted(asked.product(), asked.quantity()));
        }
        boolean whole = !price.wholeUnits() || asked.quantity().stripTrailingZeros().scale() <= 0;
        boolean packed = price.packSize() == null || asked.quantity().remainder(price.packSize()).signum() == 0;
        if (!whole || !packed || asked.quantity().compareTo(price.minimumQuantity()) < 0) {
            throw new ErpOrderRejected("Product %s is not sold by %s".formatted(asked.product(), asked.quantity().toPlainString()));
        }
        if (asked.unitPrice().compareTo(price.unitPrice()) != 0) {
            throw new ErpOrderRejected("The price of %s is %s now, the customer was told %s"
                    .formatted(asked.product(), price.unitPrice().toPlainString(), asked.unitPrice().toPlainString()));
        }
        return DemoErpTotals.line(asked.product(), price.name(), price.unit(), asked.quantity(), price.unitPrice(),
                BigDecimal.ZERO, price.vatRate());
    }

    private void refuseBlocked(String customer) throws ErpOrderRejected {
        if (store.creditBlocked(customer)) {
            throw new ErpOrderRejected("Customer " + customer + " is blocked for new orders");
        }
    }

    /** By code. */
    private Map<String, ErpProduct> products(Stream<String> ofLines) {
        return store.products(ofLines.distinct().toList()).stream().collect(Collectors.toMap(ErpProduct::code, Function.identity()));
    }

    private static void refuseEnded(Map<String, ErpProduct> products) throws ErpOrderRejected {
        for (ErpProduct product : products.values()) {
            if (!product.active()) {
                throw new ErpOrderRejected("Product %s (%s) is no longer sold".formatted(product.code(), product.name()));
            }
        }
    }

    private LocalDate promisedDate(ErpOrder order, Map<String, ErpProduct> products) {
        boolean inStock = order.lines().stream()
                .allMatch(line -> products.get(line.product()).stock().compareTo(line.ordered()) >= 0);
        LocalDate earliest = calendar.plusWorkingDays(today(), inStock ? FROM_STOCK : TO_BE_BOUGHT, COUNTRY);
        LocalDate wished = order.wishedDate();
        return wished == null || wished.isBefore(earliest) ? earliest : calendar.plusWorkingDays(wished.minusDays(1), 1, COUNTRY);
    }

    /** By line of the order; two lines of the same product are filled one after the other. */
    private static List<BigDecimal> quantities(ErpOrder order, List<DemoShipment.Line> typed) {
        List<BigDecimal> left = new ArrayList<>(order.lines().stream().map(line -> line.ordered().subtract(line.shipped())).toList());
        List<BigDecimal> quantities = new ArrayList<>(left);
        if (typed != null) {
            quantities.replaceAll(quantity -> BigDecimal.ZERO);
            for (DemoShipment.Line line : typed) {
                fill(order, line, left, quantities);
            }
        }
        if (quantities.stream().allMatch(quantity -> quantity.signum() == 0)) {
            throw invalid("Nothing of order " + order.number() + " is left to ship");
        }
        return quantities;
    }

    private static void fill(ErpOrder order, DemoShipment.Line typed, List<BigDecimal> left, List<BigDecimal> quantities) {
        BigDecimal toShip = typed.quantity();
        for (int i = 0; i < left.size() && toShip.signum() > 0; i++) {
            if (order.lines().get(i).product().equals(typed.product())) {
                BigDecimal part = toShip.min(left.get(i));
                left.set(i, left.get(i).subtract(part));
                quantities.set(i, quantities.get(i).add(part));
                toShip = toShip.subtract(part);
            }
        }
        if (toShip.signum() > 0) {
            throw invalid("Order %s has no %s more of %s to ship".formatted(order.number(), toShip.toPlainString(), typed.product()));
        }
    }

    private ErpCustomer customer(String number) {
        return store.customer(number)
                .orElseThrow(() -> new ErpException(ErpException.Kind.NOT_FOUND, "There is no customer " + number));
    }

    private ErpOrder lock(String number) {
        return orders.lock(number)
                .orElseThrow(() -> new ErpException(ErpException.Kind.NOT_FOUND, "There is no order " + number));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static ErpException invalid(String message) {
        return new ErpException(ErpException.Kind.INVALID, message);
    }

    private static ErpException wrongState(ErpOrder order) {
        return new ErpException(ErpException.Kind.WRONG_STATE, "Order " + order.number() + " is " + order.state());
    }
}
