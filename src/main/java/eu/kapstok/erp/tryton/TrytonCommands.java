package eu.kapstok.erp.tryton;

import eu.kapstok.erp.ErpAcceptance;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.erp.ErpOrderRejected;
import eu.kapstok.erp.ErpQuote;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of a sale. Tryton has no keys for commands and says nothing when a step is not possible: every command looks before it
 * acts, does what can be repeated, and reads again what came of it.
 */
class TrytonCommands {

    private static final int LOOKS = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final TrytonRpc rpc;
    private final TrytonSales sales;
    private final TrytonOrders orders;
    private final TrytonNotes notes;
    private final TrytonProducts products;
    private final TrytonAddresses addresses;
    private final TrytonSettings settings;
    private final Clock clock;

    TrytonCommands(TrytonRpc rpc, TrytonSales sales, TrytonOrders orders, TrytonNotes notes, TrytonProducts products,
                   TrytonAddresses addresses, TrytonSettings settings, Clock clock) {
        this.rpc = rpc;
        this.sales = sales;
        this.orders = orders;
        this.notes = notes;
        this.products = products;
        this.addresses = addresses;
        this.settings = settings;
        this.clock = clock;
    }

    /** The acceptance is a note; what the customer did not see but Tryton holds in between is found out afterwards. */
    ErpOrder accept(ErpCommand command, String number, ErpAcceptance acceptance) throws ErpOrderRejected {
        TrytonSale sale = quote(number).whenSettled();
        if (sale.quoteState() == ErpQuote.State.ACCEPTED) {
            return orders.order(sale);
        }
        if (sale.quoteState() != ErpQuote.State.OPEN) {
            throw wrongState("Quote", number, sale.quoteState());
        }
        ErpQuote quote = sales.quote(sale);
        refuseOtherVersion(quote, acceptance);
        refuseEnded(quote);
        Map<String, Object> values = new HashMap<>();
        if (acceptance.purchaseReference() != null) {
            values.put("reference", acceptance.purchaseReference());
        }
        Long address = addresses.of(sale.head().whole("party"), acceptance.deliveryAddress(), acceptance.elsewhere());
        if (address != null) {
            values.put("shipment_address", address);
        }
        if (acceptance.wishedDate() != null) {
            values.put("shipping_date", acceptance.wishedDate().minusDays(settings.transitDays()));
        }
        if (!values.isEmpty()) {
            rpc.tell("model.sale.sale.write", List.of(List.of(sale.id()), values));
        }
        long note = notes.add(sale.id(), TrytonNotes.Fact.ACCEPTED, details(command, acceptance));
        TrytonSale accepted = quote(number);
        ErpQuote seen = sales.quote(accepted);
        if (!seen.version().equals(acceptance.version())) {
            notes.remove(note);
            refuseOtherVersion(seen, acceptance);
        }
        return orders.order(accepted);
    }

    void decline(ErpCommand command, String number, String reason) {
        close(command, number, ErpQuote.State.DECLINED, TrytonNotes.Fact.DECLINED, reason, List.of(ErpQuote.State.OPEN));
    }

    void withdraw(ErpCommand command, String number, String reason) {
        close(command, number, ErpQuote.State.WITHDRAWN, TrytonNotes.Fact.WITHDRAWN, reason,
                List.of(ErpQuote.State.OPEN, ErpQuote.State.EXPIRED));
    }

    void expire(ErpCommand command, String number) {
        close(command, number, ErpQuote.State.EXPIRED, TrytonNotes.Fact.EXPIRED, null, List.of(ErpQuote.State.OPEN));
    }

    void extend(ErpCommand command, String number, LocalDate until) {
        TrytonSale sale = quote(number).whenSettled();
        ErpQuote.State state = sale.quoteState();
        if (state != ErpQuote.State.OPEN && state != ErpQuote.State.EXPIRED) {
            throw wrongState("Quote", number, state);
        }
        if (until.isBefore(LocalDate.now(clock))) {
            throw new ErpException(ErpException.Kind.INVALID, "The new last day is in the past: " + until);
        }
        TrytonNotes.Note last = sale.last(TrytonNotes.Fact.EXTENDED);
        if (last == null || !command.key().equals(last.detail("key"))) {
            Map<String, String> details = details(command);
            details.put("until", until.toString());
            notes.add(sale.id(), TrytonNotes.Fact.EXTENDED, details);
        }
        if (state == ErpQuote.State.EXPIRED) {
            step("draft", sale);
            step("quote", sale);
        }
        if (quote(number).quoteState() != ErpQuote.State.OPEN) {
            throw notMoved("quote", number);
        }
    }

    /** Tryton's own confirmation, after which it plans the shipment and drafts the invoice. */
    ErpOrder confirm(ErpCommand command, String number) throws ErpOrderRejected {
        TrytonSale sale = order(number);
        if (sale.cancelled()) {
            throw wrongState("Order", number, ErpOrder.State.CANCELLED);
        }
        if (!sale.confirmed()) {
            ErpOrder open = orders.order(sale.whenSettled());
            refuseEnded(open.lines().stream().map(ErpOrder.Line::product).toList());
            forgetPastWish(sale);
            refusing(() -> step("confirm", sale));
        }
        TrytonSale processed = processed(number);
        ErpOrder confirmed = orders.order(processed);
        if (processed.last(TrytonNotes.Fact.CONFIRMED) == null) {
            Map<String, String> details = details(command);
            details.put("promised", confirmed.promisedDate().toString());
            notes.add(processed.id(), TrytonNotes.Fact.CONFIRMED, details);
        }
        return confirmed;
    }

