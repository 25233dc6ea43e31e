package eu.kapstok.erp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The ERP of a trial as its own users work with it. What they do commits at once and is then told to the inbox; our
 * processes use it through {@link Erp} like any other.
 */
@Component
@Profile("demo")
public class DemoErp {

    private static final Logger LOG = LoggerFactory.getLogger(DemoErp.class);

    private static final int VALIDITY_DAYS = 30;
    private static final int LISTED = 200;

    private final DemoErpDatabase database;
    private final DemoErpStore store;
    private final DemoErpOrders orders;
    private final DemoErpPrices prices;
    private final DemoErpSales sales;
    private final DemoErpInvoices invoices;
    private final DemoErpAfterSales afterSales;
    private final DemoErpReturns returns;
    private final DemoErpData data;
    private final ErpEvents events;
    private final Clock clock;

    DemoErp(DemoErpDatabase database, DemoErpStore store, DemoErpOrders orders, DemoErpPrices prices, DemoErpSales sales,
            DemoErpInvoices invoices, DemoErpAfterSales afterSales, DemoErpReturns returns, DemoErpData data, ErpEvents events, Clock clock) {
        this.database = database;
        this.store = store;
        this.orders = orders;
        this.prices = prices;
        this.sales = sales;
        this.invoices = invoices;
        this.afterSales = afterSales;
        this.returns = returns;
        this.data = data;
        this.events = events;
        this.clock = clock;
        database.inTransaction(() -> {
            if (store.isEmpty()) {
                data.load(today());
            }
            return null;
        });
    }

    /**
     * Makes a quote and tells that it was submitted.
     *
     * @throws ErpException INVALID for what does not exist or makes no sense
     */
    public ErpQuote raiseQuote(DemoQuote typed) {
        return changeAndTell(() -> {
            ErpCustomer customer = store.customer(typed.customer())
                    .orElseThrow(() -> invalid("There is no customer " + typed.customer()));
            String number = store.nextNumber("Q", today().getYear());
            ErpQuote quote = quote(number, 1, customer, typed, "sales");
            store.add(quote);
            return quote;
        }, quote -> new ErpEvent("quote:SUBMITTED:" + quote.number() + ":" + quote.version(), "quote-submitted", quote.number(),
                quote.requestReference()));
    }

    /**
     * Gives an open or expired quote new lines and terms under a new version, and tells so.
     *
     * @throws ErpException NOT_FOUND, WRONG_STATE, or INVALID
     */
    public ErpQuote reviseQuote(String number, DemoQuote typed) {
        return changeAndTell(() -> {
            ErpQuote old = lockQuote(number);
            if (old.state() != ErpQuote.State.OPEN && old.state() != ErpQuote.State.EXPIRED) {
                throw wrongState(old);
            }
            ErpCustomer customer = store.customer(old.customer()).orElseThrow();
            ErpQuote quote = quote(number, Integer.parseInt(old.version()) + 1, customer, typed, old.createdBy());
            store.replace(quote);
            return quote;
        }, quote -> new ErpEvent("quote:REVISED:" + number + ":" + quote.version(), "quote-revised", number));
    }

    /**
     * Takes a quote back and tells so.
     *
     * @throws ErpException NOT_FOUND or WRONG_STATE
     */
    public void withdrawQuote(String number) {
        changeAndTell(() -> {
            ErpQuote quote = lockQuote(number);
            if (quote.state() != ErpQuote.State.OPEN && quote.state() != ErpQuote.State.EXPIRED) {
                throw wrongState(quote);
            }
            store.close(number, ErpQuote.State.WITHDRAWN, "Withdrawn by sales");
            return quote;
        }, quote -> new ErpEvent("quote:WITHDRAWN:" + number + ":" + quote.version(), "quote-withdrawn", number));
    }

    /**
     * Takes an order by telephone, under the customer's own prices, and tells that it was placed.
     *
     * @throws ErpException INVALID for what the customer cannot order
     */
    public ErpOrder raiseOrder(String customer, List<DemoShipment.Line> lines, String reference) {
        return changeAndTell(() -> {
            Map<String, BigDecimal> told = pricesOf(customer, lines.stream().map(DemoShipment.Line::product).toList());
            List<ErpOrderRequest.Line> asked = lines.stream().map(line -> new ErpOrderRequest.Line(line.product(), line.quantity(),
                    told.getOrDefault(line.product(), BigDecimal.ZERO))).toList();
            try {
                return sales.place(new ErpOrderRequest(customer, null, asked, reference, null, null, null), null);
            } catch (ErpOrderRejected refused) {
                throw invalid(refused.getMessage());
            }
        }, order -> new ErpEvent("order:PLACED:" + order.number(), "order-placed", order.number()));
    }

