package eu.kapstok.erp;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Any ERP as our processes may rely on it: bounded in time and number, its answers looked at, each command carried out once, and
 * what it cannot be told believed once a person did it there.
 */
class GuardedErp implements Erp {

    private static final Duration PATIENCE_FOR_HEALTH = Duration.ofSeconds(2);
    private static final Duration CAPABILITIES_STAY = Duration.ofMinutes(10);
    private static final int MOST_CHANGES = 500;

    private final Erp adapter;
    private final ErpProperties.Limits limits;
    private final ErpLedger ledger;
    private final ErpLine line;
    private volatile Known known;

    /** @param since nanoseconds of {@link System#nanoTime()} */
    private record Known(Set<ErpCapability> capabilities, long since) {
    }

    GuardedErp(Erp adapter, ErpProperties.Limits limits, ErpLedger ledger, MeterRegistry meters) {
        this.adapter = adapter;
        this.limits = limits;
        this.ledger = ledger;
        this.line = new ErpLine(limits, meters);
    }

    /** What it last said, asked again after some minutes; an ERP that is away can do what it could before. */
    @Override
    public Set<ErpCapability> capabilities() {
        Known last = known;
        if (last != null && System.nanoTime() - last.since() < CAPABILITIES_STAY.toNanos()) {
            return last.capabilities();
        }
        try {
            known = new Known(ask("capabilities", () -> ErpAnswers.capabilities(adapter.capabilities())), System.nanoTime());
            return known.capabilities();
        } catch (ErpException away) {
            if (last == null) {
                throw away;
            }
            return last.capabilities();
        }
    }

    @Override
    public RoundingMode rounding() {
        return adapter.rounding();
    }

    @Override
    public ErpPage<ErpCustomer> customers(String cursor) {
        return ask("customers", () -> ErpAnswers.customers(adapter.customers(cursor)));
    }

    @Override
    public Optional<ErpCustomer> customer(String number) {
        return ask("customer", () -> ErpAnswers.customer(number, adapter.customer(number)));
    }

    @Override
    public ErpPage<ErpProduct> products(String text, String cursor) {
        return ask("products", () -> ErpAnswers.products(adapter.products(text, cursor)));
    }

    @Override
    public ErpPage<ErpPrice> prices(String customer, String text, String cursor) {
        need(ErpCapability.PRICES);
        return ask("prices", () -> ErpAnswers.prices(adapter.prices(customer, text, cursor)));
    }

    @Override
    public List<ErpPrice> pricesOf(String customer, List<String> products) {
        need(ErpCapability.PRICES);
        return ask("prices-of", () -> ErpAnswers.prices(products, adapter.pricesOf(customer, products)));
    }

    @Override
    public Optional<ErpQuote> quote(String number) {
        return ask("quote", () -> ErpAnswers.quote(number, adapter.quote(number)));
    }

    @Override
    public ErpCredit credit(String number) {
        if (!capabilities().contains(ErpCapability.CREDIT)) {
            return ErpCredit.UNKNOWN;
        }
        return ask("credit", () -> ErpAnswers.credit(adapter.credit(number)));
    }

    @Override
    public Optional<ErpOrder> order(String number) {
        return ask("order", () -> ErpAnswers.order(number, adapter.order(number)));
    }

    @Override
    public ErpOrder acceptQuote(ErpCommand command, String quoteNumber, ErpAcceptance acceptance) throws ErpOrderRejected {
        ErpLedger.Request request = new ErpLedger.Request(command.key(), "accept-quote", quoteNumber, acceptance.toString());
        return ledger.once(request, () -> tell("accept-quote",
                () -> ErpAnswers.orderOf(quoteNumber, adapter.acceptQuote(command, quoteNumber, acceptance))),
                ErpOrder::number, this::orderMadeBefore);
    }

    /** One order at a time for each customer, as there is no document yet. */
    @Override
    public ErpOrder placeOrder(ErpCommand command, ErpOrderRequest request) throws ErpOrderRejected {
        need(ErpCapability.PLACE_ORDER);
        ErpLedger.Request entry = new ErpLedger.Request(command.key(), "place-order", request.customer(), request.toString());
        return ledger.once(entry, () -> tell("place-order",
                () -> ErpAnswers.orderFor(request.customer(), adapter.placeOrder(command, request))),
                ErpOrder::number, this::orderMadeBefore);
    }

