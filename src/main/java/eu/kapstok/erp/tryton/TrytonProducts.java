package eu.kapstok.erp.tryton;

import eu.kapstok.erp.ErpPage;
import eu.kapstok.erp.ErpPrice;
import eu.kapstok.erp.ErpProduct;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Products, and what they cost a customer for one unit; a price list's quantity breaks show in what an order or a quote says. VAT is
 * the customer's.
 */
class TrytonProducts {

    private static final int PAGE = 200;
    private static final int PRICE_DECIMALS = 4;
    private static final List<List<String>> BY_ID = List.of(List.of("id", "ASC"));
    private static final List<String> MASTER = List.of("code", "name", "active", "list_price", "cost_price", "quantity", "salable",
            "account_category", "account_category.customer_taxes_used",
            "default_uom.factor", "sale_uom.symbol", "sale_uom.factor", "sale_uom.digits", "sale_uom.rounding");

    private final TrytonRpc rpc;
    private final TrytonMasterData master;
    private final TrytonCustomers customers;
    private final TrytonLines fillIn;
    private final Clock clock;

    TrytonProducts(TrytonRpc rpc, TrytonMasterData master, TrytonCustomers customers, TrytonLines fillIn, Clock clock) {
        this.rpc = rpc;
        this.master = master;
        this.customers = customers;
        this.fillIn = fillIn;
        this.clock = clock;
    }

    /** Every product with a code, those that are no longer sold included. */
    ErpPage<ErpProduct> page(String text, String cursor) {
        List<Object> domain = after(text, cursor);
        List<TrytonRecord> found = rpc.search("product.product", domain, PAGE, BY_ID, MASTER, stockNow(Map.of("active_test", false)));
        Map<Long, Map<String, String>> names = names(found);
        List<ErpProduct> products = found.stream().map(product -> new ErpProduct(product.text("code"), product.text("name"),
                product.in("sale_uom").text("symbol"), price(product, "list_price"), price(product, "cost_price"),
                rate(product), stock(product), product.flag("active") && product.flag("salable"),
                names.getOrDefault(product.id(), Map.of()))).toList();
        return new ErpPage<>(products, next(found));
    }

    ErpPage<ErpPrice> prices(String customer, String text, String cursor) {
        TrytonRecord party = customers.party(customer);
        List<Object> domain = after(text, cursor);
        domain.add(List.of("salable", "=", true));
        List<TrytonRecord> found = priced(party, domain);
        return new ErpPage<>(prices(party, found), next(found));
    }

    /** Those of the products that are sold; where two have one code, the older. */
    List<ErpPrice> pricesOf(String customer, List<String> codes) {
        TrytonRecord party = customers.party(customer);
        if (codes.isEmpty()) {
            return List.of();
        }
        Set<String> given = new HashSet<>();
        return prices(party, priced(party, List.of(List.of("code", "in", codes), List.of("salable", "=", true))).stream()
                .filter(product -> given.add(product.text("code"))).toList());
    }

    /** Ids by code of those that are sold. */
    Map<String, Long> sold(List<String> codes) {
        Map<String, Long> ids = new HashMap<>();
        rpc.search("product.product", List.of(List.of("code", "in", codes), List.of("salable", "=", true)), codes.size() * 2, BY_ID,
                List.of("code")).forEach(product -> ids.putIfAbsent(product.text("code"), product.id()));
        return ids;
    }

    private List<TrytonRecord> priced(TrytonRecord party, List<Object> domain) {
        Map<String, Object> context = new HashMap<>(master.in(TrytonMasterData.language(
                party.in("lang") == null ? null : party.in("lang").text("code"))));
        context.put("customer", party.id());
        context.put("quantity", 1);
        context.put("sale_date", LocalDate.now(clock));
        Long list = party.whole("sale_price_list");
        if (list != null) {
            context.put("price_list", list);
        }
        List<String> fields = new ArrayList<>(MASTER);
        fields.add("sale_price_uom");
        return rpc.search("product.product", domain, PAGE, BY_ID, fields, stockNow(context));
    }

