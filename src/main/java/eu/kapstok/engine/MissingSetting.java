package eu.kapstok.engine;

import java.util.Locale;

/** A setting that this installation cannot run without. The start stops and names it in one line. */
public class MissingSetting extends RuntimeException {

    private final String setting;
    private final String meaning;

    /**
     * @param setting such as {@code kapstok.base-url}
     * @param meaning what to set it to: "the public address of the application, such as https://portal.example.com"
     */
    public MissingSetting(String setting, String meaning) {
        super("Setting %s is missing: %s".formatted(setting, meaning));
        this.setting = setting;
        this.meaning = meaning;
    }

    public String setting() {
        return setting;
    }

    public String meaning() {
        return meaning;
    }

    /** The value, or this complaint when it is null or blank. */
    public static String require(String value, String setting, String meaning) {
        if (value == null || value.isBlank()) {
            throw new MissingSetting(setting, meaning);
        }
        return value;
    }

    String environmentVariable() {
        return setting.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