    /** A sale that Tryton works on already is only stopped there, with its shipments and invoices. */
    void cancel(ErpCommand command, String number, String reason) throws ErpOrderRejected {
        TrytonSale sale = order(number);
        if (sale.cancelled()) {
            return;
        }
        if (sale.confirmed()) {
            throw new ErpOrderRejected("Sale %s is %s in Tryton; its shipments and invoices have to be cancelled there"
                    .formatted(number, sale.state()));
        }
        if (sale.lastWord() != TrytonNotes.Fact.CANCELLED) {
            Map<String, String> details = details(command);
            details.put("reason", reason);
            notes.add(sale.id(), TrytonNotes.Fact.CANCELLED, details);
        }
        step("cancel", sale);
        if (!order(number).cancelled()) {
            throw notMoved("order", number);
        }
    }

    /** Tryton confirms nothing that was to leave before. */
    private void forgetPastWish(TrytonSale sale) {
        LocalDate wished = sale.head().date("shipping_date");
        if (wished != null && wished.isBefore(LocalDate.now(clock))) {
            Map<String, Object> nothing = new HashMap<>();
            nothing.put("shipping_date", null);
            rpc.tell("model.sale.sale.write", List.of(List.of(sale.id()), nothing));
        }
    }

    /** What is sold is sold still. */
    void refuseEnded(List<String> codes) throws ErpOrderRejected {
        Map<String, Long> sold = products.sold(codes);
        for (String code : codes) {
            if (!sold.containsKey(code)) {
                throw new ErpOrderRejected("Product %s is no longer sold".formatted(code));
            }
        }
    }

    /** Makes one step of Tryton's work flow; that it was made has to be read. */
    void step(String button, TrytonSale sale) {
        rpc.tell("model.sale.sale." + button, List.of(List.of(sale.id())));
    }

    /** What Tryton itself says against an order is for a person. */
    static void refusing(Runnable step) throws ErpOrderRejected {
        try {
            step.run();
        } catch (ErpException refused) {
            if (refused.kind() == ErpException.Kind.INVALID) {
                throw new ErpOrderRejected(refused.getMessage());
            }
            throw refused;
        }
    }

    static Map<String, String> details(ErpCommand command) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("key", command.key());
        details.put("by", command.actor());
        return details;
    }

    private void close(ErpCommand command, String number, ErpQuote.State wanted, TrytonNotes.Fact fact, String reason,
                       List<ErpQuote.State> from) {
        TrytonSale sale = quote(number).whenSettled();
        if (sale.quoteState() == wanted) {
            return;
        }
        if (!from.contains(sale.quoteState())) {
            throw wrongState("Quote", number, sale.quoteState());
        }
        if (sale.lastWord() != fact) {
            Map<String, String> details = details(command);
            details.put("reason", reason);
            notes.add(sale.id(), fact, details);
        }
        step("cancel", sale);
        if (quote(number).quoteState() != wanted) {
            throw notMoved("quote", number);
        }
    }

    /** Tryton begins the work after it answered; what is only confirmed after a while is worked on later. */
    private TrytonSale processed(String number) {
        TrytonSale sale = order(number);
        for (int looks = 0; sale.state().equals("confirmed") && looks < LOOKS; looks++) {
            try {
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new ErpException(ErpException.Kind.UNKNOWN, "Interrupted while Tryton works on sale " + number, interrupted);
            }
            sale = order(number);
        }
        if (!sale.confirmed()) {
            throw notMoved("order", number);
        }
        return sale;
    }

    private TrytonSale quote(String number) {
        return sales.sale(number).filter(TrytonSale::isQuote)
                .orElseThrow(() -> new ErpException(ErpException.Kind.NOT_FOUND, "There is no quote " + number));
    }

    private TrytonSale order(String number) {
        return sales.sale(number).filter(TrytonSale::isOrder)
                .orElseThrow(() -> new ErpException(ErpException.Kind.NOT_FOUND, "There is no order " + number));
    }

    private void refuseEnded(ErpQuote quote) throws ErpOrderRejected {
        refuseEnded(quote.lines().stream().map(ErpQuote.Line::product).distinct().toList());
    }

    private static void refuseOtherVersion(ErpQuote quote, ErpAcceptance acceptance) {
        if (!quote.version().equals(acceptance.version())) {
            throw new ErpException(ErpException.Kind.CONFLICT, "Quote %s is at version %s, accepted was %s"
                    .formatted(quote.number(), quote.version(), acceptance.version()));
        }
    }

    private static Map<String, String> details(ErpCommand command, ErpAcceptance acceptance) {
        Map<String, String> details = details(command);
        details.put("version", acceptance.version());
        details.put("reference", acceptance.purchaseReference());
        details.put("wished", acceptance.wishedDate() == null ? null : acceptance.wishedDate().toString());
        if (acceptance.elsewhere() != null) {
            details.put("phone", acceptance.elsewhere().phone());
            details.put("instruction", acceptance.elsewhere().instruction());
        }
        return details;
    }

    private static ErpException wrongState(String what, String number, Enum<?> state) {
        return new ErpException(ErpException.Kind.WRONG_STATE, "%s %s is %s".formatted(what, number, state));
    }

    private static ErpException notMoved(String what, String number) {
        return new ErpException(ErpException.Kind.WRONG_STATE, "Tryton left %s %s as it was".formatted(what, number));
    }
}
