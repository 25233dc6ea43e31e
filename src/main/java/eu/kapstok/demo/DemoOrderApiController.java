package eu.kapstok.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoOrder;
import eu.kapstok.erp.DemoShipment;
import eu.kapstok.erp.ErpDestination;
import eu.kapstok.erp.ErpOrder;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the ERP, the warehouse and the carrier do with orders, played by a script. */
@RestController
@RequestMapping("/demo/api/erp/orders")
@Profile("demo")
class DemoOrderApiController {

    private static final Map<String, Set<String>> ROWS = Map.of("lines", Set.of("product", "quantity"));
    private static final BigDecimal LEAST_QUANTITY = new BigDecimal("0.001");
    private static final BigDecimal MOST_QUANTITY = new BigDecimal(1_000_000);
    private static final int MOST_LINES = 500;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_REFERENCE = 140;

    record LineAnswer(String product, BigDecimal ordered, BigDecimal shipped, BigDecimal delivered, BigDecimal returned) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrderAnswer(String number, ErpOrder.State state, String quote, String reference, LocalDate promisedDate,
                       List<LineAnswer> lines, String net, String vat, String gross, String idempotencyKey,
                       ErpDestination elsewhere, List<ErpOrder.Shipment> shipments) {
    }

    record Raised(String number) {
    }

    private final DemoErp erp;
    private final Clock clock;

    DemoOrderApiController(DemoErp erp, Clock clock) {
        this.erp = erp;
        this.clock = clock;
    }

    @GetMapping
    List<OrderAnswer> orders(@RequestParam String customer) {
        return erp.orders(customer).stream().map(DemoOrderApiController::answer).toList();
    }

    @PostMapping
    Raised raise(@RequestBody JsonNode body) {
        DemoRequest request = DemoRequest.of(body, Set.of("customer", "lines", "reference"), ROWS);
        String customer = request.text("customer");
        if (erp.customers().stream().noneMatch(known -> known.number().equals(customer))) {
            throw request.wrong("customer", "is not known: " + customer);
        }
        return new Raised(erp.raiseOrder(customer, lines(request),
                request.has("reference") ? request.text("reference", LONGEST_REFERENCE) : null).number());
    }

    @PostMapping("/{number}/ship")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ship(@PathVariable String number, @RequestBody(required = false) JsonNode body) {
        DemoRequest request = DemoRequest.of(orNothing(body), Set.of("lines", "carrier", "tracking"), ROWS);
        erp.ship(number, new DemoShipment(request.has("lines") ? lines(request) : null,
                request.has("carrier") ? request.text("carrier", LONGEST_NAME) : null,
                request.has("tracking") ? request.text("tracking", LONGEST_NAME) : null));
    }

    @PostMapping("/{number}/deliver")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deliver(@PathVariable String number, @RequestBody(required = false) JsonNode body) {
        DemoRequest.of(orNothing(body), Set.of(), Map.of());
        erp.deliver(number);
    }

    @PostMapping("/{number}/delay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delay(@PathVariable String number, @RequestBody JsonNode body) {
        DemoRequest request = DemoRequest.of(body, Set.of("date"), Map.of());
        LocalDate date = request.day("date");
        if (date.isBefore(LocalDate.now(clock))) {
            throw request.wrong("date", "is in the past");
        }
        erp.delay(number, date);
    }

    @PostMapping("/{number}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String number, @RequestBody JsonNode body) {
        erp.cancel(number, DemoRequest.of(body, Set.of("reason"), Map.of()).text("reason"));
    }

    private List<DemoShipment.Line> lines(DemoRequest request) {
        return request.rows("lines", MOST_LINES, row -> {
            String product = row.text("product");
            if (!erp.sells(product)) {
                throw row.wrong("product", "is not known: " + product);
            }
            return new DemoShipment.Line(product, row.number("quantity", LEAST_QUANTITY, MOST_QUANTITY, 3));
        });
    }

    private static JsonNode orNothing(JsonNode body) {
        return Objects.requireNonNullElseGet(body, JsonNodeFactory.instance::objectNode);
    }

    private static OrderAnswer answer(DemoOrder made) {
        ErpOrder order = made.order();
        List<LineAnswer> lines = order.lines().stream().map(line -> new LineAnswer(line.product(), line.ordered(), line.shipped(),
                line.delivered(), line.returned())).toList();
        return new OrderAnswer(order.number(), order.state(), order.quote(), order.reference(), order.promisedDate(), lines,
                order.net().toPlainString(), order.vat().toPlainString(), order.gross().toPlainString(), made.idempotencyKey(),
                order.elsewhere(), order.shipments());
    }
}
