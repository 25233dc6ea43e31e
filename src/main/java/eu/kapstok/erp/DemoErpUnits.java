package eu.kapstok.erp;

import java.util.Map;
import java.util.stream.Collectors;

/** The demo ERP's units in the language of a quote. */
class DemoErpUnits {

    private static final Map<String, String[]> UNITS =
            DemoErpData.rows("units.csv").collect(Collectors.toMap(row -> row[0], row -> row));

    private DemoErpUnits() {
    }

    static String in(String language, String unit) {
        String[] words = UNITS.get(unit);
        return switch (language) {
            case "fr" -> words[1];
            case "en" -> words[2];
            default -> words[0];
        };
    }
}
