package eu.kapstok.bench;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.testing.WebClient;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a search on the order page costs among 100,000 products: the whole page over HTTP, prices and stock from the ERP in it. */
class OrderPageBench {

    private static final int PRODUCTS = 100_000;
    private static final int WARM_UP = 150;
    private static final int VIEWS = 400;

    /** Rare and frequent words, short and long ones, codes, several words, none, and one that nothing has. */
    private static final List<String> SEARCHES = List.of("koperbuis", "radiator", "gx+15", "GX-000777", "gx", "9", "ventiel+wit+22", "kraan+chroom",
            "bocht+90+zwart", "", "zzzqq", "pomp", "x+1", "isolatie+blauw", "gx00077", "ketel+solo");

    private static Trial trial;

    @BeforeAll
    static void start() throws Exception {
        trial = Trial.start();
    }

    @AfterAll
    static void stop() {
        trial.close();
    }

    @Test
    void searchAmongAHundredThousandProducts() {
        fill(trial.database());
        WebClient buyer = trial.contact("C10042", ContactRole.BUYER);
        double[] millis = PageTimes.of(WARM_UP, VIEWS, view -> search(buyer, SEARCHES.get(view % SEARCHES.size())));
        Figures.note("search on the order page among " + PRODUCTS + " products, page with prices",
                Figures.format("p50 %.1f ms, p95 %.1f ms, slowest %.1f ms", Figures.percentile(millis, 0.5), Figures.percentile(millis, 0.95),
                        Figures.percentile(millis, 1)), "p95 ≤ 80 ms");
    }

    private static void search(WebClient buyer, String words) {
        WebClient.Answer page = buyer.get("/portal/order?q=" + words);
        if (page.status() != 200 || !page.body().contains(words.equals("zzzqq") ? "Niets gevonden" : "product-add")) {
            throw new IllegalStateException("Search for " + words + " answered " + page.status());
        }
    }

    /** The same products in the ERP, which is asked for their prices, and in our catalogue. */
    private static void fill(JdbcTemplate database) {
        String name = """
                (array['Koperbuis', 'Paneelradiator', 'Radiatorventiel', 'Wastafelkraan', 'Bocht', 'Circulatiepomp', 'Buisisolatie',
                       'Gasketel', 'Kogelkraan', 'Verdeler', 'Koppeling', 'Beugel'])[1 + n % 12]
                || ' ' || (array['wit', 'zwart', 'chroom', 'blauw', 'solo', 'combi', 'messing'])[1 + n % 7]
                || ' ' || (array['12', '15', '18', '22', '28', '35', '42', '54', '90'])[1 + n % 9] || ' x 1 mm, type ' || n % 997
                """;
        database.update("""
                insert into demo_erp.product (code, name, name_fr, name_en, unit, list_price, cost_price, vat_rate, stock, active)
                select 'GX-' || lpad(n::text, 6, '0'), name, name, name, 'st', 1 + n %% 500, 1, 21, n %% 100, true
                from (select n, %s as name from generate_series(1, ?) n) product""".formatted(name), PRODUCTS);
        database.update("""
                insert into kapstok.catalog_product (code, name, name_nl, name_fr, name_en, search_text, seen_at)
                select code, name, name, name, name, 'gx ' || substring(code from 4) || ' ' || lower(replace(code, '-', '')) || ' '
                       || lower(replace(name, ',', '')), now()
                from demo_erp.product where code like 'GX-%'""");
        database.update("insert into kapstok.catalog_refresh (started_at) values (now()) on conflict (id) do update set started_at = now()");
        database.execute("vacuum analyze kapstok.catalog_product");
        database.execute("vacuum analyze demo_erp.product");
    }
}
