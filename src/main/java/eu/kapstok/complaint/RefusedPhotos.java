package eu.kapstok.complaint;

import eu.kapstok.forms.FormRefused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** Those of several photos that we do not take, told by name, each reason once. */
final class RefusedPhotos {

    private final Map<String, List<String>> namesByReason = new LinkedHashMap<>();

    void add(String name, PhotoRefused refused) {
        namesByReason.computeIfAbsent(refused.messageKey(), reason -> new ArrayList<>()).add(name);
    }

    /** What is wrong with field {@code photos}, a line for each reason; empty where all were taken. */
    Optional<FormRefused.Problem> problem(MessageSource messages, Locale locale) {
        return namesByReason.isEmpty() ? Optional.empty() : Optional.of(new FormRefused.Problem("photos", "complaint.photo.told",
                List.of(namesByReason.entrySet().stream().map(reason -> messages.getMessage("complaint.photo.named",
                        new Object[] {String.join(", ", reason.getValue()), messages.getMessage(reason.getKey(), null, locale)}, locale))
                        .collect(Collectors.joining("\n")))));
    }
}
