package eu.kapstok.quote;

import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpProduct;
import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private final Erp erp;

    RequestedProducts(Erp erp) {
        this.erp = erp;
    }

    /** Products that are sold now and whose code or name holds that text; the first of them. */
    List<ErpProduct> like(String text) {
        return erp.products(text, null).items().stream().filter(ErpProduct::active).limit(FOUND).toList();
    }

    /** Empty for a code that nobody sells, or not any more. */
    Optional<ErpProduct> sold(String code) {
        if (code.isBlank() || code.length() > CODE_LENGTH) {
            return Optional.empty();
        }
        return erp.products(code, null).items().stream().filter(product -> product.active() && product.code().equals(code)).findFirst();
    }

    /**
     * The lines that those rows are.
     *
     * @throws FormRefused with what is wrong, at {@code product.<row>} and {@code quantity.<row>}
     */
    List<QuoteRequestLine> lines(List<Row> rows) {
        List<QuoteRequestLine> lines = new ArrayList<>();
        List<FormRefused.Problem> problems = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            Optional<ErpProduct> product = sold(rows.get(row).product());
            BigDecimal quantity = quantity(rows.get(row).quantity());
            if (product.isEmpty()) {
                problems.add(new FormRefused.Problem("product." + row, "quote.request.refused.product", List.of()));
            }
            if (quantity == null) {
                problems.add(new FormRefused.Problem("quantity." + row, "quote.request.refused.amount", List.of()));
            }
            if (product.isPresent() && quantity != null) {
                lines.add(new QuoteRequestLine(product.get().code(), product.get().name(), quantity, product.get().unit()));
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