    @Override
    public ErpOrder confirmOrder(ErpCommand command, String number) throws ErpOrderRejected {
        if (!capabilities().contains(ErpCapability.CONFIRM_ORDER)) {
            return order(number).filter(order -> order.state() != ErpOrder.State.OPEN && order.state() != ErpOrder.State.CANCELLED)
                    .orElseThrow(() -> unsupported(ErpCapability.CONFIRM_ORDER));
        }
        ErpLedger.Request entry = new ErpLedger.Request(command.key(), "confirm-order", number, "");
        return ledger.once(entry, () -> tell("confirm-order",
                () -> ErpAnswers.confirmed(number, adapter.confirmOrder(command, number))),
                ErpOrder::number, this::orderMadeBefore);
    }

    @Override
    public void cancelOrder(ErpCommand command, String number, String reason) throws ErpOrderRejected {
        if (!capabilities().contains(ErpCapability.CANCEL_ORDER)) {
            order(number).filter(order -> order.state() == ErpOrder.State.CANCELLED)
                    .orElseThrow(() -> unsupported(ErpCapability.CANCEL_ORDER));
            return;
        }
        ErpLedger.Request entry = new ErpLedger.Request(command.key(), "cancel-order", number, reason);
        ledger.once(entry, () -> tell("cancel-order", () -> {
            adapter.cancelOrder(command, number, reason);
            return number;
        }), cancelled -> cancelled, cancelled -> cancelled);
    }

    @Override
    public void declineQuote(ErpCommand command, String quoteNumber, String reason) {
        if (closedByHand(ErpCapability.DECLINE_QUOTE, quoteNumber)) {
            return;
        }
        tellOnce(command, "decline-quote", quoteNumber, reason, () -> adapter.declineQuote(command, quoteNumber, reason));
    }

    @Override
    public void withdrawQuote(ErpCommand command, String quoteNumber, String reason) {
        if (closedByHand(ErpCapability.WITHDRAW_QUOTE, quoteNumber)) {
            return;
        }
        tellOnce(command, "withdraw-quote", quoteNumber, reason, () -> adapter.withdrawQuote(command, quoteNumber, reason));
    }

    @Override
    public void expireQuote(ErpCommand command, String quoteNumber) {
        if (closedByHand(ErpCapability.EXPIRE_QUOTE, quoteNumber)) {
            return;
        }
        tellOnce(command, "expire-quote", quoteNumber, "", () -> adapter.expireQuote(command, quoteNumber));
    }

    @Override
    public void extendQuote(ErpCommand command, String quoteNumber, LocalDate validUntil) {
        if (!capabilities().contains(ErpCapability.EXTEND_QUOTE)) {
            quote(quoteNumber).filter(quote -> quote.state() == ErpQuote.State.OPEN && !quote.validUntil().isBefore(validUntil))
                    .orElseThrow(() -> unsupported(ErpCapability.EXTEND_QUOTE));
            return;
        }
        tellOnce(command, "extend-quote", quoteNumber, validUntil.toString(),
                () -> adapter.extendQuote(command, quoteNumber, validUntil));
    }

    @Override
    public ErpPage<ErpReceivable> receivables(String customer, LocalDate dueBefore, String cursor) {
        need(ErpCapability.RECEIVABLES);
        return ask("receivables",
                () -> ErpAnswers.receivables(customer, dueBefore, adapter.receivables(customer, dueBefore, cursor)));
    }

    @Override
    public void blockOrders(ErpCommand command, String customer, String reason) {
        need(ErpCapability.CREDIT_BLOCK);
        tellOnce(command, "block-orders", customer, reason, () -> adapter.blockOrders(command, customer, reason));
    }

    @Override
    public void releaseOrders(ErpCommand command, String customer) {
        need(ErpCapability.CREDIT_BLOCK);
        tellOnce(command, "release-orders", customer, "", () -> adapter.releaseOrders(command, customer));
    }

    @Override
    public void fileContract(ErpCommand command, ErpContract contract) {
        need(ErpCapability.CONTRACTS);
        tellOnce(command, "file-contract", contract.number(), contract.content(), () -> adapter.fileContract(command, contract));
    }

