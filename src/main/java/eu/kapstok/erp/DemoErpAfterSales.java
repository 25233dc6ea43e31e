package eu.kapstok.erp;

import eu.kapstok.engine.BusinessCalendar;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * How the demo ERP deals with what comes after the delivery: returns, credit notes, goods that are sent once more, repairs; each step
 * runs in the caller's transaction.
 */
@Component
@Profile("demo")
class DemoErpAfterSales {

    private static final String COUNTRY = "BE";
    private static final int REPLACED_WITHIN = 5;
    private static final int REPAIRED_WITHIN = 10;

    private final DemoErpStore store;
    private final DemoErpOrders orders;
    private final DemoErpInvoices invoices;
    private final DemoErpReturns returns;
    private final BusinessCalendar calendar;
    private final Clock clock;

    DemoErpAfterSales(DemoErpStore store, DemoErpOrders orders, DemoErpInvoices invoices, DemoErpReturns returns,
                      BusinessCalendar calendar, Clock clock) {
        this.store = store;
        this.orders = orders;
        this.invoices = invoices;
        this.returns = returns;
        this.calendar = calendar;
        this.clock = clock;
    }

    List<ErpDelivered> delivered(String order) {
        return returns.delivered(order);
    }

    Optional<ErpReturn> goodsReturn(String number) {
        return returns.find(number);
    }

    Optional<ErpRepair> repair(String number) {
        return returns.repair(number);
    }

    /** Gives back what was billed; what was not paid yet is settled with it, the rest is to be paid out. */
    String credit(ErpCreditRequest request, String key) throws ErpOrderRejected {
        ErpInvoice invoice = invoices.lock(request.invoice())
                .orElseThrow(() -> new ErpException(ErpException.Kind.NOT_FOUND, "There is no invoice " + request.invoice()));
        if (invoice.creditedInvoice() != null) {
            throw invalid(invoice.number() + " is a credit note itself");
        }
        refuseNext("credit note on invoice " + invoice.number());
        ErpCreditTotals totals = ErpCreditTotals.of(invoices.lines(invoice.number()), request.lines(),
                rate -> invoices.vatLeft(invoice.number(), rate));
        if (totals.gross().compareTo(invoices.left(invoice)) > 0) {
            throw invalid("Of invoice %s, %s can be credited, not %s".formatted(invoice.number(), invoices.left(invoice).toPlainString(),
                    totals.gross().toPlainString()));
        }
        BigDecimal settled = totals.gross().min(invoice.open().max(BigDecimal.ZERO));
        ErpInvoice note = new ErpInvoice(store.nextNumber("F", today().getYear()), invoice.customer(), today(), today(),
                DemoErpInvoices.CURRENCY, totals.net().negate(), totals.vat().negate(), totals.gross().negate(),
                settled.subtract(totals.gross()), invoice.orders(), invoice.number());
        invoices.add(note, totals, request.reason(), key);
        invoices.settle(invoice.number(), settled);
        return note.number();
    }

    String register(ErpReturnRequest request) throws ErpOrderRejected {
        if (returns.find(request.number()).isPresent()) {
            throw invalid("There is a return " + request.number() + " already");
        }
        store.customer(request.customer()).orElseThrow(() -> invalid("There is no customer " + request.customer()));
        refuseNext("return " + request.number());
        ownGoods(request.customer(), request.goods(), true);
        returns.add(request);
        return request.number();
    }

    /** A parcel that was booked before changes nothing. */
    boolean receive(String number, ErpReturn.Receipt receipt) {
        ErpReturn known = lock(number);
        if (known.receipts().stream().anyMatch(before -> before.parcel() == receipt.parcel())) {
            return false;
        }
        if (known.state() == ErpReturn.State.CLOSED) {
            throw new ErpException(ErpException.Kind.WRONG_STATE, "Return " + number + " is closed");
        }
        if (receipt.parts().isEmpty()) {
            throw invalid("A parcel with nothing in it is no receipt");
        }
        Map<Integer, BigDecimal> came = new LinkedHashMap<>();
        for (ErpReturn.Receipt.Part part : receipt.parts()) {
            if (part.quantity().signum() <= 0 || came.put(part.line(), part.quantity()) != null) {
                throw invalid("Line " + part.line() + " of return " + number + " is counted twice, or not above 0");
            }
            ErpReturn.Line line = known.lines().stream().filter(one -> one.line() == part.line()).findFirst()
                    .orElseThrow(() -> invalid("Return " + number + " has no line " + part.line()));
            if (line.received().add(part.quantity()).compareTo(line.announced()) > 0) {
                throw invalid("Of line %d of return %s, %s were announced and %s are here already".formatted(part.line(), number,
                        line.announced().toPlainString(), line.received().toPlainString()));
            }
        }
        returns.receive(number, receipt);
        return true;
    }

