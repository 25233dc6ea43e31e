package eu.kapstok.customer;

import java.util.List;
import java.util.Locale;

/** The languages that customers are served in; the first is the default. */
public final class Languages {

    public static final List<String> ALL = List.of("nl", "fr", "en");
    public static final String DEFAULT = "nl";

    private Languages() {
    }

    /** The language itself when customers are served in it, otherwise the default. */
    public static String supported(String language) {
        String lower = language == null ? "" : language.toLowerCase(Locale.ROOT);
        return ALL.contains(lower) ? lower : DEFAULT;
    }
}
