package eu.kapstok.complaint;

import eu.kapstok.documents.LocalFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells a complaint's record in words. */
@Component
class ComplaintHistoryTexts {

    private static final String PREFIX = "complaint.history.";

    private final MessageSource messages;
    private final ComplaintWords words;

    ComplaintHistoryTexts(MessageSource messages, ComplaintWords words) {
        this.messages = messages;
        this.words = words;
    }

    String of(ComplaintEvent event, Locale locale) {
        List<String> arguments = new ArrayList<>(event.arguments());
        if (!arguments.isEmpty()) {
            String first = arguments.get(0);
            switch (event.type()) {
                case WRITTEN_DOWN -> arguments.set(0, words.text("complaint.channel." + first));
                case TRIAGED -> {
                    arguments.set(0, words.code("complaint.basis.", first));
                    arguments.set(1, words.code("complaint.proposal.", arguments.get(1)));
                    arguments.set(2, words.group(arguments.get(2)));
                }
                case HANDED_OVER, ANSWER_LATE, SETTLEMENT_LATE -> arguments.set(0, words.group(first));
                case DECIDED -> arguments.set(0, words.code("complaint.resolution.staff.", first));
                case DECISION_SENT -> arguments.set(0, first.isBlank() ? "" : words.text(locale, "complaint.resolution." + first));
                case CLOSED -> arguments.set(0, words.text(locale, "complaint.closing." + first));
                case ROOT_CAUSE -> arguments.set(0, words.text("complaint.cause." + first));
                case REFUNDED -> arguments.set(0, money(first, locale));
                default -> {
                    // said as it stands
                }
            }
        }
        boolean told = arguments.stream().anyMatch(argument -> !argument.isBlank());
        String plain = messages.getMessage(PREFIX + event.type(), null, locale);
        return told ? messages.getMessage(PREFIX + event.type() + ".with", arguments.toArray(), plain, locale)
                .lines().map(String::strip).collect(Collectors.joining(" ")) : plain;
    }

    /** What is no number is told as it stands. */
    private static String money(String amount, Locale locale) {
        return amount.matches("\\d+(\\.\\d+)?") ? new LocalFormat(locale).money(new BigDecimal(amount)) : amount;
    }
}