    /**
     * Sends goods of an order away, gives the shipment's number, and tells so.
     *
     * @throws ErpException NOT_FOUND, WRONG_STATE unless confirmed, INVALID for more than is left
     */
    public String ship(String number, DemoShipment typed) {
        return changeAndTell(() -> sales.ship(number, typed),
                shipment -> new ErpEvent("order:SHIPPED:" + shipment, "order-shipped", number));
    }

    /**
     * What left of an order arrives. Told once all of the order has arrived.
     *
     * @throws ErpException NOT_FOUND, or WRONG_STATE when nothing is on its way
     */
    public void deliver(String number) {
        changeAndTell(() -> sales.deliver(number), order -> order.state() == ErpOrder.State.DELIVERED
                ? new ErpEvent("order:DELIVERED:" + number, "order-delivered", number) : null);
    }

    /**
     * Promises another day for an order, and tells so.
     *
     * @throws ErpException NOT_FOUND, WRONG_STATE unless it is confirmed and not delivered, INVALID for a day in the past
     */
    public void delay(String number, LocalDate date) {
        changeAndTell(() -> {
            sales.delay(number, date);
            return store.nextNumber("D", today().getYear());
        }, delay -> new ErpEvent("order:DELAYED:" + number + ":" + delay, "order-delayed", number));
    }

    /**
     * Cancels an order of which nothing left, and tells so.
     *
     * @throws ErpException NOT_FOUND, or WRONG_STATE once shipped
     */
    public void cancel(String number, String reason) {
        changeAndTell(() -> {
            try {
                sales.cancel(number, reason);
                return number;
            } catch (ErpOrderRejected shipped) {
                throw new ErpException(ErpException.Kind.WRONG_STATE, shipped.getMessage());
            }
        }, order -> new ErpEvent("order:CANCELLED:" + number, "order-cancelled", number));
    }

    /**
     * Books a parcel of a return, and tells so; one that was booked before changes nothing.
     *
     * @param parcel number on its label, null: the next one
     * @param parts what was counted, null: all that is missing
     * @throws ErpException NOT_FOUND, WRONG_STATE once closed, INVALID for more than was announced
     */
    public void receiveReturn(String number, Integer parcel, List<ErpReturn.Receipt.Part> parts) {
        changeAndTell(() -> {
            ErpReturn.Receipt receipt = afterSales.parcel(number, parcel, parts);
            return afterSales.receive(number, receipt) ? receipt : null;
        }, receipt -> receipt == null ? null
                : new ErpEvent("return:RECEIVED:%s:%d".formatted(number, receipt.parcel()), "return-received", number));
    }

    /** Returns that something is still to come of, the newest first. */
    public List<ErpReturn> openReturns(int size) {
        return database.inTransaction(() -> returns.open(size));
    }

    public Optional<ErpReturn> goodsReturn(String number) {
        return database.inTransaction(() -> returns.find(number));
    }

    /** Credit notes of a customer, newest first, at most 200. */
    public List<DemoCreditNote> creditNotes(String customer) {
        return database.inTransaction(() -> invoices.creditNotesOf(customer, LISTED));
    }

    /** Signed contracts that were filed with the customer, newest first. */
    public List<ErpContract> contracts(String customer) {
        return database.inTransaction(() -> store.contractsOf(customer, LISTED));
    }

    /** Repair orders of a customer, newest first, at most 200. */
    public List<ErpRepair> repairs(String customer) {
        return database.inTransaction(() -> returns.repairsOf(customer, LISTED));
    }

    /**
     * Issues an invoice that is open as a whole, and tells so.
     *
     * @param order its number, null for none
     * @throws ErpException INVALID for what does not exist or makes no sense
     */
    public ErpInvoice issueInvoice(String customer, BigDecimal net, BigDecimal vatRate, LocalDate date, LocalDate dueDate,
                                   String order) {
        return changeAndTell(() -> {
            if (store.customer(customer).isEmpty()) {
                throw invalid("There is no customer " + customer);
            }
            if (order != null && orders.order(order).filter(known -> known.order().customer().equals(customer)).isEmpty()) {
                throw invalid("Customer " + customer + " has no order " + order);
            }
            BigDecimal vat = net.multiply(vatRate).divide(new BigDecimal(100), 2, RoundingMode.HALF_UP);
            ErpInvoice invoice = new ErpInvoice(store.nextNumber("F", date.getYear()), customer, date, dueDate, DemoErpInvoices.CURRENCY,
                    net, vat, net.add(vat), net.add(vat), order == null ? List.of() : List.of(order), null);
            invoices.add(invoice);
            return invoice;
        }, DemoErp::issued);
    }

