package eu.kapstok.catalog;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Carts as they are kept: a contact's open one, wherever they sign in. */
@Component
class CartStore {

    private final JdbcClient sql;

    CartStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Cart> open(UUID contact) {
        return sql.sql("select * from kapstok.cart where contact_id = ? and ordered_at is null").param(contact)
                .query((row, index) -> cart(row)).optional();
    }

    Optional<Cart> find(UUID id) {
        return sql.sql("select * from kapstok.cart where id = ?").param(id).query((row, index) -> cart(row)).optional();
    }

    /** Nobody else changes it until the caller's transaction ends. */
    Optional<Cart> lock(UUID id) {
        return sql.sql("select * from kapstok.cart where id = ? for update").param(id).query((row, index) -> cart(row)).optional();
    }

    /** The contact's open cart, made where there is none; nobody else changes it until the caller's transaction ends. */
    Cart lockOpen(UUID contact, String customer, Instant now) {
        sql.sql("""
                insert into kapstok.cart (id, contact_id, customer, version, changed_at) values (?, ?, ?, 1, ?)
                on conflict (contact_id) where ordered_at is null do nothing
                """).params(UUID.randomUUID(), contact, customer, Timestamp.from(now)).update();
        return sql.sql("select * from kapstok.cart where contact_id = ? and ordered_at is null for update").param(contact)
                .query((row, index) -> cart(row)).single();
    }

    /** In place of the quantity and price that it had. */
    void put(UUID cart, String product, BigDecimal quantity, BigDecimal seenPrice) {
        sql.sql("""
                insert into kapstok.cart_line (cart_id, product, position, quantity, seen_price)
                values (:cart, :product, (select coalesce(max(position), 0) + 1 from kapstok.cart_line where cart_id = :cart),
                        :quantity, :price)
                on conflict (cart_id, product) do update set quantity = excluded.quantity, seen_price = excluded.seen_price
                """).param("cart", cart).param("product", product).param("quantity", quantity).param("price", seenPrice).update();
    }

    void remove(UUID cart, String product) {
        sql.sql("delete from kapstok.cart_line where cart_id = ? and product = ?").params(cart, product).update();
    }

    void changed(UUID cart, Instant now) {
        sql.sql("update kapstok.cart set version = version + 1, changed_at = ? where id = ?").params(Timestamp.from(now), cart).update();
    }

    /** What is typed on its last page is no other cart. */
    void typed(UUID cart, Cart.LastPage typed) {
        sql.sql("update kapstok.cart set typed_address = ?, typed_reference = ?, typed_wished_date = ? where id = ?")
                .params(typed.address(), typed.purchaseReference(), typed.wishedDate(), cart).update();
    }

    void ordered(UUID cart, String orderKey, String termsVersion, String from, Instant now) {
        sql.sql("""
                update kapstok.cart set ordered_at = ?, order_key = ?, terms_version = ?, ordered_from = ?, changed_at = ? where id = ?
                """).params(Timestamp.from(now), orderKey, termsVersion, from, Timestamp.from(now), cart).update();
    }

    private Cart cart(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        List<Cart.Line> lines = sql.sql("select product, quantity, seen_price from kapstok.cart_line where cart_id = ? order by position")
                .param(id).query((line, index) -> new Cart.Line(line.getString(1), plain(line.getBigDecimal(2)), line.getBigDecimal(3))).list();
        return new Cart(id, row.getObject("contact_id", UUID.class), row.getString("customer"), row.getInt("version"),
                row.getString("order_key"), lines,
                new Cart.LastPage(row.getString("typed_address"), row.getString("typed_reference"), row.getString("typed_wished_date")));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
