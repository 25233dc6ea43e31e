package eu.kapstok.order;

import eu.kapstok.security.StaffGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What orders say to our own people, in words. */
@Component
class OrderWords {

    private final MessageSource messages;

    OrderWords(MessageSource messages) {
        this.messages = messages;
    }

    /** A reason that a process owner added to the table is told as it stands there. */
    List<String> reasons(List<String> codes) {
        return codes.stream().map(code -> messages.getMessage("order.reason." + code, null, code, Locale.ENGLISH)).toList();
    }

    /** A template that a process owner added to the table is told as it stands there. */
    List<String> contracts(List<String> templates) {
        return templates.stream().map(template -> messages.getMessage("order.contract.template." + template, null, template, Locale.ENGLISH))
                .toList();
    }

    /** What came of a call after a review; one that a process owner added to the form is told as it stands there. */
    String outcome(String code) {
        return messages.getMessage("order.insight.outcome." + code, null, code, Locale.ENGLISH);
    }

    /** @param ids comma separated */
    String group(String ids) {
        return Arrays.stream(ids.split(",")).map(id -> StaffGroup.byId(id).map(StaffGroup::label).orElse(id)).collect(Collectors.joining(", "));
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }
}
