package eu.kapstok.documents;

import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Templates for what leaves the house. A text that is missing in a language stops the writing instead of showing. */
public class Templates {

    private final TemplateEngine engine = new TemplateEngine();

    /**
     * @param prefix folder on the class path, with a slash at its end
     * @param suffix ending of the files
     */
    public Templates(MessageSource messages, String prefix, String suffix, TemplateMode mode) {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
        files.setPrefix(prefix);
        files.setSuffix(suffix);
        files.setTemplateMode(mode);
        files.setCharacterEncoding("UTF-8");
        SpringStandardDialect dialect = new SpringStandardDialect();
        dialect.setEnableSpringELCompiler(true);
        engine.setDialect(dialect);
        engine.setTemplateResolver(files);
        engine.setMessageResolver(new Texts(messages));
    }

    /** The template's text, with the model and {@code format} for numbers and dates of that language. */
    public String write(String template, Locale locale, Map<String, Object> model) {
        Context context = new Context(locale, model);
        context.setVariable("format", new LocalFormat(locale));
        return engine.process(template, context);
    }

    private static final class Texts extends AbstractMessageResolver {

        private final MessageSource messages;

        Texts(MessageSource messages) {
            this.messages = messages;
        }

        @Override
        public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] arguments) {
            try {
                return messages.getMessage(key, arguments, context.getLocale());
            } catch (NoSuchMessageException missing) {
                throw new IllegalStateException("Text %s is missing in language %s, for template %s"
                        .formatted(key, context.getLocale(), context.getTemplateData().getTemplate()), missing);
            }
        }

        @Override
        public String createAbsentMessageRepresentation(ITemplateContext context, Class<?> origin, String key,
                                                        Object[] arguments) {
            throw new IllegalStateException("Text %s is missing".formatted(key));
        }
    }
}
