package eu.kapstok.catalog;

import java.util.Locale;

/**
 * A product that can be found.
 *
 * @param name as the ERP calls it
 * @param nameNl null where the ERP has none in that language, as the others
 */
record CatalogProduct(String code, String name, String nameNl, String nameFr, String nameEn) {

    String nameIn(Locale locale) {
        String own = switch (locale.getLanguage()) {
            case "fr" -> nameFr;
            case "en" -> nameEn;
            default -> nameNl;
        };
        return own == null ? name : own;
    }
}
