package eu.kapstok.quote;

import eu.kapstok.security.StaffGroup;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells a quote's history in words. */
@Component
class QuoteHistoryTexts {

    private final MessageSource messages;
    private final TellWish wishes;

    QuoteHistoryTexts(MessageSource messages, TellWish wishes) {
        this.messages = messages;
        this.wishes = wishes;
    }

    /** As its customer is told. */
    String of(QuoteEvent event, Locale locale) {
        return text("quote.history.", event, locale);
    }

    /** As staff are told, who are not "you" in it. */
    String forStaff(QuoteEvent event, Locale locale) {
        String own = "quote.staff.history.";
        return messages.getMessage(own + event.type(), null, null, locale) == null
                ? of(event, locale) : text(own, event, locale);
    }

    private String text(String prefix, QuoteEvent event, Locale locale) {
        List<String> arguments = new ArrayList<>(event.arguments());
        switch (event.type()) {
            case REMINDED, EXTENDED, NOT_REACHED -> arguments.set(0, date(arguments.get(0), locale));
            case HEARD -> {
                arguments.set(0, messages.getMessage("quote.channel." + arguments.get(0), null, locale));
                arguments.set(2, moment(arguments.get(2), locale));
            }
            case SENT -> {
                if (arguments.size() > 1) {
                    arguments.set(1, date(arguments.get(1), locale));
                }
            }
            case BLOCKED -> arguments.set(0, Arrays.stream(arguments.get(0).split(","))
                    .map(code -> messages.getMessage("quote.reason." + code, null, code, locale)).collect(Collectors.joining("; ")));
            case CHANGE_WANTED -> arguments = new ArrayList<>(List.of(wishes.text(arguments, locale)));
            case DECLINED -> arguments.set(0, reason(arguments.get(0), locale));
            case APPROVAL_ASKED, APPROVED, REJECTED, REVISION_ASKED ->
                    arguments.set(0, StaffGroup.byId(arguments.get(0)).map(StaffGroup::label).orElse(arguments.get(0)));
            default -> {
                // said as it stands
            }
        }
        boolean told = arguments.stream().anyMatch(argument -> !argument.isBlank());
        String key = prefix + event.type().name();
        String plain = messages.getMessage(key, arguments.toArray(), locale);
        return told ? messages.getMessage(key + ".with", arguments.toArray(), plain, locale) : plain;
    }

    private String reason(String code, Locale locale) {
        return code.isBlank() ? "" : messages.getMessage("quote.declineReason." + code, null, code, locale);
    }

    private static String moment(String iso, Locale locale) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", locale).format(Instant.parse(iso).atZone(Quote.SELLER));
    }

    private static String date(String iso, Locale locale) {
        return iso.isBlank() ? "" : DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(LocalDate.parse(iso));
    }
}
