package eu.kapstok;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The languages stay in step. */
class MessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern USED = Pattern.compile("#\\{([a-z][A-Za-z0-9.-]*[A-Za-z0-9])[}(]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyTextExistsInEveryLanguage(String language) throws IOException {
        assertThat(texts(language).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(texts("nl").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyLanguageHasTheSamePlaceholders(String language) throws IOException {
        Properties dutch = texts("nl");
        Properties other = texts(language);
        for (String key : dutch.stringPropertyNames()) {
            assertThat(placeholders(other.getProperty(key, ""))).as(key).isEqualTo(placeholders(dutch.getProperty(key)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "fr", "en"})
    void everyTextIsWrittenAndCanBeFormatted(String language) throws IOException {
        Properties texts = texts(language);
        for (String key : texts.stringPropertyNames()) {
            assertThat(texts.getProperty(key)).as(key).isNotBlank();
            new MessageFormat(texts.getProperty(key), Locale.forLanguageTag(language));
        }
    }

    @Test
    void textsForStaffAreNoTextsForCustomers() throws IOException {
        Set<String> both = new HashSet<>(texts("nl").stringPropertyNames());
        both.retainAll(texts(null).stringPropertyNames());
        assertThat(both).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "fr", "en"})
    void noKeyIsWrittenTwice(String language) throws IOException {
        Set<String> seen = new HashSet<>();
        for (String line : Files.readAllLines(RESOURCES.resolve("messages_" + language + ".properties"))) {
            Matcher key = Pattern.compile("^([A-Za-z][\\w.-]*)\\s*=").matcher(line);
            if (key.find()) {
                assertThat(seen.add(key.group(1))).as(key.group(1)).isTrue();
            }
        }
    }

    @Test
    void everyTextThatATemplateNamesExists() throws IOException {
        Set<String> known = new HashSet<>(texts("nl").stringPropertyNames());
        known.addAll(texts(null).stringPropertyNames());
        Set<String> missing = new TreeSet<>();
        for (Path template : templates()) {
            Matcher used = USED.matcher(Files.readString(template));
            while (used.find()) {
                if (!known.contains(used.group(1))) {
                    missing.add(template + ": " + used.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** French has a space before the colon. */
    @Test
    void noTemplateWritesAColonOfItsOwnBehindALabel() throws IOException {
        for (Path template : templates()) {
            assertThat(Files.readString(template)).as(template.toString()).doesNotContain("': '");
        }
        for (Object text : texts("fr").values()) {
            assertThat(text.toString().replaceAll("(https?|mailto):", "")).doesNotContainPattern("[^ \\u00a0\\u202f\\d]:(\\s|$)");
        }
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".html") || file.toString().endsWith(".txt")).toList();
        }
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        Path file = RESOURCES.resolve(language == null ? "messages.properties" : "messages_" + language + ".properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts;
    }
}
