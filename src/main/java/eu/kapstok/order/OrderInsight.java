package eu.kapstok.order;

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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the page of figures shows of orders: where they stand, how many there are, and how long they take. */
@Configuration
class OrderInsight {

    /** What a table writes times in, so that they are neither long numbers nor nothing. */
    private enum Unit {
        MINUTES(60), HOURS(60 * 60), DAYS(24 * 60 * 60);

        private static final int MOST_HOURS = 48;
        private static final int MOST_MINUTES = 120;

        private final int seconds;

        Unit(int seconds) {
            this.seconds = seconds;
        }

        /** Fit for times up to so many seconds. */
        static Unit of(double seconds) {
            return seconds < MOST_MINUTES * MINUTES.seconds ? MINUTES : seconds < MOST_HOURS * HOURS.seconds ? HOURS : DAYS;
        }

        BigDecimal write(double time) {
            return BigDecimal.valueOf(time / seconds).setScale(2, RoundingMode.HALF_UP);
        }
    }

    private final OrderFigures figures;
    private final OrderWords words;
    private final InsightWords write;

    OrderInsight(OrderFigures figures, OrderWords words, InsightWords write) {
        this.figures = figures;
        this.words = words;
        this.write = write;
    }

    @Bean
    InsightPart ordersInEachState() {
        return new InsightPart(10, "orders-in-each-state", period -> states());
    }

    @Bean
    InsightPart ordersInThePeriod() {
        return new InsightPart(20, "orders-in-the-period", this::flow);
    }

    @Bean
    InsightPart orderToConfirmation() {
        return new InsightPart(30, "order-to-confirmation",
                period -> times("order.insight.confirmation.", OrderFigures.Moment.CONFIRMED, period));
    }

    @Bean
    InsightPart orderToDelivery() {
        return new InsightPart(40, "order-to-delivery",
                period -> times("order.insight.delivery.", OrderFigures.Moment.DELIVERED, period));
    }

    private InsightBlock states() {
        Map<OrderState, Long> counts = figures.running();
        String key = "order.insight.states.";
        if (counts.isEmpty()) {
            return empty(key);
        }
        List<Row> rows = Arrays.stream(OrderState.values()).filter(state -> !state.closed()).map(state -> {
            String name = words.text("order.state." + state);
            return new Row(name, name, Tone.PLAIN, "/staff/orders?state=" + state, List.of(write.count(counts.getOrDefault(state, 0L))));
        }).toList();
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return block(key, List.of(InsightFigure.counted(text(key + "figure"), write.count(all).text(), text("order.insight.things.orders"))),
                new InsightTable(List.of(Column.plain(text("order.insight.state")), Column.charted(text("order.insight.orders"))), rows),
                InsightBlock.Chart.BARS);
    }

    private InsightBlock flow(InsightPeriod period) {
        String key = "order.insight.flow.";
        Map<OrderFigures.Moment, Map<LocalDate, Long>> counts = new EnumMap<>(OrderFigures.Moment.class);
        List<Column> columns = new ArrayList<>(List.of(Column.plain(step(period))));
        List<InsightFigure> totals = new ArrayList<>();
        long all = 0;
        for (OrderFigures.Moment moment : OrderFigures.Moment.values()) {
            Map<LocalDate, Long> found = figures.counts(moment, period);
            long total = found.values().stream().mapToLong(Long::longValue).sum();
            String name = text("order.insight.moment." + moment);
            counts.put(moment, found);
            columns.add(Column.charted(name));
            totals.add(InsightFigure.counted(name, write.count(total).text(), text("order.insight.things.orders")));
            all += total;
        }
        List<Row> rows = period.steps().stream().map(begin -> row(period, begin, Arrays.stream(OrderFigures.Moment.values())
                .map(moment -> write.count(counts.get(moment).getOrDefault(begin, 0L))).toList())).toList();
        return all == 0 ? empty(key) : block(key, totals, new InsightTable(columns, rows), InsightBlock.Chart.LINES);
    }

    private InsightBlock times(String key, OrderFigures.Moment moment, InsightPeriod period) {
        OrderFigures.TimesOfPeriod taken = figures.times(moment, period);
        if (taken.all() == null) {
            return empty(key);
        }
        String count = write.n(taken.all().n(), text("order.insight.things.orders"));
        Unit unit = Unit.of(taken.all().p90());
        String unitName = text("order.insight.unit." + unit);
        List<Row> rows = period.steps().stream().map(begin -> {
            OrderFigures.Times step = taken.steps().get(begin);
            return row(period, begin, step == null ? List.of(write.count(0), Cell.NONE, Cell.NONE)
                    : List.of(write.count(step.n()), duration(step.median(), unit), duration(step.p90(), unit)));
        }).toList();
        return block(key, List.of(InsightFigure.counted(text("order.insight.median"), write.duration(taken.all().median()), count),
                        InsightFigure.counted(text("order.insight.p90"), write.duration(taken.all().p90()), count)),
                new InsightTable(List.of(Column.plain(step(period)), Column.plain(text("order.insight.n")),
                        new Column(text("order.insight.median"), unitName, true), new Column(text("order.insight.p90"), unitName, true)), rows),
                InsightBlock.Chart.LINES);
    }

    private Cell duration(double seconds, Unit unit) {
        return new Cell(write.duration(seconds), unit.write(seconds));
    }

    private Row row(InsightPeriod period, LocalDate begin, List<Cell> cells) {
        return new Row(write.step(period, begin), write.shortStep(period, begin), cells);
    }

    private String step(InsightPeriod period) {
        return text("order.insight.step." + period.step());
    }

    private InsightBlock block(String key, List<InsightFigure> most, InsightTable table, InsightBlock.Chart chart) {
        return new InsightBlock(text(key + "title"), text(key + "definition"), most, table, chart, text(key + "empty"));
    }

    private InsightBlock empty(String key) {
        return InsightBlock.empty(text(key + "title"), text(key + "definition"), text(key + "empty"));
    }

    private String text(String key) {
        return words.text(key);
    }
}
