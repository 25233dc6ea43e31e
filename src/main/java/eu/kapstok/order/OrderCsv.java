package eu.kapstok.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows for a spreadsheet, as programs in the reader's language expect them. */
final class OrderCsv {

    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private final String separator;
    private final char decimalPoint;

    OrderCsv(Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        this.separator = english ? "," : ";";
        this.decimalPoint = english ? '.' : ',';
    }

    String row(List<?> cells) {
        return cells.stream().map(this::cell).collect(Collectors.joining(separator)) + "\r\n";
    }

    private String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString().replace('.', decimalPoint);
        }
        String text = value.toString();
        // a spreadsheet would run what begins like a formula
        String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        return safe.contains(separator) || safe.contains("\"") || safe.contains("\n") || safe.contains("\r")
                ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
