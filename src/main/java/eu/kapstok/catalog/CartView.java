package eu.kapstok.catalog;

import eu.kapstok.erp.ErpPrice;
import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A cart with today's prices, as its page shows it.
 *
 * @param priced false where the ERP does not answer: nothing can be ordered now
 * @param coming whether its answer is on its way
 * @param delivery the delivery's cost as a line, null where there is none or the cart cannot be ordered yet
 * @param deliveryUnpriced the delivery has a cost that the ERP does not tell for this customer
 * @param totals of what can be ordered, delivery included
 * @param minimum least value of an order, null where the cart has it
 * @param freeFrom value from which delivery is free, null where it is or never will be
 */
record CartView(Cart cart, boolean priced, boolean coming, List<Row> rows, Row delivery, boolean deliveryUnpriced, CartTotals totals, BigDecimal goods,
                BigDecimal minimum, BigDecimal freeFrom) {

    /**
     * A line.
     *
     * @param name in the reader's language
     * @param price null where the ERP does not answer, or no longer sells it to this customer
     * @param seenPrice what it cost when the customer put it in or saw it last, where that differs; otherwise null
     * @param gone no longer sold to this customer
     * @param problem why so much of it cannot be ordered, null where it can
     * @param net EUR excluding VAT as the ERP counts it; null where it has no price now
     */
    record Row(String product, String name, BigDecimal quantity, ErpPrice price, BigDecimal seenPrice, boolean gone,
               FormRefused.Problem problem, BigDecimal net) {

        /** The unit price including VAT, as consumers read it; null where it has no price now. */
        public BigDecimal grossPrice() {
            return price == null ? null : CartTotals.withVat(price.unitPrice(), price.vatRate());
        }

        /** How far the stock reaches for the quantity. */
        public Stock stock() {
            return price == null ? null : Stock.of(price.stock(), quantity);
        }

        /** The field in which its quantity stands. */
        public String field() {
            return "quantity." + product;
        }
    }

    /** The lines that have a price, the delivery last. */
    public List<Row> charged() {
        List<Row> charged = new ArrayList<>(rows.stream().filter(row -> row.price() != null).toList());
        if (delivery != null) {
            charged.add(delivery);
        }
        return charged;
    }

    /** Everything that keeps it from being ordered as it stands, the prices apart. */
    List<FormRefused.Problem> problems() {
        List<FormRefused.Problem> problems = new ArrayList<>();
        if (!priced) {
            problems.add(new FormRefused.Problem(null, coming ? "catalog.refused.pricesComing" : "catalog.refused.noPrices", List.of()));
        }
        if (deliveryUnpriced) {
            problems.add(new FormRefused.Problem(null, "catalog.refused.noDelivery", List.of()));
        }
        for (Row row : rows) {
            if (row.gone()) {
                problems.add(new FormRefused.Problem(row.field(), "catalog.refused.gone", List.of(row.name())));
            } else if (row.problem() != null) {
                problems.add(row.problem());
            }
        }
        return problems;
    }

    /** Whether the last step can be taken. */
    public boolean orderable() {
        return !rows.isEmpty() && minimum == null && problems().isEmpty();
    }
}
