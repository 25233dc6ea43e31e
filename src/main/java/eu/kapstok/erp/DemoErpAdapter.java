package eu.kapstok.erp;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The demo ERP as our processes reach it, over a line on which everything can go wrong. */
class DemoErpAdapter implements Erp {

    private static final int PAGE = 200;
    private static final int RECEIVABLES_PAGE = 500;
    private static final Duration SLOW = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(250);

    private static final ErpReturn GARBAGE_RETURN = new ErpReturn("<html>", null, null, null, null);

    /** Either what was made, or why there is none. */
    private record Decision<T>(T made, String refusal) {
    }

    private interface OrderWork {
        String number() throws ErpOrderRejected;
    }

    private final DemoErpDatabase database;
    private final DemoErpStore store;
    private final DemoErpOrders orders;
    private final DemoErpPrices prices;
    private final DemoErpSales sales;
    private final DemoErpInvoices invoices;
    private final DemoErpAfterSales afterSales;
    private final Clock clock;

    DemoErpAdapter(DemoErpDatabase database, DemoErpStore store, DemoErpOrders orders, DemoErpPrices prices, DemoErpSales sales,
                   DemoErpInvoices invoices, DemoErpAfterSales afterSales, Clock clock) {
        this.database = database;
        this.store = store;
        this.orders = orders;
        this.prices = prices;
        this.sales = sales;
        this.invoices = invoices;
        this.afterSales = afterSales;
        this.clock = clock;
    }

    @Override
    public Set<ErpCapability> capabilities() {
        return EnumSet.allOf(ErpCapability.class);
    }

    @Override
    public ErpPage<ErpCustomer> customers(String cursor) {
        return read(() -> page(store.customersAfter(Objects.requireNonNullElse(cursor, ""), PAGE + 1), PAGE, ErpCustomer::number),
                new ErpPage<>(null, "<html>"));
    }

    @Override
    public Optional<ErpCustomer> customer(String number) {
        return read(() -> store.customer(number), Optional.of(new ErpCustomer("<html>", null, null, null, null, null, null, null,
                null, null, false, -1, null, null)));
    }

    @Override
    public ErpPage<ErpProduct> products(String text, String cursor) {
        return read(() -> page(store.productsAfter(Objects.requireNonNullElse(cursor, ""),
                        Objects.requireNonNullElse(text, ""), PAGE + 1).stream().map(DemoErpStore.Product::product).toList(),
                PAGE, ErpProduct::code), new ErpPage<>(null, "<html>"));
    }

    @Override
    public Optional<ErpQuote> quote(String number) {
        return read(() -> store.quote(number), Optional.of(new ErpQuote(number, "", null, "<html>", null, "xx", null, null, -1,
                false, null, null, null, List.of())));
    }

    @Override
    public ErpCredit credit(String number) {
        return read(() -> store.credit(payer(number), LocalDate.now(clock)), new ErpCredit(null, null, null, -1, false));
    }

    @Override
    public ErpPage<ErpPrice> prices(String customer, String text, String cursor) {
        return read(() -> page(prices.pricesAfter(payer(customer), Objects.requireNonNullElse(cursor, ""),
                Objects.requireNonNullElse(text, ""), PAGE + 1), PAGE, ErpPrice::product), new ErpPage<>(null, "<html>"));
    }

    @Override
    public List<ErpPrice> pricesOf(String customer, List<String> products) {
        return read(() -> prices.pricesOf(payer(customer), products), List.of(new ErpPrice("<html>", null, null, null, null,
                false, null, null, null, false, null)));
    }

    @Override
    public Optional<ErpOrder> order(String number) {
        return read(() -> orders.order(number).map(DemoOrder::order), Optional.of(garbageOrder()));
    }

    @Override
    public ErpOrder acceptQuote(ErpCommand command, String quoteNumber, ErpAcceptance acceptance) throws ErpOrderRejected {
        return decide(command, hash("accept", quoteNumber + "|" + acceptance), () -> accept(command, quoteNumber, acceptance));
    }

    @Override
    public ErpOrder placeOrder(ErpCommand command, ErpOrderRequest request) throws ErpOrderRejected {
        return decide(command, hash("place", request.toString()), () -> sales.place(request, command.key()).number());
    }

    @Override
    public ErpOrder confirmOrder(ErpCommand command, String number) throws ErpOrderRejected {
        return decide(command, hash("confirm", number), () -> {
            sales.confirm(number);
            return number;
        });
    }

