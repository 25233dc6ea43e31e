package eu.kapstok.portal;

import eu.kapstok.forms.FormRefused;
import eu.kapstok.forms.TooOften;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Answers what somebody sent with a form of our own pages: on with a word, or once more with what is wrong. */
@Component
class OwnForms {

    /**
     * How it went on.
     *
     * @param view where to
     * @param key of the word that is said there
     * @param arguments of that word
     */
    record Done(String view, String key, Object... arguments) {
    }

    /** The answer that is being written. */
    record Reply(HttpServletResponse response, RedirectAttributes redirect, Locale locale) {
    }

    private final MessageSource messages;

    OwnForms(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * @param deed does it, or refuses
     * @param typed what the form shows when it is refused
     * @param again the view of that form
     * @return the view to show
     */
    String answer(Supplier<Done> deed, Typed typed, Function<Typed, String> again, Reply reply) {
        try {
            Done done = deed.get();
            reply.redirect().addFlashAttribute("flash", messages.getMessage(done.key(), done.arguments(), reply.locale()));
            return done.view();
        } catch (FormRefused refused) {
            reply.response().setStatus(
                    (refused instanceof TooOften ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_ENTITY).value());
            return again.apply(typed.refused(refused, messages, reply.locale()));
        }
    }
}
