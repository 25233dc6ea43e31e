package eu.kapstok.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eu.kapstok.erp.DemoCreditNote;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.ErpReturn;
import java.math.BigDecimal;
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

/** What comes back to the ERP's warehouse and what its books give back, played by a script. */
@RestController
@RequestMapping("/demo/api/erp")
@Profile("demo")
class DemoAfterSalesApiController {

    private static final Map<String, Set<String>> ROWS = Map.of("lines", Set.of("line", "quantity"));
    private static final BigDecimal LEAST_QUANTITY = new BigDecimal("0.001");
    private static final BigDecimal MOST_QUANTITY = new BigDecimal(1_000_000);
    private static final int MOST_LINES = 500;

    record CreditNoteAnswer(String number, String invoice, String net, String vat, String gross, String idempotencyKey) {
    }

    private final DemoErp erp;

    DemoAfterSalesApiController(DemoErp erp) {
        this.erp = erp;
    }

    /** A parcel; without lines it holds all that is missing, without a number it is the next one. */
    @PostMapping("/returns/{rma}/receive")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receive(@PathVariable String rma, @RequestBody(required = false) JsonNode body) {
        DemoRequest request = DemoRequest.of(Objects.requireNonNullElseGet(body, JsonNodeFactory.instance::objectNode),
                Set.of("lines", "parcel"), ROWS);
        erp.receiveReturn(rma, request.has("parcel") ? request.whole("parcel", 1, MOST_LINES) : null,
                request.has("lines") ? request.rows("lines", MOST_LINES, DemoAfterSalesApiController::part) : null);
    }

    @GetMapping("/returns/{rma}")
    ErpReturn goodsReturn(@PathVariable String rma) {
        return erp.goodsReturn(rma).orElseThrow(() -> new BadDemoRequest("There is no return " + rma, List.of("rma")));
    }

    @GetMapping("/credit-notes")
    List<CreditNoteAnswer> creditNotes(@RequestParam String customer) {
        return erp.creditNotes(customer).stream().map(DemoAfterSalesApiController::answer).toList();
    }

    private static ErpReturn.Receipt.Part part(DemoRequest row) {
        return new ErpReturn.Receipt.Part(row.whole("line", 1, MOST_LINES), row.number("quantity", LEAST_QUANTITY, MOST_QUANTITY, 3));
    }

    private static CreditNoteAnswer answer(DemoCreditNote made) {
        return new CreditNoteAnswer(made.note().number(), made.note().creditedInvoice(), made.note().net().toPlainString(),
                made.note().vat().toPlainString(), made.note().total().toPlainString(), made.idempotencyKey());
    }
}