    /** Invoices and credit notes of a customer, newest first, at most 200. */
    public List<ErpInvoice> invoices(String customer) {
        return database.inTransaction(() -> invoices.ofCustomer(customer, LISTED));
    }

    /**
     * What is still to be paid of an invoice.
     *
     * @throws ErpException NOT_FOUND
     */
    public BigDecimal openOf(String invoice) {
        return database.inTransaction(() -> invoices.invoice(invoice)).map(ErpInvoice::open)
                .orElseThrow(() -> new ErpException(ErpException.Kind.NOT_FOUND, "There is no invoice " + invoice));
    }

    /** What is still to be paid, what is due first, credits left out. */
    public List<ErpReceivable> openInvoices(int size) {
        return database.inTransaction(() -> invoices.receivablesAfter(null, null, null, LISTED)).stream()
                .filter(one -> one.open().signum() > 0).limit(size).toList();
    }

    /**
     * Money comes in for an invoice, and is told. What is more than is open stays with the payment.
     *
     * @param on day on which it came
     * @throws ErpException NOT_FOUND, WRONG_STATE when nothing is open, INVALID for a day in the future or before the invoice
     */
    public void receivePayment(String invoice, BigDecimal amount, LocalDate on) {
        changeAndTell(() -> {
            ErpInvoice paid = invoices.lock(invoice)
                    .orElseThrow(() -> new ErpException(ErpException.Kind.NOT_FOUND, "There is no invoice " + invoice));
            if (paid.open().signum() <= 0) {
                throw new ErpException(ErpException.Kind.WRONG_STATE, "Nothing is open of invoice " + invoice);
            }
            if (on.isAfter(today()) || on.isBefore(paid.date())) {
                throw invalid("Invoice %s of %s cannot be paid on %s".formatted(invoice, paid.date(), on));
            }
            String payment = store.nextNumber("B", on.getYear());
            invoices.pay(payment, paid, amount, on);
            return new ErpEvent("payment:RECEIVED:" + payment, "payment-received", paid.customer(), invoice);
        }, received -> received);
    }

    /** From now on the customer pays that much for a unit of a product. */
    public void agreePrice(String customer, String product, BigDecimal unitPrice) {
        prices.agree(customer, product, unitPrice);
    }

    /** From now on a product is sold, or no longer. */
    public void sell(String product, boolean active) {
        store.sell(product, active);
    }

    /** Every customer there is; a trial has few. */
    public List<ErpCustomer> customers() {
        return database.inTransaction(() -> store.customersAfter("", LISTED));
    }

    /** Products whose code or name contains the text; null for all. */
    public List<ErpProduct> products(String text) {
        return store.productsAfter("", Objects.requireNonNullElse(text, ""), LISTED).stream()
                .map(DemoErpStore.Product::product).toList();
    }

    /** Whether there is such a product, even one that ended. */
    public boolean sells(String product) {
        return store.product(product).isPresent();
    }

    public Optional<ErpQuote> quote(String number) {
        return database.inTransaction(() -> store.quote(number));
    }

    public List<ErpQuote> newestQuotes(int size) {
        return database.inTransaction(() -> store.newestQuotes(size));
    }

    /** What an order of this quote would come to, including VAT. */
    public BigDecimal grossOf(ErpQuote quote) {
        return DemoErpTotals.of(quote).gross();
    }

    /** The customer's credit today. */
    public ErpCredit credit(ErpCustomer customer) {
        return store.credit(customer, today());
    }

    /** Orders of a customer, newest first, at most 200. */
    public List<DemoOrder> orders(String customer) {
        return database.inTransaction(() -> orders.ofCustomer(customer, LISTED));
    }

    public Optional<DemoOrder> order(String number) {
        return database.inTransaction(() -> orders.order(number));
    }

    public List<DemoOrder> newestOrders(int size) {
        return database.inTransaction(() -> orders.newest(size));
    }

    public boolean creditBlocked(String customer) {
        return store.creditBlocked(customer);
    }

