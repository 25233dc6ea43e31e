package eu.kapstok.engine;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Settings that this installation cannot run without. The start stops and names them in one line. */
public class MissingSetting extends RuntimeException {

    private final List<String> names;

    /**
     * @param setting such as {@code kapstok.base-url}
     * @param meaning what to set it to: "the public address of the application, such as https://portal.example.com"
     */
    public MissingSetting(String setting, String meaning) {
        this(List.of(new RequiredSetting(setting, meaning)));
    }

    MissingSetting(List<RequiredSetting> missing) {
        super((missing.size() == 1 ? "Missing setting: " : "Missing settings: ") + missing.stream()
                .map(setting -> "%s (%s)".formatted(setting.name(), setting.meaning())).collect(Collectors.joining("; ")));
        this.names = missing.stream().map(RequiredSetting::name).toList();
    }

    /** The names of what is missing. */
    public List<String> settings() {
        return names;
    }

    /** The value, or this complaint when it is null or blank. */
    public static String require(String value, String setting, String meaning) {
        if (value == null || value.isBlank()) {
            throw new MissingSetting(setting, meaning);
        }
        return value;
    }

    List<String> environmentVariables() {
        return names.stream().map(name -> name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT)).toList();
    }
}
