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

/** The demo ERP's returns and repair orders as records, and what of an order may still go back. */
@Component
@Profile("demo")
class DemoErpReturns {

    private final JdbcClient sql;

    DemoErpReturns(DemoErpDatabase database) {
        this.sql = database.sql();
    }

    /** By line. */
    List<ErpDelivered> delivered(String order) {
        return sql.sql("""
                select line.*,
                       (select max(shipment.delivered_on) from shipment join shipment_line part on part.shipment = shipment.number
                        where shipment.sales_order = line.sales_order and part.position = line.position) as delivered_on,
                       (select coalesce(sum(greatest(expected.announced - expected.received, 0)), 0)
                        from goods_return_line expected join goods_return on goods_return.number = expected.goods_return
                        where expected.sales_order = line.sales_order and expected.order_line = line.position
                          and not goods_return.closed) as announced
                from order_line line where line.sales_order = ? order by line.position
                """).param(order).query(DemoErpReturns::delivered).list();
    }

    private static ErpDelivered delivered(ResultSet row, int index) throws SQLException {
        BigDecimal discount = row.getBigDecimal("discount_percent");
        BigDecimal price = row.getBigDecimal("unit_price").multiply(new BigDecimal(100).subtract(discount)).movePointLeft(2)
                .setScale(4, java.math.RoundingMode.HALF_UP);
        return new ErpDelivered(row.getInt("position"), row.getString("product"), row.getString("description"), row.getString("unit"),
                DemoErpStore.plain(row, "ordered"), DemoErpStore.plain(row, "delivered"), row.getObject("delivered_on", LocalDate.class),
                DemoErpStore.plain(row, "returned"), DemoErpStore.plain(row, "announced"), price, DemoErpStore.plain(row, "vat_rate"));
    }

    void add(ErpReturnRequest request) {
        sql.sql("insert into goods_return (number, customer, reference, reason, closed) values (?, ?, ?, ?, false)")
                .params(request.number(), request.customer(), request.reference(), request.reason()).update();
        for (int i = 0; i < request.goods().size(); i++) {
            ErpGoods goods = request.goods().get(i);
            sql.sql("insert into goods_return_line values (?, ?, ?, ?, ?, 0)")
                    .params(request.number(), i + 1, goods.order(), goods.line(), goods.quantity()).update();
        }
    }

    Optional<ErpReturn> find(String number) {
        return find(number, "");
    }

    /** Nobody else changes the return until the transaction ends. */
    Optional<ErpReturn> lock(String number) {
        return find(number, " for update");
    }

    private Optional<ErpReturn> find(String number, String lock) {
        return sql.sql("select * from goods_return where number = ?" + lock).param(number)
                .query((row, index) -> goodsReturn(number, row.getString("customer"), row.getBoolean("closed"))).optional();
    }

    /** Those that something is still to come of, the newest first. */
    List<ErpReturn> open(int size) {
        return sql.sql("select number from goods_return where not closed order by number desc limit ?").param(size).query(String.class)
                .list().stream().flatMap(number -> find(number).stream()).filter(one -> one.state() == ErpReturn.State.OPEN).toList();
    }

    void receive(String number, ErpReturn.Receipt receipt) {
        sql.sql("insert into goods_return_parcel values (?, ?, ?)").params(number, receipt.parcel(), receipt.date()).update();
        for (ErpReturn.Receipt.Part part : receipt.parts()) {
            sql.sql("insert into goods_return_part values (?, ?, ?, ?)").params(number, receipt.parcel(), part.line(), part.quantity())
                    .update();
            sql.sql("update goods_return_line set received = received + ? where goods_return = ? and position = ?")
                    .params(part.quantity(), number, part.line()).update();
            sql.sql("""
                    with came as (select sales_order, order_line from goods_return_line where goods_return = ? and position = ?)
                    update order_line set returned = returned + ? from came
                    where order_line.sales_order = came.sales_order and order_line.position = came.order_line
                    """).params(number, part.line(), part.quantity()).update();
            sql.sql("""
                    update product set stock = stock + ? from goods_return_line came, order_line line
                    where came.goods_return = ? and came.position = ? and line.sales_order = came.sales_order
                      and line.position = came.order_line and product.code = line.product
                    """).params(part.quantity(), number, part.line()).update();
        }
    }

    void close(String number) {
        sql.sql("update goods_return set closed = true where number = ?").param(number).update();
    }

    void add(ErpRepair repair, ErpRepairRequest request, String key) {
        sql.sql("insert into repair_order values (?, ?, ?, ?, ?, ?)").params(repair.number(), repair.customer(), repair.reference(),
                request.reason(), repair.promisedDate(), key).update();
        for (int i = 0; i < request.goods().size(); i++) {
            ErpGoods goods = request.goods().get(i);
            sql.sql("insert into repair_line values (?, ?, ?, ?, ?)")
                    .params(repair.number(), i + 1, goods.order(), goods.line(), goods.quantity()).update();
        }
    }

    Optional<ErpRepair> repair(String number) {
        return sql.sql("select * from repair_order where number = ?").param(number).query(DemoErpReturns::repair).optional();
    }

    List<ErpRepair> repairsOf(String customer, int size) {
        return sql.sql("select * from repair_order where customer = ? order by number desc limit ?").params(customer, size)
                .query(DemoErpReturns::repair).list();
    }

    private static ErpRepair repair(ResultSet row, int index) throws SQLException {
        return new ErpRepair(row.getString("number"), row.getString("customer"), row.getString("reference"),
                row.getObject("promised_date", LocalDate.class));
    }

    private ErpReturn goodsReturn(String number, String customer, boolean closed) {
        List<ErpReturn.Line> lines = sql.sql("""
                select back.*, line.product, line.description, line.unit
                from goods_return_line back join order_line line
                  on line.sales_order = back.sales_order and line.position = back.order_line
                where back.goods_return = ? order by back.position
                """).param(number).query((row, index) -> new ErpReturn.Line(row.getInt("position"), row.getString("sales_order"),
                row.getInt("order_line"), row.getString("product"), row.getString("description"), row.getString("unit"),
                DemoErpStore.plain(row, "announced"), DemoErpStore.plain(row, "received"))).list();
        List<ErpReturn.Receipt> receipts = sql.sql("select * from goods_return_parcel where goods_return = ? order by receipt_date, parcel")
                .param(number).query((row, index) -> new ErpReturn.Receipt(row.getInt("parcel"),
                        row.getObject("receipt_date", LocalDate.class), parts(number, row.getInt("parcel")))).list();
        boolean all = lines.stream().allMatch(line -> line.received().compareTo(line.announced()) >= 0);
        ErpReturn.State state = all ? ErpReturn.State.RECEIVED : closed ? ErpReturn.State.CLOSED : ErpReturn.State.OPEN;
        return new ErpReturn(number, customer, state, lines, receipts);
    }

    private List<ErpReturn.Receipt.Part> parts(String number, int parcel) {
        return sql.sql("select position, quantity from goods_return_part where goods_return = ? and parcel = ? order by position")
                .params(number, parcel)
                .query((row, index) -> new ErpReturn.Receipt.Part(row.getInt(1), DemoErpStore.plain(row, "quantity"))).list();
    }
}
