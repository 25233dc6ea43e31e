package eu.kapstok;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What README says about the house is true. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\| [^|]+ \\| `(processes/[a-z]+)` \\| `([a-z]+)` \\| `(forms/[a-z]+)` "
            + "\\| (`/portal/[a-z]+`|–) \\| `([A-Za-z]+)` \\|$");
    private static final Pattern FILE = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @Test
    void readmeIsShort() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void everyProcessHasItsRowAndEveryRowIsTrue() throws IOException {
        List<Matcher> rows = Files.readAllLines(README).stream().map(ROW::matcher).filter(Matcher::matches).toList();
        try (Stream<Path> models = Files.walk(Path.of("processes"))) {
            assertThat(rows).extracting(row -> row.group(1)).containsExactlyInAnyOrderElementsOf(
                    models.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".bpmn"))
                            .map(name -> name.replace(".bpmn", "")).toList());
        }
        for (Matcher row : rows) {
            assertThat(Path.of(row.group(2), row.group(1) + ".bpmn")).isRegularFile();
            assertThat(Path.of("src/main/java/eu/kapstok", row.group(3))).isDirectory();
            assertThat(Path.of(row.group(4))).isDirectory();
            assertThat(Path.of("src/test/java/eu/kapstok", row.group(3), row.group(6) + ".java")).isRegularFile();
        }
    }

    @Test
    void everyFileThatReadmeNamesExists() throws IOException {
        Matcher file = FILE.matcher(Files.readString(README));
        while (file.find()) {
            assertThat(Path.of(file.group(1))).exists();
        }
    }

    @Test
    void bothCommandsStandOnALineOfTheirOwn() throws IOException {
        assertThat(Files.readAllLines(README)).contains("mvn spring-boot:run", "mvn verify");
    }
}
