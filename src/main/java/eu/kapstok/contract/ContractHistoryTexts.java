package eu.kapstok.contract;

import eu.kapstok.documents.LocalFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells a contract's history in words. */
@Component
class ContractHistoryTexts {

    private static final String PREFIX = "contract.history.";

    private final MessageSource messages;

    ContractHistoryTexts(MessageSource messages) {
        this.messages = messages;
    }

    String of(ContractEvent event, Locale locale) {
        List<String> arguments = event.type() == ContractEvent.Type.RENEWED
                ? event.arguments().stream().map(day -> new LocalFormat(locale).date(LocalDate.parse(day))).toList() : event.arguments();
        boolean said = arguments.stream().anyMatch(argument -> !argument.isBlank());
        String plain = messages.getMessage(PREFIX + event.type(), null, locale);
        return said ? messages.getMessage(PREFIX + event.type() + ".with", arguments.toArray(), plain, locale)
                .lines().map(String::strip).collect(Collectors.joining(" ")) : plain;
    }
}
