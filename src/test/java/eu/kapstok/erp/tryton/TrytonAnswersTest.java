package eu.kapstok.erp.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpAcceptance;
import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpCapability;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpQuote;
import eu.kapstok.erp.tryton.ScriptedTryton.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records of Tryton that make no sense are named and never become a quote, an order or an amount. */
class TrytonAnswersTest {

    private static final String ZERO = "{\"__class__\":\"Decimal\",\"decimal\":\"0\"}";
    private static final String HEAD = """
            {"id":7,"number":"VO1","reference":"A2026-00042","description":null,"origin":null,"state":"%s","sale_date":null,"shipping_date":null,
             "create_date":{"__class__":"datetime","year":2026,"month":11,"day":2,"hour":9,"minute":0,"second":0,"microsecond":0},
             "create_uid.":{"id":3,"login":"sofie"},"contact":null,"party":2,"party.":{"id":2,"code":"2","lang":null,"lang.":null,
             "customer_payment_term":1},"currency.":{"id":1,"code":"%s"},"payment_term":1,"untaxed_amount":%s,"tax_amount":%s,
             "total_amount":%s,"shipment_address":null,"shipment_address.":null,"_timestamp":"1"}""";
    private static final String LINE = """
            {"id":9,"type":"line","product":%s,"product.":%s,"description":null,"quantity":%s,"unit":1,"unit.":{"id":1,"symbol":"u"},
             "unit_price":{"__class__":"Decimal","decimal":"480.0000"},"amount":{"__class__":"Decimal","decimal":"960.00"},"taxes":[7]}""";
    private static final String PUMP = "{\"id\":1,\"code\":\"PUMP\",\"name\":\"Pomp\",\"type\":\"goods\",\"cost_price\":" + ZERO + "}";

    private ScriptedTryton tryton;
    private Erp erp;

    @BeforeEach
    void start() throws IOException {
        tryton = new ScriptedTryton();
        tryton.always("model.company.company.read", Answer.result("[{\"id\":1,\"party\":1,\"currency.\":{\"id\":1,\"code\":\"EUR\"}}]"));
        tryton.always("model.account.tax.search_read",
                Answer.result("[{\"id\":7,\"parent\":null,\"rate\":{\"__class__\":\"Decimal\",\"decimal\":\"0.21\"}}]"));
        tryton.always("model.party.party.fields_get", Answer.result("{\"sale_price_list\":{}}"));
        tryton.always("model.ir.model.search_count", Answer.result("1"));
        quotation("EUR", "960.00");
        line("1", PUMP, "2.0");
        erp = new TrytonErp(tryton.settings(), Duration.ofSeconds(5), Duration.ofSeconds(5), number -> Optional.empty(),
                Clock.systemDefaultZone(), null);
    }

    @AfterEach
    void stop() {
        tryton.close();
    }

    @Test
    void quotationIsReadToTheLastDigit() {
        ErpQuote quote = erp.quote("VO1").orElseThrow();

        assertThat(quote.date()).isEqualTo(LocalDate.of(2026, 11, 2));
        assertThat(quote.validUntil()).isEqualTo(LocalDate.of(2026, 12, 2));
        assertThat(quote.createdBy()).isEqualTo("sofie");
        assertThat(quote.requestReference()).isEqualTo("A2026-00042");
        ErpQuote.Line line = quote.lines().get(0);
        assertThat(line.description()).isEqualTo("Pomp");
        assertThat(line.quantity()).isEqualTo(new BigDecimal("2"));
        assertThat(line.unitPrice()).isEqualTo(new BigDecimal("480"));
        assertThat(line.vatRate()).isEqualByComparingTo("21");
    }

    @Test
    void goodsMayGoAnywhereWhereNoAddressIsMarkedForThem() {
        party(place(1, false), place(2, false));
        assertThat(erp.customer("2").orElseThrow().deliveryAddresses()).extracting(ErpAddress::id).containsExactly("1", "2");

        party(place(1, false), place(2, true));
        assertThat(erp.customer("2").orElseThrow().deliveryAddresses()).extracting(ErpAddress::id).containsExactly("2");
    }

