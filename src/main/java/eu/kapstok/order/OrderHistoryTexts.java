package eu.kapstok.order;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells an order's history in words. */
@Component
class OrderHistoryTexts {

    private static final String PREFIX = "order.history.";

    private final MessageSource messages;
    private final OrderWords words;

    OrderHistoryTexts(MessageSource messages, OrderWords words) {
        this.messages = messages;
        this.words = words;
    }

    String of(OrderEvent event, Locale locale) {
        List<String> arguments = new ArrayList<>(event.arguments());
        switch (event.type()) {
            case CONFIRMED, DELAYED, PROMISED, HELD -> arguments.set(0, date(arguments.get(0), locale));
            case TO_CHECK -> arguments.set(0, String.join("; ", words.reasons(Arrays.asList(arguments.get(0).split(",")))));
            case CHECK_LATE -> arguments.set(0, words.group(arguments.get(0)));
            case FOLLOWED_UP -> arguments.set(0, words.text("order.followUp." + arguments.get(0)));
            default -> {
                // said as it stands
            }
        }
        boolean told = arguments.stream().anyMatch(argument -> !argument.isBlank());
        String plain = messages.getMessage(PREFIX + event.type(), null, locale);
        return told ? messages.getMessage(PREFIX + event.type() + ".with", arguments.toArray(), plain, locale)
                .lines().map(String::strip).collect(Collectors.joining(" ")) : plain;
    }

    private static String date(String iso, Locale locale) {
        return iso.isBlank() ? "" : DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(LocalDate.parse(iso));
    }
}
