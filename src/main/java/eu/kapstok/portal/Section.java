package eu.kapstok.portal;

import org.springframework.core.Ordered;

/**
 * An entry in the menu, contributed by a module as a bean.
 *
 * @param audience whose menu
 * @param order small numbers first
 * @param path where it leads; pages below it belong to it
 * @param labelKey message with its name
 * @param icon id in {@code assets/icons.svg}
 */
public record Section(Audience audience, int order, String path, String labelKey, String icon) implements Ordered {

    public enum Audience { CUSTOMERS, STAFF }

    @Override
    public int getOrder() {
        return order;
    }
}
