package eu.kapstok.catalog;

import eu.kapstok.engine.TrialReset;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the first day nobody has a cart, and the products are read anew. */
@Component
@Profile("demo")
class CatalogTrialReset implements TrialReset {

    private static final List<String> TABLES = List.of("cart_line", "cart", "catalog_refresh");

    private final JdbcClient sql;

    CatalogTrialReset(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void reset() {
        TABLES.forEach(table -> sql.sql("delete from kapstok." + table).update());
    }
}
