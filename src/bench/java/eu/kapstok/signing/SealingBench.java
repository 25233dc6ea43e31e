package eu.kapstok.signing;

import eu.kapstok.bench.Figures;
import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What a seal and a check cost: a contract of three pages, and files of 10 MB. */
class SealingBench {

    private static final int WARM_UP = 60;
    private static final int ROUNDS = 60;
    private static final int LARGE_ROUNDS = 11;
    private static final double NANOS_PER_MILLI = 1e6;

    @Test
    void sealAndCheckOfAContract() throws Exception {
        byte[] prepared = SampleSealed.prepared();
        Pades.Shown shown = SampleSealed.shown("signer-1", "Anna Peeters", SampleSealed.drawn());
        Callable<?> seal = () -> SampleSealed.seal(prepared, shown);
        millis(WARM_UP, seal);
        double[] samples = millis(ROUNDS, seal);
        Figures.note("seal with time stamp on a contract of 3 pages and its evidence page, own authority, warm, median",
                Figures.format("%.0f ms, 95 %% within %.0f ms", Figures.percentile(samples, 0.5), Figures.percentile(samples, 0.95)), "≤ 300 ms");
        byte[] whole = SampleSealed.whole();
        FileCheck check = SampleSealed.check();
        millis(WARM_UP, () -> check.check(whole));
        Figures.note("check of a contract with three signatures, warm, median",
                Figures.format("%.0f ms", Figures.percentile(millis(ROUNDS, () -> check.check(whole)), 0.5)), "–");
    }

    @Test
    void checkOfTenMegabytes() throws Exception {
        byte[] large = LargeContracts.signed();
        FileCheck check = SampleSealed.check();
        millis(LARGE_ROUNDS, () -> check.check(large));
        double[] samples = millis(LARGE_ROUNDS, () -> check.check(large));
        Figures.note(Figures.format("check of a signed file of %.1f MB, median", large.length / 1e6),
                Figures.format("%.0f ms, worst %.0f ms", Figures.percentile(samples, 0.5), Figures.percentile(samples, 1)), "≤ 2 s");
    }

    @Test
    void twoLargeFilesAtOnceInLittleMemory() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
                System.getProperty("java.class.path"), LargeContracts.class.getName())
                .redirectErrorStream(true).redirectOutput(new File("target/bench/large-contracts.log")).start();
        long start = System.nanoTime();
        int end = process.waitFor();
        Figures.note("2 files of 10 MB sealed at once, 3 times each, heap of 256 MB",
                Figures.format("%s, %.1f s with the start of Java", end == 0 ? "done" : "failed (" + end + ")", (System.nanoTime() - start) / 1e9), "done");
    }

    private static double[] millis(int times, Callable<?> work) throws Exception {
        double[] samples = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.call();
            samples[i] = (System.nanoTime() - start) / NANOS_PER_MILLI;
        }
        return samples;
    }
}
