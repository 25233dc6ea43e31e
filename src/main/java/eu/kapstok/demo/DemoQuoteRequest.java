package eu.kapstok.demo;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoQuote;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A quote as a script types it into the demo ERP. */
@Component
@Profile("demo")
class DemoQuoteRequest {

    private static final Set<String> REVISED = Set.of("lines", "discountPercent", "validUntil", "createdBy", "paymentTermDays",
            "nonStandardTerms");
    private static final Map<String, Set<String>> ROWS = Map.of("lines", Set.of("product", "quantity", "discountPercent"));
    private static final Pattern STAFF_USER = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,59}");
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal LEAST_QUANTITY = new BigDecimal("0.001");
    private static final BigDecimal MOST_QUANTITY = new BigDecimal(1_000_000);
    private static final int MOST_LINES = 500;
    private static final int LONGEST_TERM = 365;

    private final DemoErp erp;
    private final Clock clock;

    DemoQuoteRequest(DemoErp erp, Clock clock) {
        this.erp = erp;
        this.clock = clock;
    }

    DemoQuote toRaise(JsonNode body) {
        Set<String> fields = new HashSet<>(REVISED);
        fields.add("customer");
        fields.add("requestReference");
        DemoRequest request = DemoRequest.of(body, fields, ROWS);
        String customer = request.text("customer");
        if (erp.customers().stream().noneMatch(known -> known.number().equals(customer))) {
            throw request.wrong("customer", "is not known: " + customer);
        }
        return quote(customer, request);
    }

    DemoQuote toRevise(JsonNode body) {
        return quote(null, DemoRequest.of(body, REVISED, ROWS));
    }

    private DemoQuote quote(String customer, DemoRequest request) {
        List<DemoQuote.Line> lines = request.rows("lines", MOST_LINES, this::line);
        return new DemoQuote(customer, null, lines, percent(request), validUntil(request), createdBy(request),
                request.has("paymentTermDays") ? request.whole("paymentTermDays", 0, LONGEST_TERM) : null,
                request.flag("nonStandardTerms"), requestReference(request));
    }

    private DemoQuote.Line line(DemoRequest row) {
        String product = row.text("product");
        if (!erp.sells(product)) {
            throw row.wrong("product", "is not known: " + product);
        }
        return new DemoQuote.Line(product, row.number("quantity", LEAST_QUANTITY, MOST_QUANTITY, 3), percent(row));
    }

    private static BigDecimal percent(DemoRequest request) {
        return request.has("discountPercent") ? request.number("discountPercent", BigDecimal.ZERO, HUNDRED, 4) : null;
    }

    private LocalDate validUntil(DemoRequest request) {
        if (!request.has("validUntil")) {
            return null;
        }
        LocalDate day = request.day("validUntil");
        if (day.isBefore(LocalDate.now(clock))) {
            throw request.wrong("validUntil", "is in the past");
        }
        return day;
    }

    private static String requestReference(DemoRequest request) {
        if (!request.has("requestReference")) {
            return null;
        }
        String reference = request.text("requestReference");
        if (reference.length() > DemoQuoteForm.LONGEST_REFERENCE) {
            throw request.wrong("requestReference", "must have at most " + DemoQuoteForm.LONGEST_REFERENCE + " characters");
        }
        return reference;
    }

    private static String createdBy(DemoRequest request) {
        if (!request.has("createdBy")) {
            return null;
        }
        String user = request.text("createdBy");
        if (!STAFF_USER.matcher(user).matches()) {
            throw request.wrong("createdBy", "must be the id of a staff user");
        }
        return user;
    }
}
