package eu.kapstok.catalog;

import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpPrice;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What products cost a customer now, as the ERP says. */
@Component
class OwnPrices {

    private static final Logger LOG = LoggerFactory.getLogger(OwnPrices.class);
    private static final int AT_ONCE = 200;

    private final Erp erp;

    OwnPrices(Erp erp) {
        this.erp = erp;
    }

    /** By product, those that the customer may buy; empty where the ERP does not answer. */
    Optional<Map<String, ErpPrice>> of(String customer, Collection<String> products) {
        List<String> codes = products.stream().distinct().toList();
        Map<String, ErpPrice> prices = new HashMap<>();
        try {
            for (int from = 0; from < codes.size(); from += AT_ONCE) {
                erp.pricesOf(customer, codes.subList(from, Math.min(codes.size(), from + AT_ONCE)))
                        .forEach(price -> prices.put(price.product(), price));
            }
            return Optional.of(prices);
        } catch (ErpException away) {
            LOG.warn("The page of customer {} stands without prices: {}", customer, away.getMessage());
            return Optional.empty();
        }
    }
}
