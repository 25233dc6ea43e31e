package eu.kapstok.catalog;

import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpPrice;
import eu.kapstok.erp.ErpSoon;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What products cost a customer now, as the ERP says. */
@Component
class OwnPrices {

    private static final int AT_ONCE = 200;

    /**
     * @param prices by product, those that the customer may buy; empty where they are not known
     * @param coming whether they are on their way
     */
    record Told(Optional<Map<String, ErpPrice>> prices, boolean coming) {
    }

    private final Erp erp;
    private final ErpSoon soon;

    OwnPrices(Erp erp, ErpSoon soon) {
        this.erp = erp;
        this.soon = soon;
    }

    /** Nobody waits long for them. */
    Told of(String customer, Collection<String> products) {
        return of(customer, products, patience());
    }

    /** What half a cent is where they are charged. */
    RoundingMode rounding() {
        return erp.rounding();
    }

    /** The moment until which a page waits that asks several times, for {@code of}. */
    long patience() {
        return soon.patience();
    }

    /** @param until see {@link #patience()} */
    Told of(String customer, Collection<String> products, long until) {
        List<String> codes = products.stream().distinct().sorted().toList();
        Map<String, ErpPrice> prices = new HashMap<>();
        for (int from = 0; from < codes.size(); from += AT_ONCE) {
            List<String> some = codes.subList(from, Math.min(codes.size(), from + AT_ONCE));
            ErpSoon.Answer<List<ErpPrice>> answer = soon.ask("prices of " + customer + ": " + String.join(" ", some),
                    () -> erp.pricesOf(customer, some), until);
            if (answer.value().isEmpty()) {
                return new Told(Optional.empty(), answer.coming());
            }
            answer.value().get().forEach(price -> prices.put(price.product(), price));
        }
        return new Told(Optional.of(prices), false);
    }
}
