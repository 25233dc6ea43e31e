package eu.kapstok.complaint;

import eu.kapstok.insight.Answers;
import eu.kapstok.insight.InsightBlock;
import eu.kapstok.insight.InsightFigure;
import eu.kapstok.insight.InsightPart;
import eu.kapstok.insight.InsightPeriod;
import eu.kapstok.insight.InsightTable;
import eu.kapstok.insight.InsightTable.Cell;
import eu.kapstok.insight.InsightTable.Column;
import eu.kapstok.insight.InsightTable.Row;
import eu.kapstok.insight.InsightWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the page of figures shows of complaints: of what, how long they take, how it went, and why they came. */
@Configuration
class ComplaintInsight {

    private static final int MOST_PRODUCTS = 25;
    private static final int MOST_EFFORT = 7;
    private static final int EASY = 5;

    private final ComplaintFigures figures;
    private final ComplaintWords words;
    private final InsightWords write;

    ComplaintInsight(ComplaintFigures figures, ComplaintWords words, InsightWords write) {
        this.figures = figures;
        this.words = words;
        this.write = write;
    }

    @Bean
    InsightPart complaintReasons() {
        return new InsightPart(110, "complaints", this::reasons);
    }

    @Bean
    InsightPart complaintTimes() {
        return new InsightPart(120, "complaint-times", this::times);
    }

    @Bean
    InsightPart complaintEffort() {
        return new InsightPart(130, "complaint-effort-score", this::effort);
    }

    @Bean
    InsightPart complaintProducts() {
        return new InsightPart(140, "complaints-by-product", this::products);
    }

    private InsightBlock reasons(InsightPeriod period) {
        Map<ComplaintReason, Long> counts = figures.reasons(period);
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        List<Row> rows = Arrays.stream(ComplaintReason.values()).map(reason -> {
            String name = words.text("complaint.reason.staff." + reason);
            return new Row(name, name, InsightTable.Tone.PLAIN, "/staff/complaints?reason=" + reason, List.of(write.count(counts.getOrDefault(reason, 0L))));
        }).toList();
        return all == 0 ? empty("reasons") : block("reasons", List.of(figure("reasons.figure", write.count(all).text(), all)),
                new InsightTable(List.of(Column.plain(text("column.reason")), Column.charted(text("column.n"))), rows), InsightBlock.Chart.BARS);
    }

    private InsightBlock times(InsightPeriod period) {
        List<InsightFigure> most = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (ComplaintFigures.Measure measure : ComplaintFigures.Measure.values()) {
            ComplaintFigures.Times taken = figures.times(measure, period);
            String name = text("measure." + measure);
            boolean any = taken.n() > 0;
            rows.add(new Row(name, name, List.of(write.count(taken.n()), any ? duration(taken.median()) : Cell.NONE, any ? duration(taken.p90()) : Cell.NONE)));
            if (any) {
                most.add(figure("measure." + measure, write.duration(taken.median()), taken.n()));
            }
        }
        if (most.isEmpty()) {
            return empty("times");
        }
        var late = figures.late(period);
        var reopened = figures.reopened(period);
        if (late.whole() > 0) {
            most.add(figure("times.late", write.percent(late).text(), late.whole()));
        }
        if (reopened.whole() > 0) {
            most.add(figure("times.reopened", write.percent(reopened).text(), reopened.whole()));
        }
        return block("times", most, new InsightTable(List.of(Column.plain(text("column.measure")), Column.plain(text("column.n")),
                Column.plain(text("column.median")), Column.plain(text("column.p90"))), rows), null);
    }

    private InsightBlock effort(InsightPeriod period) {
        Answers answers = figures.effort(period);
        if (answers.n() == 0) {
            return empty("effort");
        }
        List<InsightFigure> most = new ArrayList<>(List.of(write.score(text("effort.figure"), answers.mean(), answers, null),
                write.share(text("effort.easy"), answers.share(EASY, MOST_EFFORT))));
        var solved = figures.solved(period);
        if (solved.whole() > 0) {
            most.add(write.share(text("effort.solved"), solved));
        }
        List<Row> rows = IntStream.rangeClosed(1, MOST_EFFORT).mapToObj(score -> new Row(String.valueOf(score), String.valueOf(score),
                List.of(write.count(answers.of(score)), write.percent(answers.share(score, score))))).toList();
        return block("effort", most, new InsightTable(List.of(Column.plain(text("column.answer")), Column.charted(text("column.n")),
                Column.plain(text("column.share"))), rows), InsightBlock.Chart.COLUMNS);
    }

    private InsightBlock products(InsightPeriod period) {
        List<ComplaintFigures.OfProduct> found = figures.products(period, MOST_PRODUCTS);
        List<Row> rows = found.stream().map(one -> {
            String cause = one.cause() == null ? text("products.unknown") : words.text("complaint.cause." + one.cause());
            return new Row(one.product() + " " + one.description(), one.product(), List.of(new Cell(cause, cause), write.count(one.n())));
        }).toList();
        return rows.isEmpty() ? empty("products") : block("products", List.of(), new InsightTable(List.of(Column.plain(text("column.product")),
                Column.plain(text("column.cause")), Column.plain(text("column.n"))), rows), null);
    }

    private Cell duration(double seconds) {
        return new Cell(write.duration(seconds), write.duration(seconds));
    }

    private InsightFigure figure(String key, String value, long n) {
        return InsightFigure.counted(text(key), value, write.n(n, text("things")));
    }

    private InsightBlock block(String part, List<InsightFigure> most, InsightTable table, InsightBlock.Chart chart) {
        return new InsightBlock(text(part + ".title"), text(part + ".definition"), most, table, chart, text(part + ".empty"));
    }

    private InsightBlock empty(String part) {
        return InsightBlock.empty(text(part + ".title"), text(part + ".definition"), text(part + ".empty"));
    }

    private String text(String key) {
        return words.text("complaint.insight." + key);
    }
}
