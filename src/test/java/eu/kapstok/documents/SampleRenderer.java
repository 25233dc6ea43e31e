package eu.kapstok.documents;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The renderer with the trial's seller, without an application around it. */
public final class SampleRenderer {

    private static final PdfRenderer RENDERER = new OpenHtmlPdfRenderer(messages(), seller());

    static {
        ((Logger) LoggerFactory.getLogger("com.openhtmltopdf")).setLevel(Level.WARN);
    }

    private SampleRenderer() {
    }

    public static PdfRenderer get() {
        return RENDERER;
    }

    public static Seller seller() {
        StandardEnvironment environment = new StandardEnvironment();
        try {
            new YamlPropertySourceLoader().load("demo", new ClassPathResource("application-demo.yml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Binder.get(environment).bind("kapstok.seller", Seller.class).get();
    }

    public static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
