package eu.kapstok.complaint;

import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpInvoice;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.erp.ErpReceivable;
import eu.kapstok.order.OwnOrders;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a customer ordered and got, as far as it can still be complained of. */
@Component
class ComplaintGoods {

    private static final int INVOICES = 50;

    /**
     * A line of an order.
     *
     * @param line place in the order from 1
     * @param left what was delivered, not returned, and is in no other open complaint
     * @param unitPrice EUR excluding VAT after its discount
     * @param deliveredOn when the last of it arrived, null where nothing did
     */
    record Goods(String order, int line, String product, String description, String unit, BigDecimal ordered, BigDecimal delivered,
                 BigDecimal left, BigDecimal unitPrice, BigDecimal vatRate, LocalDate deliveredOn) {

        /** So much of it can be complained of for that reason. */
        BigDecimal most(ComplaintReason reason) {
            return reason == ComplaintReason.NOT_RECEIVED || reason == ComplaintReason.LATE_DELIVERY ? ordered : left;
        }
    }

    private final Erp erp;
    private final JdbcClient sql;

    ComplaintGoods(Erp erp, JdbcClient sql) {
        this.erp = erp;
        this.sql = sql;
    }

    /** The lines of the customer's own order; empty for anybody else's, and for one that the ERP does not know. */
    Optional<List<Goods>> of(String order, String customer) {
        return erp.order(order).filter(found -> found.customer().equals(customer)).map(this::goods);
    }

    /**
     * Own orders that the ERP knows by that number, whether of the order itself or of an invoice.
     *
     * @param number as it stands on the paper, whole
     */
    List<OwnOrders.OwnOrder> ordersOf(String number, String customer) {
        String exact = number.strip().toUpperCase(Locale.ROOT);
        return Stream.concat(Stream.of(exact), invoice(exact, customer).stream().flatMap(invoice -> invoice.orders().stream()))
                .flatMap(order -> erp.order(order).stream()).filter(order -> order.customer().equals(customer))
                .map(order -> new OwnOrders.OwnOrder(order.number(), order.reference(), order.orderDate())).toList();
    }

    /** Quantities of one of the customer's own deliveries by line of the order; empty for any other. */
    Optional<Map<Integer, BigDecimal>> shipment(String order, String shipment, String customer) {
        return erp.order(order).filter(found -> found.customer().equals(customer)).flatMap(found -> found.shipments().stream()
                .filter(one -> one.number().equals(shipment)).findFirst().map(one -> {
                    Map<Integer, BigDecimal> quantities = new HashMap<>();
                    for (ErpOrder.Shipment.Line line : one.lines()) {
                        for (int place = 1; place <= found.lines().size(); place++) {
                            if (found.lines().get(place - 1).product().equals(line.product())) {
                                quantities.merge(place, line.quantity(), BigDecimal::add);
                                break;
                            }
                        }
                    }
                    return quantities;
                }));
    }

    /** The customer's own invoice. */
    Optional<ErpInvoice> invoice(String number, String customer) {
        return erp.invoice(number).filter(invoice -> invoice.customer().equals(customer));
    }

    /** Numbers of the customer's invoices that are still to be paid, by due date. */
    List<String> openInvoices(String customer) {
        return erp.receivables(customer, null, null).items().stream().map(ErpReceivable::invoice).distinct().limit(INVOICES).toList();
    }

    private List<Goods> goods(ErpOrder order) {
        Map<Integer, BigDecimal> held = held(order.number());
        return erp.delivered(order.number()).stream().map(line -> new Goods(order.number(), line.line(), line.product(), line.description(),
                line.unit(), line.ordered(), line.delivered(),
                line.left().subtract(held.getOrDefault(line.line(), BigDecimal.ZERO)).max(BigDecimal.ZERO), line.unitPrice(), line.vatRate(),
                line.deliveredOn())).toList();
    }

    /** What is in open complaints about that order and not announced to the ERP yet, by line. */
    private Map<Integer, BigDecimal> held(String order) {
        Map<Integer, BigDecimal> held = new HashMap<>();
        sql.sql("""
                select l.order_line, sum(l.quantity) as quantity from kapstok.complaint_line l join kapstok.complaint c on c.id = l.complaint_id
                where l.order_number = ? and l.order_line is not null and c.closed_at is null
                    and c.state not in ('GOODS_AWAITED', 'INSPECTING', 'SETTLING') group by l.order_line
                """).param(order).query((row, number) -> held.put(row.getInt("order_line"), row.getBigDecimal("quantity"))).list();
        return held;
    }
}
