package eu.kapstok.order;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.insight.Answers;
import eu.kapstok.insight.InsightBlock;
import eu.kapstok.insight.InsightFigure;
import eu.kapstok.insight.InsightPart;
import eu.kapstok.insight.InsightPeriod;
import eu.kapstok.insight.InsightTable;
import eu.kapstok.insight.InsightTable.Cell;
import eu.kapstok.insight.InsightTable.Column;
import eu.kapstok.insight.InsightTable.Row;
import eu.kapstok.insight.InsightTable.Tone;
import eu.kapstok.insight.InsightWords;
import eu.kapstok.insight.NetPromoterScore;
import eu.kapstok.insight.Share;
import eu.kapstok.portal.Formats;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the page of figures shows of reviews: stars, recommendation, effort, and the calls after bad ones. */
@Configuration
class ReviewInsight {

    private static final int MOST_STARS = 5;
    private static final int SATISFIED = 4;
    private static final int MOST_EFFORT = 7;
    private static final int EASY = 5;
    private static final int MOST_RECOMMENDATION = 10;
    private static final int MOST_CALLS = 20;
    private static final List<String> OUTCOMES = List.of("", "solved", "promised", "notReached");

    private final OrderFigures figures;
    private final OrderSettings settings;
    private final CustomerService customers;
    private final Formats formats;
    private final OrderWords words;
    private final InsightWords write;

    ReviewInsight(OrderFigures figures, OrderSettings settings, CustomerService customers, Formats formats, OrderWords words,
                  InsightWords write) {
        this.figures = figures;
        this.settings = settings;
        this.customers = customers;
        this.formats = formats;
        this.words = words;
        this.write = write;
    }

    @Bean
    InsightPart deliveryReviews() {
        return new InsightPart(50, "reviews", this::stars);
    }

    @Bean
    InsightPart deliveryPromoters() {
        return new InsightPart(60, "net-promoter-score", this::recommendation);
    }

    @Bean
    InsightPart deliveryEffort() {
        return new InsightPart(70, "customer-effort-score", this::effort);
    }

    @Bean
    InsightPart callsAfterBadReviews() {
        return new InsightPart(80, "calls-after-bad-reviews", this::calls);
    }

    @Bean
    InsightPart reviewsToCallAbout() {
        return new InsightPart(90, "reviews-to-call-about", period -> toCall());
    }

    private InsightBlock stars(InsightPeriod period) {
        String key = "order.insight.reviews.";
        Answers answers = figures.answers(OrderFigures.Question.STARS, period);
        Share reviewed = figures.reviewed(period);
        List<InsightFigure> most = new ArrayList<>();
        if (answers.n() > 0) {
            most.add(write.score(text(key + "average"), answers.mean(), answers, null));
            most.add(write.share(text(key + "satisfied"), answers.share(SATISFIED, MOST_STARS)));
        }
        if (reviewed.whole() > 0) {
            most.add(InsightFigure.counted(text(key + "responseRate"), write.percent(reviewed).text(), write.n(reviewed.whole(), text("order.insight.things.orders"))));
        }
        List<Row> rows = IntStream.rangeClosed(1, MOST_STARS).map(step -> MOST_STARS + 1 - step).mapToObj(score -> {
            String name = words.text("order.insight.stars." + score);
            return new Row(name, name, tone(score <= OrderReview.BAD_STARS, score >= SATISFIED), null, counted(answers, score));
        }).toList();
        return block(key, words.text(key + "definition", settings.reviewDays()), most,
                table(text("order.insight.stars"), answers.n() == 0 ? List.of() : rows), InsightBlock.Chart.BARS);
    }

    private InsightBlock recommendation(InsightPeriod period) {
        String key = "order.insight.nps.";
        Answers answers = figures.answers(OrderFigures.Question.RECOMMENDATION, period);
        if (answers.n() == 0) {
            return block(key, List.of(), table(text("order.insight.answer"), List.of()), null);
        }
        NetPromoterScore score = NetPromoterScore.of(answers);
        return block(key, List.of(write.score(text(key + "figure"), score.value(), answers, score.interval()),
                        group(key + "promoters", score.promoters(), score), group(key + "passives", score.passives(), score),
                        group(key + "detractors", score.detractors(), score)),
                table(text("order.insight.answer"), scale(0, MOST_RECOMMENDATION, answers,
                        answer -> tone(answer <= NetPromoterScore.DETRACTOR, answer >= NetPromoterScore.PROMOTER))),
                InsightBlock.Chart.COLUMNS);
    }

