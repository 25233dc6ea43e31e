package eu.kapstok.erp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each customer of the demo ERP pays: a price of their own, a discount on a product's group, or one on everything. */
@Component
@Profile("demo")
class DemoErpPrices {

    private static final String EVERYTHING = "*";
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** Either a discount or a price. */
    private record Agreed(BigDecimal discountPercent, BigDecimal unitPrice) {
    }

    private final JdbcClient sql;
    private final DemoErpStore store;

    DemoErpPrices(DemoErpDatabase database, DemoErpStore store) {
        this.sql = database.sql();
        this.store = store;
    }

    /** @param what code of a product, its group (what stands before the first dash), or {@code *} */
    void add(String customer, String what, BigDecimal discountPercent, BigDecimal unitPrice) {
        sql.sql("insert into customer_price values (?, ?, ?, ?)").params(customer, what, discountPercent, unitPrice).update();
    }

    /** From now on the customer pays another price for a product. */
    void agree(String customer, String product, BigDecimal unitPrice) {
        sql.sql("""
                insert into customer_price values (?, ?, null, ?)
                on conflict (customer, what) do update set discount_percent = null, unit_price = excluded.unit_price
                """).params(customer, product, unitPrice).update();
    }

    /** The customer's price list by product code. */
    List<ErpPrice> pricesAfter(ErpCustomer customer, String product, String text, int size) {
        return prices(customer, store.soldAfter(business(customer), product, text, size));
    }

    /** Those of the products that the customer may buy. */
    List<ErpPrice> pricesOf(ErpCustomer customer, List<String> products) {
        return prices(customer, store.sold(business(customer), products));
    }

    private List<ErpPrice> prices(ErpCustomer customer, List<DemoErpStore.Product> products) {
        Map<String, Agreed> agreed = new HashMap<>();
        sql.sql("select what, discount_percent, unit_price from customer_price where customer = ?").param(customer.number())
                .query(row -> {
                    agreed.put(row.getString(1), new Agreed(row.getBigDecimal(2), row.getBigDecimal(3)));
                });
        return products.stream().map(product -> price(customer.language(), product, agreed)).toList();
    }

    private static ErpPrice price(String language, DemoErpStore.Product sold, Map<String, Agreed> agreed) {
        ErpProduct product = sold.product();
        return new ErpPrice(product.code(), product.nameIn(language), DemoErpUnits.in(language, product.unit()), sold.packSize(),
                sold.minimumQuantity(), sold.wholeUnits(), unitPrice(product, agreed), product.listPrice(), product.stock(),
                sold.needsContract(), product.vatRate());
    }

    private static BigDecimal unitPrice(ErpProduct product, Map<String, Agreed> agreed) {
        String group = product.code().split("-", 2)[0];
        Agreed best = agreed.getOrDefault(product.code(), agreed.getOrDefault(group, agreed.get(EVERYTHING)));
        if (best == null) {
            return product.listPrice();
        }
        if (best.unitPrice() != null) {
            return best.unitPrice().setScale(Math.max(2, best.unitPrice().stripTrailingZeros().scale()), RoundingMode.UNNECESSARY);
        }
        return product.listPrice().multiply(HUNDRED.subtract(best.discountPercent())).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    }

    private static boolean business(ErpCustomer customer) {
        return customer.kind() == ErpCustomer.Kind.BUSINESS;
    }
}
