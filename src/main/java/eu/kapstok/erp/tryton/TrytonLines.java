package eu.kapstok.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Has Tryton fill in a line of a sale as it does for its own users: a line that is only written has no unit and no VAT. */
class TrytonLines {

    /**
     * @param unit id, null where Tryton knows none
     * @param taxes ids, after the customer's tax rule
     */
    record Filled(Long unit, List<Long> taxes) {
    }

    private final TrytonRpc rpc;

    TrytonLines(TrytonRpc rpc) {
        this.rpc = rpc;
    }

    /**
     * @param head what is known of the sale: at least its party and company
     * @param quantity as JSON has it
     */
    Filled of(Map<String, Object> head, long product, Object quantity) {
        Map<String, Object> line = new HashMap<>();
        line.put("type", "line");
        line.put("product", product);
        line.put("quantity", quantity);
        line.put("unit", null);
        line.put("taxes", List.of());
        for (String field : List.of("party", "company", "price_list", "currency", "shipment_address", "shipment_party", "invoice_party",
                "sale_date", "warehouse")) {
            line.put("_parent_sale." + field, head.get(field));
        }
        JsonNode changed = rpc.ask("model.sale.line.on_change", List.of(line, List.of("product")), Map.of()).path(0);
        List<Long> taxes = new ArrayList<>();
        changed.path("taxes").path("add").forEach(added -> taxes.add(added.path(1).path("id").longValue()));
        return new Filled(changed.path("unit").isIntegralNumber() ? changed.get("unit").longValue() : null, taxes);
    }
}