    /** The next parcel that did not come yet, which has all that is missing, or what was counted. */
    ErpReturn.Receipt parcel(String number, Integer parcel, List<ErpReturn.Receipt.Part> counted) {
        ErpReturn known = lock(number);
        int next = known.receipts().stream().mapToInt(ErpReturn.Receipt::parcel).max().orElse(0) + 1;
        List<ErpReturn.Receipt.Part> parts = counted != null ? counted : known.lines().stream()
                .filter(line -> line.received().compareTo(line.announced()) < 0)
                .map(line -> new ErpReturn.Receipt.Part(line.line(), line.announced().subtract(line.received()))).toList();
        return new ErpReturn.Receipt(parcel == null ? next : parcel, today(), parts);
    }

    void close(String number) {
        if (lock(number).state() == ErpReturn.State.OPEN) {
            returns.close(number);
        }
    }

    /** An order at no cost, to where the goods went before; confirmed at once. */
    String replace(ErpReplacement request, String key) throws ErpOrderRejected {
        refuseNext("replacement of " + request.reference());
        List<ErpOrder> from = ownGoods(request.customer(), request.goods(), false);
        List<ErpOrder.Line> lines = new ArrayList<>();
        for (ErpGoods goods : request.goods()) {
            ErpOrder.Line line = from.stream().filter(order -> order.number().equals(goods.order())).findFirst().orElseThrow()
                    .lines().get(goods.line() - 1);
            ErpProduct product = store.product(line.product()).orElseThrow().product();
            if (!product.active()) {
                throw new ErpOrderRejected("Product %s (%s) is no longer sold".formatted(product.code(), product.name()));
            }
            lines.add(DemoErpTotals.line(line.product(), line.description(), line.unit(), goods.quantity(), new BigDecimal("0.00"),
                    BigDecimal.ZERO, line.vatRate()));
        }
        ErpOrder first = from.get(0);
        DemoErpTotals totals = DemoErpTotals.of(lines, BigDecimal.ZERO);
        ErpOrder order = new ErpOrder(store.nextNumber("O", today().getYear()), ErpOrder.State.CONFIRMED, request.customer(), null,
                request.reference(), calendar.plusWorkingDays(today(), REPLACED_WITHIN, COUNTRY), lines, totals.net(), totals.vat(),
                totals.gross(), today(), first.deliveryAddress(), first.elsewhere(), null, List.of(), BigDecimal.ZERO, null);
        // nothing of it is to be paid
        orders.add(order, true, key);
        return order.number();
    }

    String repair(ErpRepairRequest request, String key) throws ErpOrderRejected {
        refuseNext("repair for " + request.reference());
        ownGoods(request.customer(), request.goods(), false);
        ErpRepair repair = new ErpRepair(store.nextNumber("RO", today().getYear()), request.customer(), request.reference(),
                calendar.plusWorkingDays(today(), REPAIRED_WITHIN, COUNTRY));
        returns.add(repair, request, key);
        return repair.number();
    }

    /** @param left only what may still go back */
    private List<ErpOrder> ownGoods(String customer, List<ErpGoods> goods, boolean left) {
        if (goods.isEmpty() || new HashSet<>(goods.stream().map(one -> one.order() + "/" + one.line()).toList()).size() < goods.size()) {
            throw invalid("Goods are named once each, and at least some");
        }
        List<ErpOrder> from = new ArrayList<>();
        for (String number : goods.stream().map(ErpGoods::order).distinct().sorted().toList()) {
            ErpOrder order = orders.lock(number).filter(found -> found.customer().equals(customer))
                    .orElseThrow(() -> invalid("Customer " + customer + " has no order " + number));
            List<ErpDelivered> lines = returns.delivered(number);
            for (ErpGoods one : goods.stream().filter(part -> part.order().equals(number)).toList()) {
                ErpDelivered line = lines.stream().filter(candidate -> candidate.line() == one.line()).findFirst()
                        .orElseThrow(() -> invalid("Order " + number + " has no line " + one.line()));
                BigDecimal most = left ? line.left() : line.ordered();
                if (one.quantity().signum() <= 0 || one.quantity().compareTo(most) > 0) {
                    throw invalid("Of line %d of order %s, %s can be taken, not %s".formatted(one.line(), number, most.toPlainString(),
                            one.quantity().toPlainString()));
                }
            }
            from.add(order);
        }
        return from;
    }

    private void refuseNext(String what) throws ErpOrderRejected {
        if (store.takeRejectNext()) {
            throw new ErpOrderRejected("The ERP refuses the " + what);
        }
    }

    private ErpReturn lock(String number) {
        return returns.lock(number)
                .orElseThrow(() -> new ErpException(ErpException.Kind.NOT_FOUND, "There is no return " + number));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static ErpException invalid(String message) {
        return new ErpException(ErpException.Kind.INVALID, message);
    }
}
