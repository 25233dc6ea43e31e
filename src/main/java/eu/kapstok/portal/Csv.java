package eu.kapstok.portal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows for a spreadsheet, as programs in the reader's language expect them. */
public final class Csv {

    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private final String separator;
    private final char decimalPoint;

    public Csv(Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        this.separator = english ? "," : ";";
        this.decimalPoint = english ? '.' : ',';
    }

    /** A line of the file with its end; numbers with the reader's decimal point, null as an empty cell. */
    public String row(List<?> cells) {
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
