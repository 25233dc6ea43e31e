package eu.kapstok.dunning;

import eu.kapstok.documents.LocalFormat;
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
import eu.kapstok.insight.PaymentSpeed;
import eu.kapstok.insight.Share;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the page of figures shows of receivables: how fast customers pay, which promises they keep, what they dispute. */
@Configuration
class ReceivablesInsight {

    private static final int ORDER = 100;
    private static final String LIST = "/staff/dunning";
    private static final List<String> STATES = List.of("KEPT", "BROKEN", "OPEN", "CANCELLED");

    private final ReceivablesFigures figures;
    private final InsightWords write;
    private final MessageSource messages;
    private final LocalFormat format = new LocalFormat(Locale.ENGLISH);

    ReceivablesInsight(ReceivablesFigures figures, InsightWords write, MessageSource messages) {
        this.figures = figures;
        this.write = write;
        this.messages = messages;
    }

    @Bean
    InsightPart receivablesPart() {
        return new InsightPart(ORDER, "receivables", this::receivables);
    }

    @Bean
    InsightPart promisesPart() {
        return new InsightPart(ORDER + 1, "promises-to-pay", this::promises);
    }

    @Bean
    InsightPart disputesPart() {
        return new InsightPart(ORDER + 2, "disputed-invoices", this::disputes);
    }

    private InsightBlock receivables(InsightPeriod period) {
        String key = "dunning.insight.receivables.";
        Optional<PaymentSpeed> found = figures.of(period);
        if (found.isEmpty()) {
            return empty(key);
        }
        PaymentSpeed measured = found.get();
        ReceivablesFigures.Balance end = figures.balance(period.until()).orElseThrow();
        String sales = write.n(figures.sales(period.from(), period.until()).number(), text("dunning.insight.things.sold"));
        String open = write.n(end.invoices(), text("dunning.insight.things.open"));
        List<InsightFigure> shown = new ArrayList<>();
        InsightFigure.Link owed = link(FigureRows.Kind.OPEN, period.from(), end.day());
        InsightFigure.Link current = link(FigureRows.Kind.CURRENT, period.from(), end.day());
        InsightFigure.Link overdue = link(FigureRows.Kind.OVERDUE, period.from(), end.day());
        InsightFigure.Link sold = link(FigureRows.Kind.SALES, period.from(), period.until());
        shown.add(days(key + "dso", measured.dso(), sales, owed, sold));
        shown.add(days(key + "countBack", measured.countBack(figures.months(period.until())), sales, owed, sold));
        shown.add(days(key + "best", measured.bestPossible(), sales, current, sold));
        shown.add(days(key + "delinquent", measured.daysDelinquent(), open, overdue));
        shown.add(InsightFigure.counted(text(key + "effectiveness"), measured.collectionEffectiveness() == null ? text("dunning.insight.unknown")
                : format.percent(measured.collectionEffectiveness()), open).of(text(key + "effectiveness.definition"), List.of(owed, current, sold)));
        Map<LocalDate, ReceivablesFigures.Balance> balances = figures.balances(period);
        List<Row> rows = period.steps().stream().map(begin -> {
            ReceivablesFigures.Balance balance = balances.get(begin);
            return new Row(write.step(period, begin), write.shortStep(period, begin), Tone.PLAIN,
                    balance == null ? null : href(FigureRows.Kind.OPEN, period.from(), balance.day()),
                    balance == null ? List.of(Cell.NONE, Cell.NONE, Cell.NONE)
                            : List.of(write.count(balance.invoices()), money(balance.open()), money(balance.overdue())));
        }).toList();
        return block(key, shown, new InsightTable(List.of(Column.plain(text("order.insight.step." + period.step())), Column.plain(text(key + "invoices")),
                new Column(text(key + "open"), "EUR", true), new Column(text(key + "overdue"), "EUR", true)), rows), InsightBlock.Chart.LINES);
    }