    @Test
    void versionIsTheContentOfTheQuotation() {
        String version = erp.quote("VO1").orElseThrow().version();

        assertThat(erp.quote("VO1").orElseThrow().version()).isEqualTo(version);
        line("1", PUMP, "3.0");
        assertThat(erp.quote("VO1").orElseThrow().version()).isNotEqualTo(version);
    }

    @Test
    void lineWhoseProductIsGoneIsNamed() {
        line("null", "null", "2.0");

        assertThatThrownBy(() -> erp.quote("VO1")).satisfies(isKind(ErpException.Kind.INVALID)).hasMessageContaining("Line 1 of sale VO1");
    }

    @Test
    void anotherCurrencyIsNamed() {
        quotation("USD", "960.00");

        assertThatThrownBy(() -> erp.quote("VO1")).satisfies(isKind(ErpException.Kind.INVALID)).hasMessageContaining("VO1 is in USD");
    }

    @Test
    void quotationThatIsBeingChangedIsAskedForLater() {
        tryton.always("model.sale.sale.search_read", Answer.result("[" + HEAD.formatted("draft", "EUR", ZERO, ZERO, ZERO) + "]"));

        assertThatThrownBy(() -> erp.quote("VO1")).satisfies(isKind(ErpException.Kind.BUSY)).hasMessageContaining("draft");
    }

    @Test
    void acceptanceOfWhatChangedInTheSameMomentIsTakenBack() {
        ErpQuote quote = erp.quote("VO1").orElseThrow();
        tryton.always("model.product.product.search_read", Answer.result("[{\"id\":1,\"code\":\"PUMP\"}]"));
        tryton.always("model.ir.note.create", Answer.result("[55]"));
        tryton.always("model.sale.line.search_read", lines("1", PUMP, "2.0"), lines("1", PUMP, "5.0"));

        assertThatThrownBy(() -> erp.acceptQuote(new ErpCommand("VO1:1:A", "test"), "VO1",
                new ErpAcceptance(quote.version(), null, null, null))).satisfies(isKind(ErpException.Kind.CONFLICT));
        assertThat(tryton.asked).last().satisfies(last -> {
            assertThat(last.method()).isEqualTo("model.ir.note.delete");
            assertThat(last.params().get(0).toString()).isEqualTo("[55]");
        });
    }

    @Test
    void orderWhoseLinesAndTotalsDifferIsNamed() {
        quotation("EUR", "480.00");
        tryton.always("model.ir.note.search_read", Answer.result("""
                [{"id":1,"resource":"sale.sale,7","message":"[portal] accepted\\nkey: K"}]"""));

        assertThatThrownBy(() -> erp.order("VO1")).satisfies(isKind(ErpException.Kind.INVALID)).hasMessageContaining("do not add up");
    }

    @Test
    void trytonWithoutPriceListsIsRefusedInWords() {
        tryton.always("model.party.party.fields_get", Answer.result("{}"));

        assertThatThrownBy(() -> erp.quote("VO1")).satisfies(isKind(ErpException.Kind.UNSUPPORTED)).hasMessageContaining("sale_price_list");
    }

    @Test
    void invoiceIsAPdfOnlyWhereTrytonMakesOne() {
        tryton.always("model.account.invoice.search_read", Answer.result("[{\"id\":3,\"number\":\"F1\"}]"));
        tryton.always("report.account.invoice.execute", Answer.result(document("odt", "UEsDBBQ=")));
        report("");
        assertThat(erp.capabilities()).doesNotContain(ErpCapability.INVOICE_PDF);
        assertThatThrownBy(() -> erp.invoicePdf("F1")).satisfies(isKind(ErpException.Kind.UNSUPPORTED));

        report("pdf");
        assertThat(erp.capabilities()).contains(ErpCapability.INVOICE_PDF);
        assertThatThrownBy(() -> erp.invoicePdf("F1")).satisfies(isKind(ErpException.Kind.UNAVAILABLE)).hasMessageContaining("odt");

        tryton.always("report.account.invoice.execute", Answer.result(document("pdf", "JVBERi0xLjc=")));
        assertThat(erp.invoicePdf("F1")).hasValueSatisfying(pdf -> assertThat(pdf).asString(StandardCharsets.US_ASCII).isEqualTo("%PDF-1.7"));
    }

