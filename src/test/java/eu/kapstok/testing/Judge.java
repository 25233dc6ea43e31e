package eu.kapstok.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A program from outside that gives a second opinion. Where it is not installed its test is skipped and says which one is
 * missing; with {@code KAPSTOK_JUDGES=required} it fails.
 */
public final class Judge {

    private static final boolean REQUIRED = "required".equals(System.getenv("KAPSTOK_JUDGES"));

    private final String program;

    private Judge(String program) {
        this.program = program;
    }

    public static Judge require(String program) {
        require(program, find(program).isPresent());
        return new Judge(program);
    }

    /** A judge that is no program but a file, such as a script for a browser. */
    public static Path requireFile(String file) {
        require(file, Files.isReadable(Path.of(file)));
        return Path.of(file);
    }

    private static void require(String judge, boolean installed) {
        if (REQUIRED) {
            assertThat(installed).as("Judge %s is installed", judge).isTrue();
        }
        assumeTrue(installed, "Judge " + judge + " is not installed");
    }

    /** What it says, its complaints included; fails when it does not end with 0. */
    public String says(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(Arrays.asList(arguments));
        try {
            Path out = Files.createTempFile("judge", ".txt");
            try {
                int end = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start().waitFor();
                String said = Files.readString(out, StandardCharsets.UTF_8);
                assertThat(end).as("%s says: %s", String.join(" ", command), said).isZero();
                return said;
            } finally {
                Files.delete(out);
            }
        } catch (IOException failed) {
            throw new AssertionError("Judge " + program + " could not be asked", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while asking " + program, interrupted);
        }
    }

    private static Optional<Path> find(String program) {
        if (program.contains("/")) {
            return Optional.of(Path.of(program)).filter(Files::isExecutable);
        }
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable).findFirst();
    }
}
