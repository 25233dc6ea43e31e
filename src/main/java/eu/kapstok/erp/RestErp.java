package eu.kapstok.erp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Any ERP behind a bridge that keeps to {@code erp-bridge/openapi.yaml}. */
class RestErp implements Erp {

    private static final String CURRENCY = "EUR";

    private final BridgeCalls bridge;

    RestErp(BridgeCalls bridge) {
        this.bridge = bridge;
    }

    @Override
    public Set<ErpCapability> capabilities() {
        JsonNode named = bridge.ask("/capabilities").path("capabilities");
        if (!named.isArray()) {
            throw new IllegalArgumentException("no capabilities");
        }
        Set<ErpCapability> capabilities = EnumSet.noneOf(ErpCapability.class);
        named.forEach(name -> Arrays.stream(ErpCapability.values()).filter(one -> one.name().equals(name.asText()))
                .forEach(capabilities::add));
        return capabilities;
    }

    @Override
    public ErpPage<ErpCustomer> customers(String cursor) {
        return page("/customers" + BridgeCalls.query(with("cursor", cursor)), ErpCustomer.class, true);
    }

    @Override
    public Optional<ErpCustomer> customer(String number) {
        return bridge.find(BridgeCalls.path("customers", number)).map(found -> inEuro(found, ErpCustomer.class));
    }

    @Override
    public ErpPage<ErpProduct> products(String text, String cursor) {
        return page("/products" + BridgeCalls.query(with("text", text, "cursor", cursor)), ErpProduct.class, true);
    }

    @Override
    public ErpPage<ErpPrice> prices(String customer, String text, String cursor) {
        return page(BridgeCalls.path("customers", customer, "prices") + BridgeCalls.query(with("text", text, "cursor", cursor)),
                ErpPrice.class, true);
    }

    @Override
    public List<ErpPrice> pricesOf(String customer, List<String> products) {
        JsonNode page = bridge.ask(BridgeCalls.path("customers", customer, "prices"), Map.of("products", products));
        return page(page, ErpPrice.class, true).items();
    }

    @Override
    public Optional<ErpQuote> quote(String number) {
        return bridge.find(BridgeCalls.path("quotes", number)).map(found -> inEuro(found, ErpQuote.class));
    }

    @Override
    public ErpCredit credit(String number) {
        return inEuro(bridge.ask(BridgeCalls.path("customers", number, "credit")), ErpCredit.class);
    }

    @Override
    public Optional<ErpOrder> order(String number) {
        return bridge.find(BridgeCalls.path("orders", number)).map(found -> inEuro(found, ErpOrder.class));
    }

    @Override
    public ErpOrder acceptQuote(ErpCommand command, String quoteNumber, ErpAcceptance acceptance) throws ErpOrderRejected {
        ObjectNode content = BridgeJson.MAPPER.valueToTree(acceptance);
        content.remove("version");
        return order(bridge.tell("PUT", BridgeCalls.path("quotes", quoteNumber, "acceptance"), command, acceptance.version(), content));
    }

    @Override
    public ErpOrder placeOrder(ErpCommand command, ErpOrderRequest request) throws ErpOrderRejected {
        ObjectNode content = BridgeJson.MAPPER.valueToTree(request);
        content.put("currency", CURRENCY);
        return order(bridge.tell("POST", "/orders", command, null, content));
    }

    @Override
    public ErpOrder confirmOrder(ErpCommand command, String number) throws ErpOrderRejected {
        return order(bridge.tell("PUT", BridgeCalls.path("orders", number, "confirmation"), command, null, null));
    }

    @Override
    public void cancelOrder(ErpCommand command, String number, String reason) throws ErpOrderRejected {
        bridge.tell("PUT", BridgeCalls.path("orders", number, "cancellation"), command, null, Map.of("reason", reason));
    }

    @Override
    public void declineQuote(ErpCommand command, String quoteNumber, String reason) {
        tell("refusal", command, quoteNumber, Map.of("reason", reason));
    }

    @Override
    public void withdrawQuote(ErpCommand command, String quoteNumber, String reason) {
        tell("withdrawal", command, quoteNumber, Map.of("reason", reason));
    }

    @Override
    public void expireQuote(ErpCommand command, String quoteNumber) {
        tell("expiry", command, quoteNumber, null);
    }

    @Override
    public void extendQuote(ErpCommand command, String quoteNumber, LocalDate validUntil) {
        tell("validity", command, quoteNumber, Map.of("validUntil", validUntil));
    }

    @Override
    public ErpPage<ErpReceivable> receivables(String customer, LocalDate dueBefore, String cursor) {
        Map<String, String> asked = with("customer", customer, "cursor", cursor);
        asked.put("dueBefore", dueBefore == null ? null : dueBefore.toString());
        return page("/receivables" + BridgeCalls.query(asked), ErpReceivable.class, false);
    }

    @Override
    public void blockOrders(ErpCommand command, String customer, String reason) {
        told(() -> bridge.tell("PUT", BridgeCalls.path("customers", customer, "order-block"), command, null, Map.of("reason", reason)));
    }

    @Override
    public void releaseOrders(ErpCommand command, String customer) {
        told(() -> bridge.tell("DELETE", BridgeCalls.path("customers", customer, "order-block"), command, null, null));
    }

    @Override
    public void fileContract(ErpCommand command, ErpContract contract) {
        told(() -> bridge.tell("PUT", BridgeCalls.path("contracts", contract.number()), command, null, contract));
    }

    @Override
    public Optional<ErpInvoice> invoice(String number) {
        return bridge.find(BridgeCalls.path("invoices", number)).map(found -> as(found, ErpInvoice.class));
    }

    @Override
    public Optional<byte[]> invoicePdf(String number) {
        return bridge.findPdf(BridgeCalls.path("invoices", number, "pdf"));
    }