    @Override
    public void cancelOrder(ErpCommand command, String number, String reason) throws ErpOrderRejected {
        decide(command, hash("cancel", number + "|" + reason), () -> {
            sales.cancel(number, reason);
            return number;
        });
    }

    @Override
    public void declineQuote(ErpCommand command, String quoteNumber, String reason) {
        write(command, "decline", quoteNumber + "|" + reason, () -> close(quoteNumber, ErpQuote.State.DECLINED, reason,
                List.of(ErpQuote.State.OPEN)));
    }

    @Override
    public void withdrawQuote(ErpCommand command, String quoteNumber, String reason) {
        write(command, "withdraw", quoteNumber + "|" + reason, () -> close(quoteNumber, ErpQuote.State.WITHDRAWN, reason,
                List.of(ErpQuote.State.OPEN, ErpQuote.State.EXPIRED)));
    }

    @Override
    public void expireQuote(ErpCommand command, String quoteNumber) {
        write(command, "expire", quoteNumber, () -> close(quoteNumber, ErpQuote.State.EXPIRED, null,
                List.of(ErpQuote.State.OPEN)));
    }

    @Override
    public void extendQuote(ErpCommand command, String quoteNumber, LocalDate validUntil) {
        write(command, "extend", quoteNumber + "|" + validUntil, () -> {
            ErpQuote quote = lockQuote(quoteNumber);
            if (quote.state() != ErpQuote.State.OPEN && quote.state() != ErpQuote.State.EXPIRED) {
                throw wrongState(quote);
            }
            if (validUntil.isBefore(LocalDate.now(clock))) {
                throw new ErpException(ErpException.Kind.INVALID, "The new last day is in the past: " + validUntil);
            }
            store.extend(quoteNumber, validUntil);
        });
    }

    @Override
    public ErpPage<ErpReceivable> receivables(String customer, LocalDate dueBefore, String cursor) {
        return read(() -> page(invoices.receivablesAfter(customer, dueBefore, cursor, RECEIVABLES_PAGE + 1), RECEIVABLES_PAGE,
                DemoErpInvoices::cursor), new ErpPage<>(null, "<html>"));
    }

    @Override
    public void blockOrders(ErpCommand command, String customer, String reason) {
        write(command, "block", customer + "|" + reason, () -> store.blockCredit(knownCustomer(customer).number(), true));
    }

    @Override
    public void releaseOrders(ErpCommand command, String customer) {
        write(command, "release", customer, () -> store.blockCredit(knownCustomer(customer).number(), false));
    }

    @Override
    public void fileContract(ErpCommand command, ErpContract contract) {
        write(command, "file-contract", contract.content(), () -> store.file(knownCustomer(contract.customer()).number(), contract));
    }

    @Override
    public Optional<ErpInvoice> invoice(String number) {
        return read(() -> invoices.invoice(number), Optional.of(new ErpInvoice("<html>", null, null, null, null, null, null, null,
                null, null, null)));
    }

