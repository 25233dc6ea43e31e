package eu.kapstok.bench;

import eu.kapstok.documents.SampleRenderer;
import eu.kapstok.quote.QuoteDocument;
import eu.kapstok.quote.SampleQuoteDocuments;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What the quote's PDF costs beside the same page drawn by hand. */
class PdfBench {

    private static final int WARM_UP = 400;
    private static final int ROUNDS = 15;
    private static final int PER_ROUND = 20;
    private static final double NANOS_PER_MILLI = 1e6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Test
    void quoteBesideTheSamePageDrawnByHand() throws Exception {
        QuoteDocument.Content content = SampleQuoteDocuments.ofLines(4, Locale.forLanguageTag("nl"));
        QuoteDocument documents = new QuoteDocument(SampleRenderer.get());
        HandDrawnQuote hand = new HandDrawnQuote(SampleRenderer.messages(), SampleRenderer.seller());
        Path folder = Files.createDirectories(Path.of("target", "bench"));
        Files.write(folder.resolve("quote.pdf"), documents.render(content));
        Files.write(folder.resolve("quote-by-hand.pdf"), hand.draw(content));
        cpuMillis(WARM_UP, () -> documents.render(content));
        cpuMillis(WARM_UP, () -> hand.draw(content));
        double[] ours = new double[ROUNDS];
        double[] byHand = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ours[round] = cpuMillis(PER_ROUND, () -> documents.render(content));
            byHand[round] = cpuMillis(PER_ROUND, () -> hand.draw(content));
            ratios[round] = ours[round] / byHand[round];
        }
        Figures.note("quote PDF (PDF/A-3u and UA-1), CPU of one beside the page drawn by hand (PDF/A-2u)",
                Figures.format("%.1f ms, by hand %.1f ms, ratio %.2f", median(ours), median(byHand), median(ratios)), "ratio ≤ 3");
        QuoteDocument.Content long200 = SampleQuoteDocuments.ofLines(200, Locale.forLanguageTag("nl"));
        cpuMillis(WARM_UP / 20, () -> documents.render(long200));
        Figures.note("quote PDF of 200 lines, CPU", Figures.format("%.0f ms", cpuMillis(PER_ROUND, () -> documents.render(long200))),
                "–");
    }

    private double cpuMillis(int times, Callable<byte[]> document) throws Exception {
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            document.call();
        }
        return (threads.getCurrentThreadCpuTime() - start) / NANOS_PER_MILLI / times;
    }

    private static double median(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
