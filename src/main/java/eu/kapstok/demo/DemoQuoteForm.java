package eu.kapstok.demo;

import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.erp.ErpQuote;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A quote as typed on the page, with what is wrong with it by field; empty rows count for nothing. */
class DemoQuoteForm {

    static final int ROWS = 5;
    static final int LONGEST_REFERENCE = 60;

    private static final int MOST_ROWS = 100;
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal MOST_QUANTITY = new BigDecimal(1_000_000);
    private static final int LONGEST_TERM = 365;

    /** A row as typed. */
    public record Row(String product, String quantity, String discount) {

        boolean empty() {
            return product.isEmpty() && quantity.isEmpty() && discount.isEmpty();
        }
    }

    private final String customer;
    private final List<Row> rows;
    private final String discount;
    private final String validUntil;
    private final String paymentTerm;
    private final String createdBy;
    private final boolean nonStandardTerms;
    private final String requestReference;
    private final Map<String, String> errors = new LinkedHashMap<>();

    private DemoQuoteForm(String customer, List<Row> rows, String discount, String validUntil, String paymentTerm,
                          String createdBy, boolean nonStandardTerms, String requestReference) {
        this.customer = customer;
        this.rows = new ArrayList<>(rows);
        this.discount = discount;
        this.validUntil = validUntil;
        this.paymentTerm = paymentTerm;
        this.createdBy = createdBy;
        this.nonStandardTerms = nonStandardTerms;
        this.requestReference = requestReference;
        addRows(Math.max(1, ROWS - this.rows.size()));
    }

    /** The tour's quote: its discount is one that sales management has to approve. */
    static DemoQuoteForm suggested(LocalDate today) {
        return new DemoQuoteForm("C10042", List.of(new Row("RAD-2260", "8", ""), new Row("THK-210", "8", ""),
                new Row("TH-SLIM", "2", "")), "12", today.plusDays(30).toString(), "", "sales", false, "");
    }

    static DemoQuoteForm of(ErpQuote quote) {
        return new DemoQuoteForm(quote.customer(), quote.lines().stream().map(line -> new Row(line.product(),
                line.quantity().toPlainString(), zeroAsEmpty(line.discountPercent()))).toList(),
                zeroAsEmpty(quote.discountPercent()), quote.validUntil().toString(), String.valueOf(quote.paymentTermDays()),
                quote.createdBy(), quote.nonStandardTerms(), Objects.requireNonNullElse(quote.requestReference(), ""));
    }

    static DemoQuoteForm typed(HttpServletRequest request) {
        List<Row> rows = new ArrayList<>();
        String[] products = values(request, "product");
        for (int i = 0; i < Math.min(products.length, MOST_ROWS); i++) {
            Row row = new Row(products[i].trim(), at(values(request, "quantity"), i), at(values(request, "discount"), i));
            if (!row.empty()) {
                rows.add(row);
            }
        }
        return new DemoQuoteForm(value(request, "customer"), rows, value(request, "documentDiscount"), value(request, "validUntil"),
                value(request, "paymentTerm"), value(request, "createdBy"), request.getParameter("nonStandardTerms") != null,
                value(request, "requestReference"));
    }

    void addRows(int count) {
        for (int i = 0; i < count && rows.size() < MOST_ROWS; i++) {
            rows.add(new Row("", "", ""));
        }
    }

    /** The quote, null when something is wrong: then {@link #getErrors()} says what, as message keys. */
    DemoQuote read(DemoErp erp, LocalDate today) {
        if (erp.customers().stream().noneMatch(known -> known.number().equals(customer))) {
            errors.put("customer", "demo.error.choose");
        }
        List<DemoQuote.Line> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).empty()) {
                lines.add(line(erp, rows.get(i), i));
            }
        }
        if (lines.isEmpty()) {
            errors.put("product0", "demo.error.noLine");
        }
        BigDecimal documentDiscount = number("documentDiscount", discount, BigDecimal.ZERO, HUNDRED, 2, "demo.error.percent");
        LocalDate lastDay = lastDay(today);
        BigDecimal term = number("paymentTerm", paymentTerm, BigDecimal.ZERO, BigDecimal.valueOf(LONGEST_TERM), 0, "demo.error.term");
        if (requestReference.length() > LONGEST_REFERENCE) {
            errors.put("requestReference", "demo.error.reference");
        }
        if (!errors.isEmpty()) {
            return null;
        }
        return new DemoQuote(customer, null, lines, documentDiscount, lastDay, createdBy.isEmpty() ? null : createdBy,
                term == null ? null : term.intValue(), nonStandardTerms,
                requestReference.isEmpty() ? null : requestReference);
    }

    private DemoQuote.Line line(DemoErp erp, Row row, int index) {
        if (!erp.sells(row.product())) {
            errors.put("product" + index, "demo.error.choose");
        }
        BigDecimal quantity = number("quantity" + index, row.quantity(), new BigDecimal("0.001"), MOST_QUANTITY, 3,
                "demo.error.quantity");
        if (quantity == null) {
            errors.putIfAbsent("quantity" + index, "demo.error.quantity");
        }
        return new DemoQuote.Line(row.product(), quantity,
                number("discount" + index, row.discount(), BigDecimal.ZERO, HUNDRED, 2, "demo.error.percent"));
    }

    private LocalDate lastDay(LocalDate today) {
        if (validUntil.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(validUntil);
            if (!day.isBefore(today)) {
                return day;
            }
            errors.put("validUntil", "demo.error.date");
        } catch (DateTimeException notADate) {
            errors.put("validUntil", "demo.error.date");
        }
        return null;
    }

    /** Null for empty or wrong text. */
    private BigDecimal number(String field, String text, BigDecimal least, BigDecimal most, int decimals, String error) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("\\d{1,7}([.,]\\d{1,3})?")) {
            BigDecimal number = new BigDecimal(text.replace(',', '.'));
            if (number.compareTo(least) >= 0 && number.compareTo(most) <= 0 && number.stripTrailingZeros().scale() <= decimals) {
                return number;
            }
        }
        errors.put(field, error);
        return null;
    }

    private static String zeroAsEmpty(BigDecimal number) {
        return number.signum() == 0 ? "" : number.toPlainString();
    }

    private static String value(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.trim();
    }

    private static String[] values(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? new String[0] : values;
    }

    private static String at(String[] values, int index) {
        return index < values.length ? values[index].trim() : "";
    }

    public String getCustomer() {
        return customer;
    }

    public List<Row> getRows() {
        return rows;
    }

    public String getDiscount() {
        return discount;
    }

    public String getValidUntil() {
        return validUntil;
    }

    public String getPaymentTerm() {
        return paymentTerm;
    }

    public String getCreatedBy() {
        return createdBy;
    }

    public boolean isNonStandardTerms() {
        return nonStandardTerms;
    }

    public String getRequestReference() {
        return requestReference;
    }

    public Map<String, String> getErrors() {
        return errors;
    }
}