    @Override
    public Optional<byte[]> invoicePdf(String number) {
        return read(() -> invoices.invoice(number).map(this::print), Optional.of("<html>".getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public List<ErpDelivered> delivered(String order) {
        return read(() -> afterSales.delivered(order), List.of(new ErpDelivered(0, "<html>", null, null, null, null, null, null, null,
                null, null)));
    }

    @Override
    public List<String> invoicesOf(String order) {
        return read(() -> invoices.ofOrder(order), List.of("<html>"));
    }

    @Override
    public List<ErpInvoiceLine> invoiceLines(String invoice) {
        return read(() -> invoices.lines(invoice), List.of(new ErpInvoiceLine(0, null, null, "<html>", null, null, null, null, null, null,
                null, null)));
    }

    @Override
    public ErpInvoice createCreditNote(ErpCommand command, ErpCreditRequest request) throws ErpOrderRejected {
        return carryOut(command, hash("credit", request.toString()), () -> afterSales.credit(request, command.key()),
                number -> invoices.invoice(number).orElseThrow(),
                new ErpInvoice("<html>", null, null, null, null, null, null, null, null, null, null));
    }

    @Override
    public ErpReturn registerReturn(ErpCommand command, ErpReturnRequest request) throws ErpOrderRejected {
        return carryOut(command, hash("return", request.toString()), () -> afterSales.register(request),
                number -> afterSales.goodsReturn(number).orElseThrow(), GARBAGE_RETURN);
    }

    @Override
    public Optional<ErpReturn> goodsReturn(String number) {
        return read(() -> afterSales.goodsReturn(number), Optional.of(GARBAGE_RETURN));
    }

    @Override
    public ErpReturn receiveReturn(ErpCommand command, String number, ErpReturn.Receipt receipt) {
        try {
            return carryOut(command, hash("receive", number + "|" + receipt), () -> {
                afterSales.receive(number, receipt);
                return number;
            }, received -> afterSales.goodsReturn(received).orElseThrow(), GARBAGE_RETURN);
        } catch (ErpOrderRejected impossible) {
            throw new IllegalStateException("A parcel cannot be refused", impossible);
        }
    }

    @Override
    public void closeReturn(ErpCommand command, String number, String reason) {
        write(command, "close-return", number + "|" + reason, () -> afterSales.close(number));
    }

    @Override
    public ErpOrder orderReplacement(ErpCommand command, ErpReplacement request) throws ErpOrderRejected {
        return decide(command, hash("replace", request.toString()), () -> afterSales.replace(request, command.key()));
    }

    @Override
    public ErpRepair orderRepair(ErpCommand command, ErpRepairRequest request) throws ErpOrderRejected {
        return carryOut(command, hash("repair", request.toString()), () -> afterSales.repair(request, command.key()),
                number -> afterSales.repair(number).orElseThrow(), new ErpRepair("<html>", null, null, null));
    }

    @Override
    public ErpChanges changes(String place, int most) {
        return read(() -> place == null ? new ErpChanges(List.of(), String.valueOf(store.lastPosition())) : changesAfter(place, most),
                new ErpChanges(null, "<html>"));
    }

    @Override
    public boolean available() {
        DemoFaults.Mode mode = store.faults().mode();
        if (mode == DemoFaults.Mode.SLOW) {
            sleep();
        }
        return mode == DemoFaults.Mode.NONE || mode == DemoFaults.Mode.SLOW;
    }

    private ErpOrder decide(ErpCommand command, String content, OrderWork work) throws ErpOrderRejected {
        return carryOut(command, content, work, number -> orders.order(number).orElseThrow().order(), garbageOrder());
    }

    /** @param made by the number that the work gave */
    private <T> T carryOut(ErpCommand command, String content, OrderWork work, Function<String, T> made, T garbage)
            throws ErpOrderRejected {
        beReachable();
        if (store.faults().mode() == DemoFaults.Mode.GARBAGE) {
            return garbage;
        }
        Decision<T> decision = database.inTransaction(() -> once(command, content, work, made));
        answer();
        if (decision.refusal() != null) {
            throw new ErpOrderRejected(decision.refusal());
        }
        return decision.made();
    }

    private <T> Decision<T> once(ErpCommand command, String content, OrderWork work, Function<String, T> made) {
        Optional<String> before = resultOf(command, content);
        if (before.isPresent()) {
            return new Decision<>(made.apply(before.get()), null);
        }
        try {
            String number = work.number();
            store.addCommand(command.key(), new DemoErpStore.Command(content, number));
            return new Decision<>(made.apply(number), null);
        } catch (ErpOrderRejected refused) {
            return new Decision<>(null, refused.getMessage());
        }
    }

    private String accept(ErpCommand command, String quoteNumber, ErpAcceptance acceptance) throws ErpOrderRejected {
        ErpQuote quote = lockQuote(quoteNumber);
        if (quote.state() == ErpQuote.State.ACCEPTED) {
            return orders.ofQuote(quoteNumber).orElseThrow().order().number();
        }
        if (quote.state() != ErpQuote.State.OPEN) {
            throw wrongState(quote);
        }
        if (!quote.version().equals(acceptance.version())) {
            throw new ErpException(ErpException.Kind.CONFLICT, "Quote %s is at version %s, accepted was %s"
                    .formatted(quoteNumber, quote.version(), acceptance.version()));
        }
        ErpOrder order = sales.accept(quote, acceptance, command.key());
        store.close(quoteNumber, ErpQuote.State.ACCEPTED, null);
        return order.number();
    }

    private byte[] print(ErpInvoice invoice) {
        ErpOrder order = invoice.orders().stream().findFirst().flatMap(orders::order).map(DemoOrder::order).orElse(null);
        return DemoErpInvoicePdf.print(invoice, knownCustomer(invoice.customer()), order);
    }

    private ErpChanges changesAfter(String place, int most) {
        if (!place.matches("\\d{1,18}")) {
            throw new ErpException(ErpException.Kind.INVALID, "There is no place " + place + " in the history");
        }
        boolean lost = Long.parseLong(place) > store.lastPosition();
        String from = lost ? "0" : place;
        List<DemoErpStore.KnownFact> facts = store.factsAfter(Long.parseLong(from), most);
        String reached = facts.isEmpty() ? from : String.valueOf(facts.get(facts.size() - 1).position());
        return new ErpChanges(facts.stream().map(DemoErpStore.KnownFact::fact).toList(), reached, lost);
    }

    /** Without addresses and contacts, which no price depends on. */
    private ErpCustomer payer(String number) {
        return store.payer(number).orElseThrow(() -> notFound("customer", number));
    }

    private ErpCustomer knownCustomer(String number) {
        return store.customer(number).orElseThrow(() -> notFound("customer", number));
    }

    private void close(String number, ErpQuote.State state, String reason, List<ErpQuote.State> from) {
        ErpQuote quote = lockQuote(number);
        if (quote.state() == state) {
            return;
        }
        if (!from.contains(quote.state())) {
            throw wrongState(quote);
        }
        store.close(number, state, reason);
    }

    private void write(ErpCommand command, String operation, String request, Runnable work) {
        beReachable();
        if (store.faults().mode() == DemoFaults.Mode.GARBAGE) {
            throw new IllegalStateException("Unexpected character '<' at position 0");
        }
        String content = hash(operation, request);
        database.inTransaction(() -> {
            if (resultOf(command, content).isEmpty()) {
                work.run();
                store.addCommand(command.key(), new DemoErpStore.Command(content, ""));
            }
            return null;
        });
        answer();
    }

    private Optional<String> resultOf(ErpCommand command, String content) {
        return store.command(command.key()).map(known -> {
            if (!known.content().equals(content)) {
                throw new ErpException(ErpException.Kind.INVALID,
                        "Key " + command.key() + " was used for another command before");
            }
            return known.result();
        });
    }

    private <T> T read(Supplier<T> question, T garbage) {
        beReachable();
        DemoFaults.Mode mode = store.faults().mode();
        if (mode == DemoFaults.Mode.SLOW) {
            sleep();
        }
        return mode == DemoFaults.Mode.GARBAGE ? garbage : database.inTransaction(question);
    }

    private void beReachable() {
        if (store.faults().mode() == DemoFaults.Mode.DOWN) {
            throw new ErpException(ErpException.Kind.UNAVAILABLE, "Connection refused");
        }
    }

    /** The way back of an answer to a command that was carried out. */
    private void answer() {
        if (store.faults().mode() == DemoFaults.Mode.SLOW) {
            sleep();
        }
        if (store.takeLoseAnswerNext()) {
            throw new ErpException(ErpException.Kind.UNKNOWN, "Connection reset before the answer came");
        }
    }

    /** Until it is to be quick again, half a minute at most. */
    private void sleep() {
        try {
            for (Duration slept = Duration.ZERO; slept.compareTo(SLOW) < 0 && store.faults().mode() == DemoFaults.Mode.SLOW;
                    slept = slept.plus(LOOK)) {
                Thread.sleep(LOOK.toMillis());
            }
        } catch (InterruptedException hungUp) {
            Thread.currentThread().interrupt();
            throw new ErpException(ErpException.Kind.UNKNOWN, "The caller hung up", hungUp);
        }
    }

    private ErpQuote lockQuote(String number) {
        return store.lockQuote(number).orElseThrow(() -> notFound("quote", number));
    }

    private static <T> ErpPage<T> page(List<T> found, int size, Function<T, String> cursor) {
        if (found.size() <= size) {
            return new ErpPage<>(found, null);
        }
        List<T> items = found.subList(0, size);
        return new ErpPage<>(items, cursor.apply(items.get(size - 1)));
    }

    private static String hash(String operation, String request) {
        return Sha256.hex(operation + "|" + request);
    }

    private static ErpOrder garbageOrder() {
        return new ErpOrder("<html>", null, null, null, null, null, List.of(), null, null, null, null, null, null, null, List.of(),
                null, null);
    }

    private static ErpException notFound(String what, String number) {
        return new ErpException(ErpException.Kind.NOT_FOUND, "There is no " + what + " " + number);
    }

    private static ErpException wrongState(ErpQuote quote) {
        return new ErpException(ErpException.Kind.WRONG_STATE, "Quote " + quote.number() + " is " + quote.state());
    }
}