    private InsightFigure group(String key, long part, NetPromoterScore score) {
        return InsightFigure.counted(text(key), write.percent(new Share(part, score.n())).text(), write.answers(part));
    }

    private InsightBlock effort(InsightPeriod period) {
        String key = "order.insight.ces.";
        Answers answers = figures.answers(OrderFigures.Question.EFFORT, period);
        if (answers.n() == 0) {
            return block(key, List.of(), table(text("order.insight.answer"), List.of()), null);
        }
        return block(key, List.of(write.score(text(key + "figure"), answers.mean(), answers, null),
                        write.share(text(key + "easy"), answers.share(EASY, MOST_EFFORT))),
                table(text("order.insight.answer"), scale(1, MOST_EFFORT, answers, answer -> tone(answer < SATISFIED, answer >= EASY))),
                InsightBlock.Chart.COLUMNS);
    }

    private InsightBlock calls(InsightPeriod period) {
        String key = "order.insight.calls.";
        Map<String, Long> counts = figures.calls(period);
        long bad = counts.values().stream().mapToLong(Long::longValue).sum();
        if (bad == 0) {
            return block(key, List.of(), table(text(key + "outcome"), List.of()), null);
        }
        long called = bad - counts.getOrDefault("", 0L);
        Set<String> outcomes = new LinkedHashSet<>(OUTCOMES);
        outcomes.addAll(counts.keySet());
        List<Row> rows = outcomes.stream().map(outcome -> {
            String name = outcome.isEmpty() ? text(key + "waiting") : words.outcome(outcome);
            Share share = new Share(counts.getOrDefault(outcome, 0L), bad);
            return new Row(name, name, List.of(write.count(share.part()), write.percent(share)));
        }).toList();
        return block(key, List.of(InsightFigure.counted(text(key + "figure"), write.percent(new Share(called, bad)).text(), write.n(bad, text("order.insight.things.reviews")))),
                table(text(key + "outcome"), rows), InsightBlock.Chart.BARS);
    }

    private InsightBlock toCall() {
        String key = "order.insight.toCall.";
        List<OrderFigures.ToCall> waiting = figures.toCall(MOST_CALLS);
        Map<String, String> names = customers.namesOf(waiting.stream().map(OrderFigures.ToCall::customer).collect(Collectors.toSet()));
        List<Row> rows = waiting.stream().map(review -> new Row(review.number(), review.number(), Tone.PLAIN,
                "/staff/orders/" + review.number(), List.of(said(names.getOrDefault(review.customer(), review.customer())),
                        new Cell(formats.shortDate(review.givenAt()), review.givenAt().atZone(InsightPeriod.ZONE).toLocalDate()),
                        write.count(review.stars()), review.recommendation() == null ? Cell.NONE : write.count(review.recommendation()))))
                .toList();
        return block(key, words.text(key + "definition", MOST_CALLS), List.of(),
                new InsightTable(List.of(Column.plain(text("order.column.number")), Column.plain(text(key + "customer")),
                        Column.plain(text(key + "given")), Column.plain(text("order.insight.stars")), Column.plain(text(key + "recommends"))), rows),
                null);
    }

    private List<Row> scale(int from, int to, Answers answers, IntFunction<Tone> tone) {
        return IntStream.rangeClosed(from, to).mapToObj(score ->
                new Row(String.valueOf(score), String.valueOf(score), tone.apply(score), null, counted(answers, score))).toList();
    }

    private List<Cell> counted(Answers answers, int score) {
        return List.of(write.count(answers.of(score)), write.percent(answers.share(score, score)));
    }

    private static Tone tone(boolean bad, boolean good) {
        return bad ? Tone.BAD : good ? Tone.GOOD : Tone.MIDDLE;
    }

    private static Cell said(String text) {
        return new Cell(text, text);
    }

    private InsightTable table(String first, List<Row> rows) {
        return new InsightTable(List.of(Column.plain(first), Column.charted(text("order.insight.answers")),
                Column.plain(text("order.insight.share"))), rows);
    }

    private InsightBlock block(String key, List<InsightFigure> most, InsightTable table, InsightBlock.Chart chart) {
        return block(key, text(key + "definition"), most, table, chart);
    }

    private InsightBlock block(String key, String definition, List<InsightFigure> most, InsightTable table, InsightBlock.Chart chart) {
        return new InsightBlock(text(key + "title"), definition, most, table, chart, text(key + "empty"));
    }

    private String text(String key) {
        return words.text(key);
    }
}
