package eu.kapstok.catalog;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has the products read before the first customer looks for one. */
@Component
@Profile("!test")
class CatalogAtStart {

    private final CatalogRefresh refresh;

    CatalogAtStart(CatalogRefresh refresh) {
        this.refresh = refresh;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        refresh.beginWhenDue();
    }
}