    @Override
    public Optional<ErpInvoice> invoice(String number) {
        need(ErpCapability.INVOICES);
        return ask("invoice", () -> ErpAnswers.invoice(number, adapter.invoice(number)));
    }

    @Override
    public Optional<byte[]> invoicePdf(String number) {
        need(ErpCapability.INVOICE_PDF);
        return ask("invoice-pdf", () -> ErpAnswers.pdf(number, adapter.invoicePdf(number)));
    }

    /** Of an ERP that keeps no returns it is what its order says. */
    @Override
    public List<ErpDelivered> delivered(String order) {
        if (capabilities().contains(ErpCapability.RETURNS)) {
            return ask("delivered", () -> ErpAnswers.delivered(adapter.delivered(order)));
        }
        return order(order).map(GuardedErp::delivered).orElse(List.of());
    }

    @Override
    public List<String> invoicesOf(String order) {
        need(ErpCapability.CREDIT_NOTES);
        return ask("invoices-of", () -> ErpAnswers.numbers(adapter.invoicesOf(order)));
    }

    @Override
    public List<ErpInvoiceLine> invoiceLines(String invoice) {
        need(ErpCapability.CREDIT_NOTES);
        return ask("invoice-lines", () -> ErpAnswers.invoiceLines(invoice, adapter.invoiceLines(invoice)));
    }

    /** One at a time for each invoice, so that nothing of it is given back twice. */
    @Override
    public ErpInvoice createCreditNote(ErpCommand command, ErpCreditRequest request) throws ErpOrderRejected {
        need(ErpCapability.CREDIT_NOTES);
        ErpLedger.Request entry = new ErpLedger.Request(command.key(), "create-credit-note", request.invoice(), request.toString());
        return ledger.once(entry, () -> tell("create-credit-note",
                () -> ErpAnswers.creditNote(request, adapter.createCreditNote(command, request))),
                ErpInvoice::number, this::creditNoteMadeBefore);
    }

    @Override
    public ErpReturn registerReturn(ErpCommand command, ErpReturnRequest request) throws ErpOrderRejected {
        need(ErpCapability.RETURNS);
        ErpLedger.Request entry = new ErpLedger.Request(command.key(), "register-return", request.number(), request.toString());
        return ledger.once(entry, () -> tell("register-return",
                () -> ErpAnswers.returned(request.number(), adapter.registerReturn(command, request))),
                ErpReturn::number, this::returnMadeBefore);
    }

    @Override
    public Optional<ErpReturn> goodsReturn(String number) {
        need(ErpCapability.RETURNS);
        return ask("goods-return", () -> adapter.goodsReturn(number).map(found -> ErpAnswers.returned(number, found)));
    }

    @Override
    public ErpReturn receiveReturn(ErpCommand command, String number, ErpReturn.Receipt receipt) {
        need(ErpCapability.RETURNS);
        ErpLedger.Request entry = new ErpLedger.Request(command.key(), "receive-return", number, receipt.toString());
        try {
            return ledger.once(entry, () -> tell("receive-return",
                    () -> ErpAnswers.returned(number, adapter.receiveReturn(command, number, receipt))),
                    ErpReturn::number, this::returnMadeBefore);
        } catch (ErpOrderRejected impossible) {
            throw new IllegalStateException("Only an order can be refused", impossible);
        }
    }

    @Override
    public void closeReturn(ErpCommand command, String number, String reason) {
        need(ErpCapability.RETURNS);
        tellOnce(command, "close-return", number, reason, () -> adapter.closeReturn(command, number, reason));
    }

    /** One at a time for each case, as there is no document yet. */
    @Override
    public ErpOrder orderReplacement(ErpCommand command, ErpReplacement request) throws ErpOrderRejected {
        need(ErpCapability.REPLACEMENTS);
        ErpLedger.Request entry = new ErpLedger.Request(command.key(), "order-replacement", request.reference(), request.toString());
        return ledger.once(entry, () -> tell("order-replacement",
                () -> ErpAnswers.orderFor(request.customer(), adapter.orderReplacement(command, request))),
                ErpOrder::number, this::orderMadeBefore);
    }

