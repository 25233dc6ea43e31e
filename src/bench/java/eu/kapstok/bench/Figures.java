package eu.kapstok.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

/** Where figures are written: {@code target/bench/figures.md}. */
public final class Figures {

    private static final Path FILE = Path.of("target", "bench", "figures.md");

    private Figures() {
    }

    /** Adds a line: what was measured, the figure, what was asked for. */
    public static void note(String what, String figure, String asked) {
        try {
            Files.createDirectories(FILE.getParent());
            if (!Files.exists(FILE)) {
                Files.writeString(FILE, "| what | measured | asked |\n| --- | --- | --- |\n");
            }
            String line = "| %s | %s | %s |%n".formatted(what, figure, asked);
            Files.writeString(FILE, line, StandardOpenOption.APPEND);
            System.out.print(line);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The value below which that share (0 to 1) of the samples lies. */
    public static double percentile(double[] samples, double share) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    }

    public static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
