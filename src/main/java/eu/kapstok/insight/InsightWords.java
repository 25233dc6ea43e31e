package eu.kapstok.insight;

import eu.kapstok.documents.LocalFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Figures in words, as the staff's pages write them. */
@Component
public class InsightWords {

    private static final Locale LANGUAGE = Locale.ENGLISH;
    private static final LocalFormat FORMAT = new LocalFormat(LANGUAGE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", LANGUAGE);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", LANGUAGE);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", LANGUAGE);

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY_LENGTH = 24 * HOUR;

    private final MessageSource messages;

    InsightWords(MessageSource messages) {
        this.messages = messages;
    }

    /** {@code 1,234}. */
    public InsightTable.Cell count(long number) {
        return number(BigDecimal.valueOf(number));
    }

    public InsightTable.Cell number(BigDecimal number) {
        return new InsightTable.Cell(FORMAT.number(number), number);
    }

    /** {@code 77.5%}; a share of nothing is none. */
    public InsightTable.Cell percent(Share share) {
        return share.percent() == null ? InsightTable.Cell.NONE : new InsightTable.Cell(FORMAT.percent(share.percent()), share.percent());
    }

    /**
     * {@code n = 42 orders}.
     *
     * @param things what is counted
     */
    public String n(long number, String things) {
        return text("insight.n", FORMAT.number(BigDecimal.valueOf(number)), things);
    }

    /** {@code n = 42 answers}. */
    public String answers(long number) {
        return n(number, text("insight.answers"));
    }

    /** A score that is estimated from answers. */
    public InsightFigure score(String label, BigDecimal score, Answers answers, Interval interval) {
        return new InsightFigure(label, FORMAT.number(score), answers(answers.n()),
                interval == null ? null : text("insight.interval", FORMAT.number(interval.low()), FORMAT.number(interval.high())),
                answers.few());
    }

    /** A share that is estimated from answers. */
    public InsightFigure share(String label, Share share) {
        Interval interval = share.interval();
        return new InsightFigure(label, FORMAT.percent(share.percent()), answers(share.whole()),
                text("insight.interval", FORMAT.percent(interval.low()), FORMAT.percent(interval.high())), share.whole() < Answers.ENOUGH);
    }

    /** {@code 18 s}, {@code 12 min}, {@code 5 h 12 min}, {@code 3.2 days}. */
    public String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < MINUTE) {
            return text("insight.duration.seconds", whole);
        }
        if (whole < HOUR) {
            return text("insight.duration.minutes", Math.round(seconds / MINUTE));
        }
        if (whole < 2 * DAY_LENGTH) {
            return text("insight.duration.hours", whole / HOUR, whole % HOUR / MINUTE);
        }
        return text("insight.duration.days", FORMAT.number(BigDecimal.valueOf(seconds / DAY_LENGTH).setScale(1, RoundingMode.HALF_UP)));
    }

    /** {@code 16 Nov 2026}, the first day of a week, or {@code Nov 2026}. */
    public String step(InsightPeriod period, LocalDate begin) {
        return period.step() == InsightPeriod.Step.WEEK ? DATE.format(begin) : MONTH.format(begin);
    }

    /** {@code 16 Nov} or {@code Nov 2026}. */
    public String shortStep(InsightPeriod period, LocalDate begin) {
        return period.step() == InsightPeriod.Step.WEEK ? DAY.format(begin) : MONTH.format(begin);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LANGUAGE);
    }
}