    private InsightBlock promises(InsightPeriod period) {
        String key = "dunning.insight.promises.";
        Map<String, ReceivablesFigures.Count> states = figures.promises(period);
        if (states.isEmpty()) {
            return empty(key);
        }
        long kept = number(states, "KEPT");
        Share share = new Share(kept, kept + number(states, "BROKEN"));
        List<Row> rows = STATES.stream().map(state -> {
            String name = text("dunning.insight.promise." + state);
            Tone tone = state.equals("KEPT") ? Tone.GOOD : state.equals("BROKEN") ? Tone.BAD : Tone.PLAIN;
            ReceivablesFigures.Count count = states.getOrDefault(state, new ReceivablesFigures.Count(0, BigDecimal.ZERO));
            FigureRows.Kind rowsOf = state.equals("OPEN") ? FigureRows.Kind.PROMISED : FigureRows.Kind.valueOf(state);
            return new Row(name, name, tone, href(rowsOf, period.from(), period.until()), List.of(write.count(count.number()), money(count.amount())));
        }).toList();
        return block(key, List.of(rate(key + "kept", share, text("dunning.insight.things.promises"),
                        link(FigureRows.Kind.KEPT, period.from(), period.until()), link(FigureRows.Kind.BROKEN, period.from(), period.until()))),
                new InsightTable(List.of(Column.plain(text(key + "state")), Column.charted(text(key + "number")), new Column(text(key + "amount"), "EUR", false)),
                        rows), InsightBlock.Chart.BARS);
    }

    private InsightBlock disputes(InsightPeriod period) {
        String key = "dunning.insight.disputes.";
        Share all = figures.disputed(period.from(), period.until());
        if (all.whole() == 0) {
            return empty(key);
        }
        List<Row> rows = period.steps().stream().map(begin -> {
            LocalDate from = begin.isBefore(period.from()) ? period.from() : begin;
            LocalDate next = period.step() == InsightPeriod.Step.WEEK ? begin.plusWeeks(1) : begin.plusMonths(1);
            LocalDate until = next.isAfter(period.until()) ? period.until() : next.minusDays(1);
            Share step = figures.disputed(from, until);
            return new Row(write.step(period, begin), write.shortStep(period, begin), Tone.PLAIN, href(FigureRows.Kind.DISPUTED, from, until),
                    List.of(write.count(step.whole()), write.count(step.part()), write.percent(step)));
        }).toList();
        return block(key, List.of(rate(key + "rate", all, text("dunning.insight.things.sold"),
                        link(FigureRows.Kind.DISPUTED, period.from(), period.until()), link(FigureRows.Kind.SALES, period.from(), period.until()))),
                new InsightTable(List.of(Column.plain(text("order.insight.step." + period.step())), Column.plain(text(key + "invoices")),
                        Column.charted(text(key + "disputed")), new Column(text(key + "rate"), "%", false)), rows), InsightBlock.Chart.COLUMNS);
    }

    private static long number(Map<String, ReceivablesFigures.Count> states, String state) {
        return states.containsKey(state) ? states.get(state).number() : 0;
    }

    private InsightFigure rate(String key, Share share, String things, InsightFigure.Link... rows) {
        return InsightFigure.counted(text(key), share.percent() == null ? text("dunning.insight.unknown") : format.percent(share.percent()),
                write.n(share.whole(), things)).of(text(key + ".definition"), List.of(rows));
    }

    private InsightFigure days(String key, BigDecimal days, String count, InsightFigure.Link... rows) {
        return InsightFigure.counted(text(key), days == null ? text("dunning.insight.unknown") : text("dunning.insight.days", format.number(days)), count)
                .of(text(key + ".definition"), List.of(rows));
    }

    private InsightFigure.Link link(FigureRows.Kind kind, LocalDate from, LocalDate until) {
        return new InsightFigure.Link(text("dunning.figure." + kind), href(kind, from, until));
    }

    private static String href(FigureRows.Kind kind, LocalDate from, LocalDate until) {
        return "%s/figures/%s?from=%s&until=%s".formatted(LIST, kind.id(), from, until);
    }

    private Cell money(BigDecimal amount) {
        return new Cell(format.money(amount), amount);
    }

    private InsightBlock block(String key, List<InsightFigure> most, InsightTable table, InsightBlock.Chart chart) {
        return new InsightBlock(text(key + "title"), text(key + "definition"), most, table, chart, text(key + "empty"));
    }

    private InsightBlock empty(String key) {
        return InsightBlock.empty(text(key + "title"), text(key + "definition"), text(key + "empty"));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }
}