    @Test
    void withoutComplaintsNothingIsExpectedBack() {
        tryton.always("model.ir.model.search_count", Answer.result("0"));

        assertThat(erp.capabilities()).doesNotContain(ErpCapability.RETURNS, ErpCapability.REPAIRS, ErpCapability.CREDIT_BLOCK)
                .contains(ErpCapability.CREDIT_NOTES, ErpCapability.REPLACEMENTS);
        assertThatThrownBy(() -> erp.goodsReturn("R1")).satisfies(isKind(ErpException.Kind.UNSUPPORTED)).hasMessageContaining("sale_complaint");
        assertThat(tryton.asked).noneMatch(asked -> asked.method().startsWith("model.sale.complaint"));
    }

    private void report(String extension) {
        tryton.always("model.ir.action.report.search_read", Answer.result("[{\"id\":9,\"extension\":\"" + extension + "\"}]"));
    }

    private static String document(String extension, String base64) {
        return "[\"%s\",{\"__class__\":\"bytes\",\"base64\":\"%s\"},false,\"Invoice-F1\"]".formatted(extension, base64);
    }

    @Test
    void twoSalesUnderOneNumberAreNamed() {
        String head = HEAD.formatted("quotation", "EUR", ZERO, ZERO, ZERO);
        tryton.always("model.sale.sale.search_read", Answer.result("[" + head + "," + head + "]"));

        assertThatThrownBy(() -> erp.quote("VO1")).satisfies(isKind(ErpException.Kind.INVALID)).hasMessageContaining("two sales");
    }

    @Test
    void recordWithoutAFieldThatWasAskedForIsNoRecord() {
        tryton.always("model.sale.sale.search_read", Answer.result("[{\"id\":7,\"number\":\"VO1\"}]"));

        assertThatThrownBy(() -> erp.quote("VO1")).satisfies(isKind(ErpException.Kind.UNAVAILABLE)).hasMessageContaining("not understood");
    }

    private void quotation(String currency, String net) {
        String amount = "{\"__class__\":\"Decimal\",\"decimal\":\"%s\"}".formatted(net);
        tryton.always("model.sale.sale.search_read",
                Answer.result("[" + HEAD.formatted("quotation", currency, amount, ZERO, amount) + "]"));
    }

    private void party(String... places) {
        tryton.always("model.party.party.search_read", Answer.result("""
                [{"id":2,"code":"2","name":"Jansen","active":true,"replaced_by":null,"replaced_by.":null,"lang":null,"lang.":null,
                "identifiers":[],"identifiers.":[],"addresses":[1,2],"addresses.":[%s],"contact_mechanisms":[],"contact_mechanisms.":[],
                "categories":[],"categories.":[],"customer_payment_term":1,"customer_tax_rule":null,"sale_price_list":null}]"""
                .formatted(String.join(",", places))));
    }

    private static String place(int id, boolean delivery) {
        return """
                {"id":%d,"party_name":null,"street":"Kaai %d","postal_code":"2000","city":"Antwerpen","country":1,
                "country.":{"id":1,"code":"BE"},"invoice":false,"delivery":%s}""".formatted(id, id, delivery);
    }

    private void line(String product, String details, String quantity) {
        tryton.always("model.sale.line.search_read", lines(product, details, quantity));
    }

    private static Answer lines(String product, String details, String quantity) {
        return Answer.result("[" + LINE.formatted(product, details, quantity) + "]");
    }

    private static ThrowingConsumer<Throwable> isKind(ErpException.Kind kind) {
        return thrown -> assertThat(thrown).isInstanceOfSatisfying(ErpException.class,
                failed -> assertThat(failed.kind()).isEqualTo(kind));
    }
}
