package eu.kapstok.quote;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * How a quote's history keeps a customer's wish for a change: their words, the day they wish for, how many lines they want
 * otherwise, and of the first of these description, unit, present and wished quantity and remark.
 */
@Component
class TellWish {

    private static final int TOLD = 5;
    private static final int HEAD = 3;
    private static final int OF_LINE = 5;

    private final WishTexts texts;

    TellWish(WishTexts texts) {
        this.texts = texts;
    }

    static Object[] arguments(CounterOffer wanted, List<WishedLine> lines) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(wanted.text());
        arguments.add(wanted.wishedDate());
        arguments.add(lines.size());
        for (WishedLine line : lines.subList(0, Math.min(TOLD, lines.size()))) {
            arguments.add(line.description());
            arguments.add(line.unit());
            arguments.add(line.present().toPlainString());
            arguments.add(line.dropped() ? null : line.wished().toPlainString());
            arguments.add(line.remark());
        }
        return arguments.toArray();
    }

    /** Empty where nothing is kept. */
    String text(List<String> arguments, Locale locale) {
        List<String> parts = new ArrayList<>();
        for (int at = HEAD; at + OF_LINE <= arguments.size(); at += OF_LINE) {
            parts.add(texts.of(line(arguments.subList(at, at + OF_LINE)), locale));
        }
        int all = arguments.size() < HEAD ? 0 : Integer.parseInt(arguments.get(2));
        if (all > parts.size()) {
            parts.add(texts.more(all - parts.size(), locale));
        }
        if (arguments.size() > 1 && !arguments.get(1).isEmpty()) {
            parts.add(texts.date(LocalDate.parse(arguments.get(1)), locale));
        }
        if (!arguments.isEmpty() && !arguments.get(0).isEmpty()) {
            parts.add(arguments.get(0));
        }
        return String.join("; ", parts);
    }

    private static WishedLine line(List<String> kept) {
        return new WishedLine(0, null, kept.get(0), kept.get(1), new BigDecimal(kept.get(2)),
                kept.get(3).isEmpty() ? null : new BigDecimal(kept.get(3)), kept.get(4).isEmpty() ? null : kept.get(4));
    }
}