    /** From now on orders of that customer are refused, or no longer. */
    public void blockCredit(String customer, boolean blocked) {
        store.blockCredit(customer, blocked);
    }

    public DemoFaults faults() {
        return store.faults();
    }

    public void faults(DemoFaults faults) {
        store.faults(faults);
    }

    /** True on the first day, before any quote was made. */
    public boolean hasNoQuotes() {
        return store.hasNoQuotes();
    }

    /** Everything back to the first day. */
    public void reset() {
        database.inTransaction(() -> {
            store.clear();
            data.load(today());
            return null;
        });
    }

    /** Tells again what was not heard, as after a crash between doing and telling. */
    public void tellUntoldFacts() {
        for (ErpEvent fact : store.untoldFacts()) {
            try {
                tell(fact);
            } catch (RuntimeException unheard) {
                LOG.warn("{} could not be told; it will be told at the next start", fact.id(), unheard);
            }
        }
    }

    private <T> T changeAndTell(Supplier<T> change, Function<T, ErpEvent> fact) {
        List<ErpEvent> facts = new ArrayList<>();
        T result = database.inTransaction(() -> {
            T changed = change.get();
            Optional.ofNullable(fact.apply(changed)).ifPresent(facts::add);
            facts.forEach(store::add);
            return changed;
        });
        facts.forEach(this::tell);
        return result;
    }

    private static ErpEvent issued(ErpInvoice invoice) {
        return new ErpEvent("invoice:ISSUED:" + invoice.number(), "invoice-issued", invoice.number());
    }

    private void tell(ErpEvent fact) {
        events.receive(fact);
        store.told(fact);
    }

    private Map<String, BigDecimal> pricesOf(String customer, List<String> products) {
        ErpCustomer known = store.customer(customer).orElseThrow(() -> invalid("There is no customer " + customer));
        return prices.pricesOf(known, products).stream().collect(Collectors.toMap(ErpPrice::product, ErpPrice::unitPrice));
    }

    private ErpQuote lockQuote(String number) {
        return store.lockQuote(number)
                .orElseThrow(() -> new ErpException(ErpException.Kind.NOT_FOUND, "There is no quote " + number));
    }

    private ErpQuote quote(String number, int version, ErpCustomer customer, DemoQuote typed, String defaultCreator) {
        String language = contactOf(customer, typed.contact()).language();
        List<ErpQuote.Line> lines = new ArrayList<>();
        for (DemoQuote.Line line : typed.lines()) {
            DemoErpStore.Product product = store.product(line.product())
                    .orElseThrow(() -> invalid("There is no product " + line.product()));
            ErpProduct master = product.product();
            lines.add(new ErpQuote.Line(lines.size() + 1, master.code(), master.nameIn(language),
                    DemoErpUnits.in(language, master.unit()), line.quantity(), master.listPrice(),
                    Objects.requireNonNullElse(line.discountPercent(), BigDecimal.ZERO), master.vatRate(), master.costPrice()));
        }
        if (lines.isEmpty()) {
            throw invalid("A quote has at least one line");
        }
        LocalDate validUntil = Objects.requireNonNullElse(typed.validUntil(), today().plusDays(VALIDITY_DAYS));
        if (validUntil.isBefore(today())) {
            throw invalid("The last day of validity is in the past: " + validUntil);
        }
        return new ErpQuote(number, String.valueOf(version), ErpQuote.State.OPEN, customer.number(), typed.contact(), language,
                today(), validUntil, Objects.requireNonNullElse(typed.paymentTermDays(), customer.paymentTermDays()),
                typed.nonStandardTerms(), Objects.requireNonNullElse(typed.discountPercent(), BigDecimal.ZERO),
                Objects.requireNonNullElse(typed.createdBy(), defaultCreator), typed.requestReference(), lines);
    }

    private static ErpContact contactOf(ErpCustomer customer, String contact) {
        if (contact == null) {
            return customer.contacts().get(0);
        }
        return customer.contacts().stream().filter(one -> one.id().equals(contact)).findFirst()
                .orElseThrow(() -> invalid("Customer " + customer.number() + " has no contact " + contact));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static ErpException invalid(String message) {
        return new ErpException(ErpException.Kind.INVALID, message);
    }

    private static ErpException wrongState(ErpQuote quote) {
        return new ErpException(ErpException.Kind.WRONG_STATE, "Quote " + quote.number() + " is " + quote.state());
    }
}