    /** One at a time for each case, as there is no document yet; what an ERP does not give again is known by its number. */
    @Override
    public ErpRepair orderRepair(ErpCommand command, ErpRepairRequest request) throws ErpOrderRejected {
        need(ErpCapability.REPAIRS);
        ErpLedger.Request entry = new ErpLedger.Request(command.key(), "order-repair", request.reference(), request.toString());
        return ledger.once(entry, () -> tell("order-repair", () -> ErpAnswers.repair(request, adapter.orderRepair(command, request))),
                ErpRepair::number, number -> new ErpRepair(number, request.customer(), request.reference(), null));
    }

    @Override
    public ErpChanges changes(String place, int most) {
        if (most < 1 || most > MOST_CHANGES) {
            throw new IllegalArgumentException("Changes are asked for by 1 to " + MOST_CHANGES + ", not by " + most);
        }
        need(ErpCapability.CHANGES);
        return ask("changes", () -> ErpAnswers.changes(most, adapter.changes(place, most)));
    }

    @Override
    public boolean available() {
        if (line.interrupted()) {
            return false;
        }
        try {
            return line.call("available", PATIENCE_FOR_HEALTH, ErpException.Kind.UNAVAILABLE, adapter::available);
        } catch (ErpException | ErpOrderRejected away) {
            return false;
        }
    }

    @PreDestroy
    void close() {
        line.close();
    }

    private ErpOrder orderMadeBefore(String number) {
        return order(number)
                .orElseThrow(() -> new ErpException(ErpException.Kind.NOT_FOUND, "Order " + number + " is gone"));
    }

    private ErpInvoice creditNoteMadeBefore(String number) {
        return invoice(number)
                .orElseThrow(() -> new ErpException(ErpException.Kind.NOT_FOUND, "Credit note " + number + " is gone"));
    }

    private ErpReturn returnMadeBefore(String number) {
        return goodsReturn(number)
                .orElseThrow(() -> new ErpException(ErpException.Kind.NOT_FOUND, "Return " + number + " is gone"));
    }

    /** The last shipment that arrived brought the goods. */
    private static List<ErpDelivered> delivered(ErpOrder order) {
        LocalDate arrived = order.shipments().stream().filter(ErpOrder.Shipment::delivered).map(ErpOrder.Shipment::date)
                .max(Comparator.naturalOrder()).orElse(null);
        List<ErpDelivered> lines = new ArrayList<>();
        order.lines().forEach(line -> lines.add(ErpDelivered.of(lines.size() + 1, line, arrived)));
        return lines;
    }

    private void need(ErpCapability capability) {
        if (!capabilities().contains(capability)) {
            throw unsupported(capability);
        }
    }

    /** Whether somebody closed the quote in an ERP that cannot be told to; one that is still open is theirs to close. */
    private boolean closedByHand(ErpCapability capability, String quoteNumber) {
        if (capabilities().contains(capability)) {
            return false;
        }
        quote(quoteNumber).filter(quote -> quote.state() != ErpQuote.State.OPEN && quote.state() != ErpQuote.State.ACCEPTED)
                .orElseThrow(() -> unsupported(capability));
        return true;
    }

    private static ErpException unsupported(ErpCapability capability) {
        return new ErpException(ErpException.Kind.UNSUPPORTED,
                "The ERP cannot " + capability.words() + ": " + capability.byHand());
    }

    private <T> T ask(String operation, ErpLine.Call<T> question) {
        try {
            return line.call(operation, limits.read(), ErpException.Kind.UNAVAILABLE, question);
        } catch (ErpOrderRejected impossible) {
            throw new IllegalStateException("A question cannot be refused as an order", impossible);
        }
    }

    private <T> T tell(String operation, ErpLine.Call<T> command) throws ErpOrderRejected {
        return line.call(operation, limits.write(), ErpException.Kind.UNKNOWN, command);
    }

    private void tellOnce(ErpCommand command, String operation, String document, String content, Runnable work) {
        ErpLedger.Request request = new ErpLedger.Request(command.key(), operation, document, content);
        try {
            ledger.once(request, () -> tell(operation, () -> {
                work.run();
                return document;
            }), number -> number, number -> number);
        } catch (ErpOrderRejected impossible) {
            throw new IllegalStateException("Only an order can be refused", impossible);
        }
    }
}
