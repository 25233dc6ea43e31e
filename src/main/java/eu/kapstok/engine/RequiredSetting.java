package eu.kapstok.engine;

import java.util.function.Predicate;
import org.springframework.core.env.Environment;

/**
 * A setting without which an installation outside the trial does not start. A module declares one as a static bean:
 * {@code @Bean static RequiredSetting baseUrl()}; all of them are checked before anything else is made.
 *
 * @param name such as {@code kapstok.base-url}
 * @param meaning what to set it to
 * @param needed whether this installation needs it, by its other settings
 */
public record RequiredSetting(String name, String meaning, Predicate<Environment> needed) {

    public RequiredSetting(String name, String meaning) {
        this(name, meaning, environment -> true);
    }
}
