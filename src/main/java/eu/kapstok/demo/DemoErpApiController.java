package eu.kapstok.demo;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.ErpQuote;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
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

/** The ERP's users, played by a script. */
@RestController
@RequestMapping("/demo/api")
@Profile("demo")
class DemoErpApiController {

    private static final Set<String> FAULTS = Set.of("mode", "rejectNext", "loseAnswerNext");

    record ProductAnswer(String code, String name, String unit, String listPrice, BigDecimal vatRate, BigDecimal stock,
                         boolean active) {
    }

    record QuoteAnswer(String number, String version) {
    }

    private final DemoErp erp;
    private final DemoQuoteRequest quotes;

    DemoErpApiController(DemoErp erp, DemoQuoteRequest quotes) {
        this.erp = erp;
        this.quotes = quotes;
    }

    @GetMapping("/products")
    List<ProductAnswer> products(@RequestParam(required = false) String text) {
        return erp.products(text).stream().map(product -> new ProductAnswer(product.code(), product.name(), product.unit(),
                product.listPrice().toPlainString(), product.vatRate(), product.stock(), product.active())).toList();
    }

    @PostMapping("/erp/quotes")
    QuoteAnswer raise(@RequestBody JsonNode body) {
        ErpQuote quote = erp.raiseQuote(quotes.toRaise(body));
        return new QuoteAnswer(quote.number(), quote.version());
    }

    @PostMapping("/erp/quotes/{number}/revise")
    QuoteAnswer revise(@PathVariable String number, @RequestBody JsonNode body) {
        ErpQuote quote = erp.reviseQuote(number, quotes.toRevise(body));
        return new QuoteAnswer(quote.number(), quote.version());
    }

    @PostMapping("/erp/quotes/{number}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String number, @RequestBody(required = false) JsonNode body) {
        if (body != null) {
            DemoRequest.of(body, Set.of(), Map.of());
        }
        erp.withdrawQuote(number);
    }

    @PostMapping("/erp/faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void faults(@RequestBody JsonNode body) {
        DemoRequest request = DemoRequest.of(body, FAULTS, Map.of());
        erp.faults(new DemoFaults(request.word("mode", DemoFaults.Mode.class), request.flag("rejectNext"),
                request.flag("loseAnswerNext")));
    }
}
