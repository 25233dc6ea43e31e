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
    private static final String OF_WITHDRAWAL = "withdrawal.history.";
    private static final String OF_STAFF = "complaint.record.";

    private final MessageSource messages;
    private final ComplaintWords words;

    ComplaintHistoryTexts(MessageSource messages, ComplaintWords words) {
        this.messages = messages;
        this.words = words;
    }

    /** @param withdrawal whether it is told of a consumer's withdrawal, which is called so */
    String of(ComplaintEvent event, boolean withdrawal, Locale locale) {
        return told(event, withdrawal ? List.of(OF_WITHDRAWAL) : List.of(), locale);
    }

    /** As our own people read it, who are not the ones it speaks to. */
    String ofStaff(ComplaintEvent event, boolean withdrawal) {
        return told(event, withdrawal ? List.of(OF_STAFF, OF_WITHDRAWAL) : List.of(OF_STAFF), Locale.ENGLISH);
    }

    /** @param before which words are taken before the usual ones, where there are any */
    private String told(ComplaintEvent event, List<String> before, Locale locale) {
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
        Object[] said = event.type() == ComplaintEvent.Type.PHOTOS_ADDED ? arguments.stream().map(Integer::valueOf).toArray() : arguments.toArray();
        String prefix = before.stream().filter(own -> messages.getMessage(own + event.type(), null, null, locale) != null).findFirst().orElse(PREFIX);
        String plain = messages.getMessage(prefix + event.type(), null, locale);
        return told ? messages.getMessage(prefix + event.type() + ".with", said, plain, locale)
                .lines().map(String::strip).collect(Collectors.joining(" ")) : plain;
    }

    /** What is no number is told as it stands. */
    private static String money(String amount, Locale locale) {
        return amount.matches("\\d+(\\.\\d+)?") ? new LocalFormat(locale).money(new BigDecimal(amount)) : amount;
    }
}
