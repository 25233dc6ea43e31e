package eu.kapstok;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.testing.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of bpmnlint, recommended and for Camunda 7.24; {@code .ci/run} installs it into {@code target/judges}. */
class BpmnLintTest {

    static Stream<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void modelBreaksNoRuleOfBpmnlint(Path model) throws IOException {
        Path rules = Path.of("target/judges/.bpmnlintrc");
        Judge.require("target/judges/node_modules/.bin/bpmnlint");
        // rules and their plugin are looked for where it runs
        Files.copy(Path.of(".bpmnlintrc"), rules, StandardCopyOption.REPLACE_EXISTING);

        assertThat(Judge.require("sh").says("-c", "cd target/judges && node_modules/.bin/bpmnlint ../../" + model))
                .doesNotContain(" error ", " warning ");
    }
}
