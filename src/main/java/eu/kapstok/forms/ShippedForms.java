package eu.kapstok.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The forms that come with the code, which tell the fields that the code knows from those that a process owner added. */
@Component
class ShippedForms {

    private final Map<String, Set<String>> fields = new HashMap<>();

    ShippedForms() {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:/forms/**/*.form")) {
                Form form = FormReader.read(file.getContentAsByteArray());
                fields.put(form.id(), form.answered());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the shipped forms", unreadable);
        }
    }

    /** Fields that somebody added to a shipped form; none of a form that is not shipped. */
    Set<String> added(Form form) {
        Set<String> known = fields.get(form.id());
        if (known == null) {
            return Set.of();
        }
        Set<String> added = new LinkedHashSet<>(form.answered());
        added.removeAll(known);
        return added;
    }
}
