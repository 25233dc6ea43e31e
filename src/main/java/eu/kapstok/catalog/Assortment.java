package eu.kapstok.catalog;

import eu.kapstok.erp.ErpPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A customer's own price list, searched in our database and priced by the ERP page by page. */
@Component
class Assortment {

    private static final int PAGE = 20;
    private static final int ROUNDS = 3;

    /**
     * A product that the customer may buy.
     *
     * @param name in the reader's language
     * @param price null where the ERP does not answer
     */
    record Found(String product, String name, ErpPrice price) {

        /** What to begin with. */
        public BigDecimal least() {
            return price == null ? BigDecimal.ONE : Quantities.least(price);
        }

        /** The unit price including VAT, as consumers read it. */
        public BigDecimal grossPrice() {
            return price == null ? null : CartTotals.withVat(price.unitPrice(), price.vatRate());
        }

        public Stock stock() {
            return price == null ? null : Stock.of(price.stock(), least());
        }
    }

    /**
     * @param next where the page after it begins, null at the end
     * @param priced false where the ERP does not answer
     * @param coming whether its answer is on its way
     */
    record Page(List<Found> found, String next, boolean priced, boolean coming) {
    }

    private final CatalogProducts products;
    private final OwnPrices prices;
    private final OrderingSettings settings;

    Assortment(CatalogProducts products, OwnPrices prices, OrderingSettings settings) {
        this.products = products;
        this.prices = prices;
        this.settings = settings;
    }

    /** @param after code after which the page begins, "" for the first */
    Page page(String customer, String text, String after, Locale locale) {
        List<String> words = SearchWords.typed(text);
        List<Found> found = new ArrayList<>();
        String cursor = after;
        boolean more = true;
        long until = prices.patience();
        for (int round = 0; round < ROUNDS && more && found.size() < PAGE; round++) {
            List<CatalogProduct> batch = products.find(words, cursor, settings.deliveryProduct(), PAGE + 1);
            OwnPrices.Told asked = prices.of(customer, batch.stream().map(CatalogProduct::code).toList(), until);
            Optional<Map<String, ErpPrice>> told = asked.prices();
            List<CatalogProduct> shown = batch.subList(0, Math.min(PAGE, batch.size()));
            if (told.isEmpty()) {
                shown.forEach(product -> found.add(new Found(product.code(), product.nameIn(locale), null)));
                return new Page(found, batch.size() > PAGE ? shown.get(PAGE - 1).code() : null, false, asked.coming());
            }
            more = batch.size() > PAGE;
            for (CatalogProduct product : shown) {
                if (found.size() == PAGE) {
                    more = true;
                    break;
                }
                cursor = product.code();
                if (told.get().containsKey(product.code())) {
                    found.add(new Found(product.code(), product.nameIn(locale), told.get().get(product.code())));
                }
            }
        }
        return new Page(found, more ? cursor : null, true, false);
    }
}
