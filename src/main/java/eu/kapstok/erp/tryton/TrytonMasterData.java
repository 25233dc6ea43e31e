package eu.kapstok.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.erp.ErpException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What changes seldom in Tryton and is needed often; read again after some minutes. */
class TrytonMasterData {

    /** The currency of all prices and amounts here. */
    static final String CURRENCY = "EUR";

    /** What half a cent, or half of the last decimal of a price, is to Tryton. */
    static final RoundingMode ROUNDING = RoundingMode.HALF_EVEN;

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Set<String> LANGUAGES = Set.of("nl", "fr", "en");
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int DAYS_OF_MONTH = 30;
    private static final int DAYS_OF_WEEK = 7;
    private static final int MANY = 1000;

    /**
     * @param party of the seller itself
     * @param terms days by payment term
     * @param rates percent by tax, of one that is made of others their sum
     * @param stores locations that goods leave from
     * @param languages code in Tryton by ours, as far as texts are translated there
     * @param creditLimits whether customers have one
     * @param complaints whether complaints are kept, out of which returns come
     */
    record Known(long party, Map<Long, Integer> terms, Map<Long, BigDecimal> rates, List<Long> stores, Map<String, String> languages,
                 boolean creditLimits, boolean complaints, long since) {
    }

    private final TrytonRpc rpc;
    private volatile Known known;

    TrytonMasterData(TrytonRpc rpc) {
        this.rpc = rpc;
    }

    Known now() {
        Known last = known;
        if (last == null || System.nanoTime() - last.since() > FRESH.toNanos()) {
            last = readAll();
            known = last;
        }
        return last;
    }

    /** Days of a payment term, 0 where there is none. */
    int days(Long term) {
        return term == null ? 0 : now().terms().getOrDefault(term, 0);
    }

    /** The sum of some taxes in percent. */
    BigDecimal rate(List<Long> taxes) {
        return taxes.stream().map(tax -> now().rates().getOrDefault(tax, BigDecimal.ZERO)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** nl, fr or en. */
    static String language(String code) {
        String language = code == null ? "nl" : code.substring(0, Math.min(2, code.length())).toLowerCase(Locale.ROOT);
        return LANGUAGES.contains(language) ? language : "en";
    }

    /** Texts in the language of a customer, as far as Tryton has them. */
    Map<String, Object> in(String language) {
        return Map.of("language", now().languages().getOrDefault(language, "en"));
    }

    static void inOurCurrency(String what, String currency) {
        if (!CURRENCY.equals(currency)) {
            throw new ErpException(ErpException.Kind.INVALID, "%s is in %s; only %s can be worked with".formatted(what, currency, CURRENCY));
        }
    }

    private Known readAll() {
        TrytonRecord company = rpc.records("company.company", List.of(rpc.who().company()), List.of("party", "currency.code")).get(0);
        inOurCurrency("The seller's company", company.in("currency").text("code"));
        if (!has("party.party", "sale_price_list")) {
            throw new ErpException(ErpException.Kind.UNSUPPORTED, "Tryton's module sale_price_list is not active; prices cannot be told");
        }
        return new Known(company.whole("party"), terms(), rates(), stores(), languages(), has("party.party", "credit_limit_amount"),
                rpc.count("ir.model", List.of(List.of("model", "=", "sale.complaint"))) > 0, System.nanoTime());
    }

    private Map<Long, Integer> terms() {
        Map<Long, Integer> terms = new HashMap<>();
        for (TrytonRecord delta : rpc.search("account.invoice.payment_term.line.delta", List.of(), MANY, null,
                List.of("line.payment", "days", "weeks", "months"))) {
            int days = part(delta, "days") + DAYS_OF_WEEK * part(delta, "weeks") + DAYS_OF_MONTH * part(delta, "months");
            terms.merge(delta.in("line").whole("payment"), days, Math::max);
        }
        return terms;
    }

    private static int part(TrytonRecord delta, String name) {
        Long value = delta.whole(name);
        return value == null ? 0 : value.intValue();
    }

    private Map<Long, BigDecimal> rates() {
        Map<Long, BigDecimal> rates = new HashMap<>();
        for (TrytonRecord tax : rpc.search("account.tax", List.of(List.of("type", "=", "percentage")), MANY, null,
                List.of("rate", "parent"))) {
            BigDecimal rate = tax.number("rate") == null ? BigDecimal.ZERO : tax.number("rate").multiply(HUNDRED).stripTrailingZeros();
            rates.put(tax.id(), rate);
            if (tax.whole("parent") != null) {
                rates.merge(tax.whole("parent"), rate, BigDecimal::add);
            }
        }
        return rates;
    }

    private List<Long> stores() {
        return rpc.search("stock.location", List.of(List.of("type", "=", "storage")), MANY, null, List.of("code")).stream()
                .map(TrytonRecord::id).toList();
    }

    private Map<String, String> languages() {
        Map<String, String> languages = new HashMap<>();
        rpc.search("ir.lang", List.of(List.of("translatable", "=", true)), MANY, List.of(List.of("code", "DESC")), List.of("code"))
                .forEach(found -> languages.put(language(found.text("code")), found.text("code")));
        return languages;
    }

    private boolean has(String model, String field) {
        JsonNode definition = rpc.ask("model." + model + ".fields_get", List.of(List.of(field)), Map.of());
        return definition.has(field);
    }
}
