package eu.kapstok.erp;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The demo ERP's orders and shipments as records. */
@Component
@Profile("demo")
class DemoErpOrders {

    private final JdbcClient sql;

    DemoErpOrders(DemoErpDatabase database) {
        this.sql = database.sql();
    }

    void add(ErpOrder order, boolean invoiced, String idempotencyKey) {
        sql.sql("""
                insert into sales_order (number, state, customer, quote, reference, delivery_address, order_date, promised_date,
                                         wished_date, discount_percent, net, vat, gross, invoiced, idempotency_key)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """).params(order.number(), order.state().name(), order.customer(), order.quote(), order.reference(),
                order.deliveryAddress(), order.orderDate(), order.promisedDate(), order.wishedDate(), order.discountPercent(),
                order.net(), order.vat(), order.gross(), invoiced, idempotencyKey).update();
        for (int i = 0; i < order.lines().size(); i++) {
            ErpOrder.Line line = order.lines().get(i);
            sql.sql("""
                    insert into order_line (sales_order, position, product, ordered, shipped, delivered, returned, description, unit,
                                            unit_price, discount_percent, vat_rate, net)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """).params(order.number(), i + 1, line.product(), line.ordered(), line.shipped(), line.delivered(),
                    line.returned(), line.description(), line.unit(), line.unitPrice(), line.discountPercent(), line.vatRate(),
                    line.net()).update();
        }
        if (order.elsewhere() != null) {
            add(order.number(), order.elsewhere());
        }
    }

    private void add(String order, ErpDestination elsewhere) {
        sql.sql("insert into destination values (?, ?, ?, ?, ?, ?, ?, ?)").params(order, elsewhere.name(), elsewhere.street(),
                elsewhere.postalCode(), elsewhere.city(), elsewhere.country(), elsewhere.phone(), elsewhere.instruction()).update();
    }

    Optional<DemoOrder> order(String number) {
        return sql.sql("select * from sales_order where number = ?").param(number).query((row, index) -> order(row)).optional();
    }

    /** Nobody else changes the order until the transaction ends. */
    Optional<ErpOrder> lock(String number) {
        return sql.sql("select * from sales_order where number = ? for update").param(number)
                .query((row, index) -> order(row).order()).optional();
    }

    Optional<DemoOrder> ofQuote(String quote) {
        return sql.sql("select * from sales_order where quote = ?").param(quote).query((row, index) -> order(row)).optional();
    }

    /** Newest first. */
    List<DemoOrder> ofCustomer(String customer, int size) {
        return sql.sql("select * from sales_order where customer = ? order by number desc limit ?").params(customer, size)
                .query((row, index) -> order(row)).list();
    }

    List<DemoOrder> newest(int size) {
        return sql.sql("select * from sales_order order by number desc limit ?").param(size).query((row, index) -> order(row)).list();
    }

    void confirm(String number, LocalDate promisedDate) {
        sql.sql("update sales_order set state = 'CONFIRMED', promised_date = ? where number = ?").params(promisedDate, number).update();
    }

    void promise(String number, LocalDate promisedDate) {
        sql.sql("update sales_order set promised_date = ? where number = ?").params(promisedDate, number).update();
    }

    void cancel(String number, String reason) {
        sql.sql("update sales_order set state = 'CANCELLED', cancel_reason = ? where number = ?").params(reason, number).update();
    }

    /** @param quantities by line of the order, 0 where nothing of it leaves */
    void ship(String order, String shipment, LocalDate date, String carrier, String tracking, List<BigDecimal> quantities) {
        sql.sql("insert into shipment (number, sales_order, ship_date, carrier, tracking, delivered) values (?, ?, ?, ?, ?, false)")
                .params(shipment, order, date, carrier, tracking).update();
        for (int i = 0; i < quantities.size(); i++) {
            if (quantities.get(i).signum() > 0) {
                sql.sql("insert into shipment_line values (?, ?, ?)").params(shipment, i + 1, quantities.get(i)).update();
                sql.sql("update order_line set shipped = shipped + ? where sales_order = ? and position = ?")
                        .params(quantities.get(i), order, i + 1).update();
            }
        }
        sql.sql("update sales_order set state = 'IN_DELIVERY' where number = ?").param(order).update();
    }

    /** All that left has arrived; the order is delivered when all of it left. */
    void deliver(String order, LocalDate date) {
        sql.sql("update shipment set delivered = true, delivered_on = ? where sales_order = ? and not delivered").params(date, order)
                .update();
        sql.sql("update order_line set delivered = shipped where sales_order = ?").param(order).update();
        sql.sql("""
                update sales_order set state = 'DELIVERED'
                where number = ? and not exists (select from order_line where sales_order = number and delivered < ordered)
                """).param(order).update();
    }

    /** True for the one who is to make the order's invoice. */
    boolean takeInvoicing(String order) {
        return sql.sql("update sales_order set invoiced = true where number = ? and not invoiced").param(order).update() > 0;
    }

    private DemoOrder order(ResultSet row) throws SQLException {
        String number = row.getString("number");
        List<ErpOrder.Line> lines = sql.sql("select * from order_line where sales_order = ? order by position").param(number)
                .query((line, position) -> new ErpOrder.Line(line.getString("product"), DemoErpStore.plain(line, "ordered"),
                        DemoErpStore.plain(line, "shipped"), DemoErpStore.plain(line, "delivered"),
                        DemoErpStore.plain(line, "returned"), line.getString("description"), line.getString("unit"),
                        DemoErpStore.money(line, "unit_price"), DemoErpStore.plain(line, "discount_percent"),
                        DemoErpStore.plain(line, "vat_rate"), line.getBigDecimal("net")))
                .list();
        ErpOrder order = new ErpOrder(number, ErpOrder.State.valueOf(row.getString("state")), row.getString("customer"),
                row.getString("quote"), row.getString("reference"), row.getObject("promised_date", LocalDate.class), lines,
                row.getBigDecimal("net"), row.getBigDecimal("vat"), row.getBigDecimal("gross"),
                row.getObject("order_date", LocalDate.class), row.getString("delivery_address"), destination(number),
                row.getObject("wished_date", LocalDate.class), shipments(number), DemoErpStore.plain(row, "discount_percent"),
                row.getString("cancel_reason"));
        return new DemoOrder(order, row.getString("idempotency_key"));
    }

    private ErpDestination destination(String order) {
        return sql.sql("select name, street, postal_code, city, country, phone, instruction from destination where sales_order = ?")
                .param(order).query(ErpDestination.class).optional().orElse(null);
    }

    private List<ErpOrder.Shipment> shipments(String order) {
        return sql.sql("select * from shipment where sales_order = ? order by number").param(order)
                .query((row, index) -> new ErpOrder.Shipment(row.getString("number"), row.getObject("ship_date", LocalDate.class),
                        row.getString("carrier"), row.getString("tracking"), shipped(row.getString("number"), order),
                        row.getBoolean("delivered")))
                .list();
    }

    private List<ErpOrder.Shipment.Line> shipped(String shipment, String order) {
        return sql.sql("""
                select line.product, line.description, line.unit, part.quantity
                from shipment_line part join order_line line on line.sales_order = ? and line.position = part.position
                where part.shipment = ? order by part.position
                """).params(order, shipment)
                .query((row, index) -> new ErpOrder.Shipment.Line(row.getString(1), row.getString(2), row.getString(3),
                        DemoErpStore.plain(row, "quantity")))
                .list();
    }
}
