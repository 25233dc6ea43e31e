package eu.kapstok.forms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Forms for tests without an application. */
final class SampleForm {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneId.of("Europe/Brussels"));
    static final Feel FEEL = new Feel(CLOCK);
    static final FormValidator VALIDATOR = new FormValidator(FEEL, CLOCK);
    static final FormWords WORDS = new FormWords(FEEL, messages());
    static final FormViews VIEWS = new FormViews(FEEL, VALIDATOR, WORDS, CLOCK);

    private SampleForm() {
    }

    /** A form of these components, in JSON with single quotes. */
    static Form of(String components) {
        return FormReader.read(("{'schemaVersion': 16, 'id': 'sample', 'components': [" + components + "]}").replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8));
    }

    static byte[] file(String name) {
        try (InputStream file = SampleForm.class.getResourceAsStream("/samples/" + name)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static FormState state(Form form, Map<String, Object> display, Map<String, Object> answers, Language language) {
        return new FormState(form, display, answers, language, FEEL);
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
