package eu.kapstok.quote;

import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpPrice;
import eu.kapstok.erp.ErpSoon;
import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds what a customer may ask a quote for, and reads the lines that they typed. */
@Component
class RequestedProducts {

    private static final int FOUND = 20;
    private static final int DECIMALS = 3;
    private static final int CODE_LENGTH = 140;
    private static final BigDecimal MOST = new BigDecimal("1000000");
    private static final String NUMBER = "\\d{1,9}([.,]\\d{1,9})?";

    /** A line as it was typed. */
    record Row(String product, String quantity) {
    }

    /**
     * A product of a customer's own price list.
     *
     * @param price EUR for one unit; consumers read it including VAT
     */
    record Offer(String code, String name, String unit, BigDecimal price) {
    }

    private final Erp erp;
    private final ErpSoon soon;
    private final CustomerService customers;

    RequestedProducts(Erp erp, ErpSoon soon, CustomerService customers) {
        this.erp = erp;
        this.soon = soon;
        this.customers = customers;
    }

    /** The moment until which a page waits that asks several times. */
    long patience() {
        return soon.patience();
    }

    /** What that customer can buy now and whose code or name holds that text; the first of them; empty where the ERP does not say. */
    Optional<List<Offer>> like(String customer, String text, long until) {
        boolean consumer = isConsumer(customer);
        return soon.ask("price list of " + customer + ": " + text,
                        () -> erp.prices(customer, text, null).items().stream().limit(FOUND).toList(), until).value()
                .map(found -> found.stream().map(price -> offer(price, consumer)).toList());
    }

    /** By code; codes that the customer cannot buy, or not any more, are left out; empty where the ERP does not say. */
    Optional<Map<String, Offer>> sold(String customer, List<Row> rows, long until) {
        List<String> codes = rows.stream().map(Row::product).filter(code -> !code.isBlank() && code.length() <= CODE_LENGTH)
                .distinct().toList();
        if (codes.isEmpty()) {
            return Optional.of(Map.of());
        }
        boolean consumer = isConsumer(customer);
        return soon.ask("prices of " + customer + ": " + String.join(" ", codes), () -> erp.pricesOf(customer, codes), until).value()
                .map(prices -> prices.stream().map(price -> offer(price, consumer))
                        .collect(Collectors.toMap(Offer::code, Function.identity(), (one, same) -> one)));
    }

    boolean isConsumer(String customer) {
        return customers.customer(customer).map(Customer::isConsumer).orElse(false);
    }

    private static Offer offer(ErpPrice price, boolean consumer) {
        BigDecimal shown = consumer ? price.unitPrice().multiply(BigDecimal.ONE.add(price.vatRate().movePointLeft(2)))
                .setScale(2, RoundingMode.HALF_UP) : price.unitPrice();
        return new Offer(price.product(), price.name(), price.unit(), shown);
    }

    /**
     * The lines that those rows of that customer are.
     *
     * @throws FormRefused with what is wrong, at {@code product.<row>} and {@code quantity.<row>}
     */
    List<QuoteRequestLine> lines(String customer, List<Row> rows) {
        Map<String, Offer> sold = sold(customer, rows, patience()).orElseThrow(() -> new FormRefused(null, "quote.ask.notKnown"));
        List<QuoteRequestLine> lines = new ArrayList<>();
        List<FormRefused.Problem> problems = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            Offer product = sold.get(rows.get(row).product());
            BigDecimal quantity = quantity(rows.get(row).quantity());
            if (product == null) {
                problems.add(new FormRefused.Problem("product." + row, "quote.request.refused.product", List.of()));
            }
            if (quantity == null) {
                problems.add(new FormRefused.Problem("quantity." + row, "quote.request.refused.amount", List.of()));
            }
            if (product != null && quantity != null) {
                lines.add(new QuoteRequestLine(product.code(), product.name(), quantity, product.unit()));
            }
        }
        if (!problems.isEmpty()) {
            throw new FormRefused(problems);
        }
        return lines;
    }

    /** Null for anything but a quantity above zero with three decimals at most. */
    private static BigDecimal quantity(String typed) {
        String text = typed.strip();
        if (!text.matches(NUMBER)) {
            return null;
        }
        BigDecimal quantity = new BigDecimal(text.replace(',', '.'));
        boolean right = quantity.signum() > 0 && quantity.compareTo(MOST) <= 0 && quantity.stripTrailingZeros().scale() <= DECIMALS;
        return right ? quantity : null;
    }
}