    private List<ErpPrice> prices(TrytonRecord party, List<TrytonRecord> products) {
        Map<List<Long>, BigDecimal> rates = new HashMap<>();
        return products.stream().map(product -> price(product,
                rates.computeIfAbsent(taxes(product), own -> rate(party, product)))).toList();
    }

    /** Asked of Tryton for the first product of its kind, and only where the customer has a tax rule. */
    private BigDecimal rate(TrytonRecord party, TrytonRecord product) {
        return party.whole("customer_tax_rule") == null ? rate(product)
                : master.rate(fillIn.of(Map.of("party", party.id(), "company", rpc.who().company()), product.id(), 1).taxes());
    }

    private ErpPrice price(TrytonRecord product, BigDecimal rate) {
        TrytonRecord unit = product.in("sale_uom");
        BigDecimal least = new BigDecimal(unit.number("rounding").toPlainString());
        BigDecimal list = price(product, "list_price");
        BigDecimal own = product.number("sale_price_uom");
        return new ErpPrice(product.text("code"), product.text("name"), unit.text("symbol"), null, plain(least), unit.whole("digits") == 0,
                own == null ? list : rounded(own), list, stock(product), false, rate);
    }

    private BigDecimal rate(TrytonRecord product) {
        return master.rate(taxes(product));
    }

    private static List<Long> taxes(TrytonRecord product) {
        TrytonRecord category = product.in("account_category");
        return category == null ? List.of() : category.ids("customer_taxes_used");
    }

    /** Tryton keeps it for the unit of stock; wanted is that of the unit of sale. */
    private static BigDecimal price(TrytonRecord product, String field) {
        BigDecimal price = Objects.requireNonNullElse(product.number(field), BigDecimal.ZERO);
        BigDecimal stocked = product.in("default_uom").number("factor");
        BigDecimal sold = product.in("sale_uom").number("factor");
        return rounded(stocked.compareTo(sold) == 0 ? price : price.multiply(sold).divide(stocked, 10, TrytonMasterData.ROUNDING));
    }

    /** As Tryton rounds a price. */
    static BigDecimal rounded(BigDecimal price) {
        return plain(price.setScale(PRICE_DECIMALS, TrytonMasterData.ROUNDING));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static BigDecimal stock(TrytonRecord product) {
        BigDecimal stock = product.number("quantity");
        return stock == null || stock.signum() < 0 ? BigDecimal.ZERO : plain(stock);
    }

    private Map<Long, Map<String, String>> names(List<TrytonRecord> products) {
        Map<Long, Map<String, String>> names = new HashMap<>();
        List<Long> ids = products.stream().map(TrytonRecord::id).toList();
        if (ids.isEmpty()) {
            return names;
        }
        master.now().languages().forEach((language, code) -> rpc.search("product.product", List.of(List.of("id", "in", ids)),
                        ids.size(), null, List.of("name"), Map.of("language", code, "active_test", false))
                .forEach(product -> names.computeIfAbsent(product.id(), id -> new HashMap<>()).put(language, product.text("name"))));
        return names;
    }

    private Map<String, Object> stockNow(Map<String, Object> context) {
        Map<String, Object> all = new HashMap<>(context);
        all.put("locations", master.now().stores());
        all.put("stock_date_end", LocalDate.now(clock));
        return all;
    }

    private static List<Object> after(String text, String cursor) {
        List<Object> domain = new ArrayList<>();
        domain.add(List.of("id", ">", cursor == null ? 0L : Long.parseLong(cursor)));
        domain.add(Arrays.asList("code", "!=", null));
        if (text != null && !text.isBlank()) {
            String part = "%" + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
            domain.add(List.of("OR", List.of("code", "ilike", part), List.of("name", "ilike", part)));
        }
        return domain;
    }

    private static String next(List<TrytonRecord> found) {
        return found.size() < PAGE ? null : String.valueOf(found.get(PAGE - 1).id());
    }
}
