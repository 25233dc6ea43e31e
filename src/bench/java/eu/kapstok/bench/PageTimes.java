package eu.kapstok.bench;

import eu.kapstok.testing.WebClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** How long pages take over HTTP. */
final class PageTimes {

    private static final int ROUNDS = 7;
    private static final int VIEWS = 60;

    private PageTimes() {
    }

    /** Milliseconds of each view but those that only warm it up. */
    static double[] of(int warmUp, int views, IntConsumer view) {
        for (int number = 0; number < warmUp; number++) {
            view.accept(number);
        }
        double[] millis = new double[views];
        for (int number = 0; number < views; number++) {
            long begin = System.nanoTime();
            view.accept(number);
            millis[number] = (System.nanoTime() - begin) / 1e6;
        }
        return millis;
    }

    /**
     * The median, over rounds in which the pages take turns, of each round's 95th percentile in milliseconds.
     *
     * @param pages by name
     * @param right whether an answer is what was asked for
     */
    static Map<String, Double> inTurns(Map<String, Supplier<WebClient.Answer>> pages, int warmUp, Predicate<WebClient.Answer> right) {
        Map<String, IntConsumer> views = new LinkedHashMap<>();
        pages.forEach((page, ask) -> views.put(page, number -> {
            WebClient.Answer answer = ask.get();
            if (answer.status() != 200 || !right.test(answer)) {
                throw new IllegalStateException(page + " answered " + answer.status());
            }
        }));
        views.values().forEach(view -> of(warmUp, 0, view));
        Map<String, double[]> percentiles = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            int at = round;
            views.forEach((page, view) -> percentiles.computeIfAbsent(page, one -> new double[ROUNDS])[at] =
                    Figures.percentile(of(0, VIEWS, view), 0.95));
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        percentiles.forEach((page, rounds) -> medians.put(page, Figures.percentile(rounds, 0.5)));
        return medians;
    }
}
