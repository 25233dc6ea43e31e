package eu.kapstok.catalog;

import eu.kapstok.erp.ErpPrice;
import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** How much of a product can be ordered: what was typed, and what the product allows. */
final class Quantities {

    private static final BigDecimal MOST = new BigDecimal(1_000_000);
    private static final int DECIMALS = 3;
    private static final String NUMBER = "-?\\d{1,9}([.,]\\d{1,9})?";

    private Quantities() {
    }

    /**
     * @param field where a problem is told
     * @throws FormRefused for anything but a number above zero with at most three decimals
     */
    static BigDecimal typed(String text, String field) {
        String number = text.strip().replace('\u2212', '-');
        if (!number.matches(NUMBER)) {
            throw new FormRefused(field, "catalog.refused.number");
        }
        BigDecimal quantity = new BigDecimal(number.replace(',', '.')).stripTrailingZeros();
        if (quantity.signum() <= 0) {
            throw new FormRefused(field, "catalog.refused.zero");
        }
        if (quantity.scale() > DECIMALS) {
            throw new FormRefused(field, "catalog.refused.decimals");
        }
        if (quantity.compareTo(MOST) > 0) {
            throw new FormRefused(field, "catalog.refused.most", MOST);
        }
        return quantity.scale() < 0 ? quantity.setScale(0) : quantity;
    }

    /** Why so much of it is not sold, empty where it is. */
    static Optional<FormRefused.Problem> problem(BigDecimal quantity, ErpPrice price, String field) {
        if (price.wholeUnits() && quantity.stripTrailingZeros().scale() > 0) {
            return Optional.of(new FormRefused.Problem(field, "catalog.refused.whole", List.of(price.unit())));
        }
        if (quantity.compareTo(price.minimumQuantity()) < 0) {
            return Optional.of(new FormRefused.Problem(field, "catalog.refused.minimum", List.of(least(price), price.unit())));
        }
        if (price.packSize() != null && quantity.remainder(price.packSize()).signum() != 0) {
            BigDecimal below = quantity.divide(price.packSize(), 0, RoundingMode.DOWN).multiply(price.packSize()).max(least(price));
            return Optional.of(new FormRefused.Problem(field, "catalog.refused.pack",
                    List.of(price.packSize(), below, below.add(price.packSize()), price.unit())));
        }
        return Optional.empty();
    }

    /** The smallest quantity that the product allows. */
    static BigDecimal least(ErpPrice price) {
        if (price.packSize() == null) {
            return price.minimumQuantity();
        }
        return price.minimumQuantity().divide(price.packSize(), 0, RoundingMode.UP).multiply(price.packSize()).max(price.packSize());
    }
}