    @Override
    public List<ErpDelivered> delivered(String order) {
        return bridge.find(BridgeCalls.path("orders", order, "delivered"))
                .map(page -> page(page, ErpDelivered.class, true).items()).orElse(List.of());
    }

    @Override
    public List<String> invoicesOf(String order) {
        return bridge.find(BridgeCalls.path("orders", order, "invoices")).map(page -> page(page, String.class, false).items())
                .orElse(List.of());
    }

    @Override
    public List<ErpInvoiceLine> invoiceLines(String invoice) {
        return bridge.find(BridgeCalls.path("invoices", invoice, "lines")).map(page -> page(page, ErpInvoiceLine.class, true).items())
                .orElse(List.of());
    }

    @Override
    public ErpInvoice createCreditNote(ErpCommand command, ErpCreditRequest request) throws ErpOrderRejected {
        return told("/credit-notes", command, request, ErpInvoice.class);
    }

    @Override
    public ErpReturn registerReturn(ErpCommand command, ErpReturnRequest request) throws ErpOrderRejected {
        return told("/returns", command, request, ErpReturn.class);
    }

    @Override
    public Optional<ErpReturn> goodsReturn(String number) {
        return bridge.find(BridgeCalls.path("returns", number)).map(found -> as(found, ErpReturn.class));
    }

    @Override
    public ErpReturn receiveReturn(ErpCommand command, String number, ErpReturn.Receipt receipt) {
        try {
            return as(answered(bridge.tell("PUT", BridgeCalls.path("returns", number, "receipt"), command, null, receipt)), ErpReturn.class);
        } catch (ErpOrderRejected refused) {
            throw new ErpException(ErpException.Kind.WRONG_STATE, refused.getMessage(), refused);
        }
    }

    @Override
    public void closeReturn(ErpCommand command, String number, String reason) {
        try {
            bridge.tell("PUT", BridgeCalls.path("returns", number, "closing"), command, null, Map.of("reason", reason));
        } catch (ErpOrderRejected refused) {
            throw new ErpException(ErpException.Kind.WRONG_STATE, refused.getMessage(), refused);
        }
    }

    @Override
    public ErpOrder orderReplacement(ErpCommand command, ErpReplacement request) throws ErpOrderRejected {
        return order(bridge.tell("POST", "/replacements", command, null, request));
    }

    @Override
    public ErpRepair orderRepair(ErpCommand command, ErpRepairRequest request) throws ErpOrderRejected {
        return told("/repairs", command, request, ErpRepair.class);
    }

    @Override
    public ErpChanges changes(String place, int most) {
        JsonNode answer = bridge.ask("/changes" + BridgeCalls.query(with("place", place, "most", String.valueOf(most))));
        if (answer instanceof ObjectNode changes && !changes.has("lost")) {
            changes.put("lost", false);
        }
        return as(answer, ErpChanges.class);
    }

    @Override
    public boolean available() {
        try {
            capabilities();
            return true;
        } catch (ErpException | IllegalArgumentException away) {
            return false;
        }
    }

    private void tell(String what, ErpCommand command, String quoteNumber, Object content) {
        told(() -> bridge.tell("PUT", BridgeCalls.path("quotes", quoteNumber, what), command, null, content));
    }

    /** A command that no ERP refuses as it would an order. */
    private static void told(ErpLine.Call<?> command) {
        try {
            command.answer();
        } catch (ErpOrderRejected refused) {
            throw new ErpException(ErpException.Kind.WRONG_STATE, refused.getMessage(), refused);
        }
    }

    private <T> ErpPage<T> page(String address, Class<T> type, boolean priced) {
        return page(bridge.ask(address), type, priced);
    }

    /** @param priced whether the items leave their currency to the page's reader */
    private static <T> ErpPage<T> page(JsonNode page, Class<T> type, boolean priced) {
        if (!page.path("items").isArray()) {
            throw new IllegalArgumentException("a page without items");
        }
        List<T> items = new ArrayList<>();
        page.path("items").forEach(item -> items.add(priced ? inEuro(item, type) : as(item, type)));
        return new ErpPage<>(items, page.path("next").asText(null));
    }

    private <T> T told(String address, ErpCommand command, Object request, Class<T> type) throws ErpOrderRejected {
        return as(answered(bridge.tell("POST", address, command, null, request)), type);
    }

    private static ErpOrder order(JsonNode answered) {
        return inEuro(answered(answered), ErpOrder.class);
    }

    private static JsonNode answered(JsonNode answer) {
        if (answer == null) {
            throw new IllegalArgumentException("nothing was answered");
        }
        return answer;
    }

    private static <T> T inEuro(JsonNode answered, Class<T> type) {
        if (!CURRENCY.equals(answered.path("currency").asText())) {
            throw new IllegalArgumentException("%s in %s instead of %s".formatted(
                    type.getSimpleName().replace("Erp", "").toLowerCase(Locale.ROOT), answered.path("currency"), CURRENCY));
        }
        return as(answered, type);
    }

    private static <T> T as(JsonNode answered, Class<T> type) {
        try {
            return BridgeJson.MAPPER.treeToValue(answered, type);
        } catch (JsonMappingException unfit) {
            String place = unfit.getPath().stream().map(JsonMappingException.Reference::getFieldName).filter(Objects::nonNull)
                    .collect(Collectors.joining("."));
            throw new IllegalArgumentException(place + ": " + unfit.getOriginalMessage().split(" \\(")[0], unfit);
        } catch (JsonProcessingException unfit) {
            throw new IllegalArgumentException(unfit.getOriginalMessage(), unfit);
        }
    }

    private static Map<String, String> with(String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return values;
    }
}
