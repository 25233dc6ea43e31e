package eu.kapstok.bench;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.testing.WebClient;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How long portal pages take while the ERP needs half a minute for each answer, with the patience that the product has outside tests. */
class SlowErpBench {

    private static final int WARM_UP = 200;
    private static final int VIEWS = 300;
    private static final int WORST = 8;

    /** Half of them ask the ERP; each search is for other products. */
    private static final List<String> PAGES = List.of("/portal", "/portal/order?q=%s", "/portal/orders", "/portal/order/cart", "/portal/quotes",
            "/portal/order/checkout", "/portal/tasks", "/portal/order?q=%s", "/portal/owed", "/portal/complaints",
            "/portal/complaints/new?order=ORDER");
    private static final List<String> SEARCHES = List.of("buis", "pomp", "kraan", "ketel", "vloer", "radiator", "ventiel", "wc", "boiler", "filter");

    private static Trial trial;
    private static String order;

    @BeforeAll
    static void start() throws Exception {
        trial = Trial.start("--erp.page-patience=140ms", "--erp.limits.read=10s", "--erp.limits.write=30s", "--erp.limits.failures=5");
    }

    @AfterAll
    static void stop() {
        trial.close();
    }

    @Test
    void pagesWhileTheErpHangs() {
        WebClient buyer = trial.contact("C10042", ContactRole.ADMIN);
        order = trial.database().queryForObject("select max(number) from demo_erp.sales_order where customer = 'C10042' and state = 'DELIVERED'",
                String.class);
        String token = buyer.get("/portal").document().selectFirst("input[name=_csrf]").val();
        buyer.post("/portal/order/lines", Map.of("_csrf", token, "product", "BOI-100", "quantity", "1"));
        PageTimes.of(WARM_UP, 0, view -> view(buyer, view));
        trial.bean(DemoErp.class).faults(new DemoFaults(DemoFaults.Mode.SLOW, false, false));
        double[] millis = PageTimes.of(0, VIEWS, view -> view(buyer, view));
        trial.bean(DemoErp.class).faults(DemoFaults.NONE);
        String slowest = IntStream.range(0, VIEWS).boxed().sorted(Comparator.comparing((Integer number) -> millis[number]).reversed())
                .map(number -> Figures.format("%.0f ms %s", millis[number], page(number))).limit(WORST).collect(Collectors.joining(", "));
        Figures.note("portal pages while the ERP takes 30 s for an answer", Figures.format("p50 %.0f ms, p95 %.0f ms, slowest: %s",
                Figures.percentile(millis, 0.5), Figures.percentile(millis, 0.95), slowest), "≤ 300 ms");
    }

    private static String page(int number) {
        return PAGES.get(number % PAGES.size()).formatted(SEARCHES.get(number / 2 % SEARCHES.size())).replace("ORDER", order);
    }

    private static void view(WebClient buyer, int number) {
        String page = page(number);
        int status = buyer.get(page).status();
        if (status >= 400) {
            throw new IllegalStateException(page + " answered " + status);
        }
    }
}
