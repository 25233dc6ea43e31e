package eu.kapstok.complaint;

import eu.kapstok.erp.ErpReturn;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Returns as records. */
@Component
class GoodsReturnStore {

    private final JdbcClient sql;

    GoodsReturnStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(GoodsReturn goods) {
        sql.sql("""
                insert into kapstok.goods_return (number, complaint, round, customer, authorized_at, in_erp)
                values (?, ?, ?, ?, ?, ?)
                """).params(goods.number(), goods.complaint(), goods.round(), goods.customer(), Timestamp.from(goods.authorizedAt()),
                goods.inErp()).update();
        for (GoodsReturn.Line line : goods.lines()) {
            sql.sql("""
                    insert into kapstok.goods_return_line (goods_return, position, complaint_line, sales_order, order_line, product,
                                                           description, unit, announced)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """).params(goods.number(), line.position(), line.complaintLine(), line.order(), line.orderLine(), line.product(),
                    line.description(), line.unit(), line.announced()).update();
        }
    }

    Optional<GoodsReturn> find(String number) {
        return find("number = ?", number);
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<GoodsReturn> take(String number) {
        return find("number = ? for update", number);
    }

    /** The newest of a complaint. */
    Optional<GoodsReturn> ofComplaint(String complaint) {
        return find("complaint = ? order by round desc limit 1", complaint);
    }

    void document(String number, UUID document) {
        sql.sql("update kapstok.goods_return set document_id = ? where number = ?").params(document, number).update();
    }

    void reminded(String number, Instant at) {
        sql.sql("update kapstok.goods_return set reminded_at = ? where number = ?").params(Timestamp.from(at), number).update();
    }

    void closed(String number, Instant at) {
        sql.sql("update kapstok.goods_return set closed_at = ? where number = ? and closed_at is null").params(Timestamp.from(at), number)
                .update();
    }

    void inspected(String number, Instant at, String by) {
        sql.sql("update kapstok.goods_return set inspected_at = ?, inspected_by = ? where number = ?")
                .params(Timestamp.from(at), by, number).update();
    }

    void judged(String number, GoodsReturn.Line line) {
        sql.sql("update kapstok.goods_return_line set grade = ?, as_described = ?, remark = ? where goods_return = ? and position = ?")
                .params(line.grade(), line.asDescribed(), line.remark(), number, line.position()).update();
    }

    /**
     * @param by who of ours counted it, null where the ERP told it
     * @return false where that parcel was counted before: nothing changes
     */
    boolean receive(String number, int parcel, LocalDate day, String by) {
        return sql.sql("insert into kapstok.goods_return_parcel values (?, ?, ?, ?) on conflict do nothing")
                .params(number, parcel, day, by).update() == 1;
    }

    void part(String number, int parcel, int position, BigDecimal quantity) {
        sql.sql("insert into kapstok.goods_return_part values (?, ?, ?, ?)").params(number, parcel, position, quantity).update();
        sql.sql("update kapstok.goods_return_line set received = received + ? where goods_return = ? and position = ?")
                .params(quantity, number, position).update();
    }

    List<ErpReturn.Receipt.Part> parts(String number, int parcel) {
        return sql.sql("select position, quantity from kapstok.goods_return_part where goods_return = ? and parcel = ? order by position")
                .params(number, parcel)
                .query((row, index) -> new ErpReturn.Receipt.Part(row.getInt(1), plain(row.getBigDecimal(2)))).list();
    }

    private Optional<GoodsReturn> find(String condition, String value) {
        return sql.sql("select * from kapstok.goods_return where " + condition).param(value).query((row, index) -> {
            String number = row.getString("number");
            return new GoodsReturn(number, row.getString("complaint"), row.getInt("round"), row.getString("customer"),
                    row.getTimestamp("authorized_at").toInstant(), row.getBoolean("in_erp"), row.getObject("document_id", UUID.class),
                    instant(row.getTimestamp("reminded_at")), instant(row.getTimestamp("inspected_at")), row.getString("inspected_by"),
                    instant(row.getTimestamp("closed_at")), lines(number), parcels(number));
        }).optional();
    }

    private List<GoodsReturn.Line> lines(String number) {
        return sql.sql("select * from kapstok.goods_return_line where goods_return = ? order by position").param(number)
                .query((row, index) -> new GoodsReturn.Line(row.getInt("position"), row.getInt("complaint_line"),
                        row.getString("sales_order"), row.getInt("order_line"), row.getString("product"), row.getString("description"),
                        row.getString("unit"), plain(row.getBigDecimal("announced")), plain(row.getBigDecimal("received")),
                        row.getString("grade"), (Boolean) row.getObject("as_described"), row.getString("remark"))).list();
    }

    private List<GoodsReturn.Parcel> parcels(String number) {
        return sql.sql("select * from kapstok.goods_return_parcel where goods_return = ? order by parcel").param(number)
                .query((row, index) -> new GoodsReturn.Parcel(row.getInt("parcel"), row.getObject("received_on", LocalDate.class),
                        row.getString("received_by"))).list();
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
