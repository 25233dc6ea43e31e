package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.erp.tryton.LiveTryton;
import eu.kapstok.erp.tryton.LosingProxy;
import eu.kapstok.erp.tryton.TrytonErp;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a real Tryton has of its own: lost answers, its users' work, its money. */
class TrytonLiveTest {

    private static final Map<String, String> TOLD = new HashMap<>();
    private static LiveTryton tryton;
    private static LosingProxy line;
    private static Erp erp;
    private static String jansen;

    private ErpQuote quote;

    @BeforeAll
    static void start() throws Exception {
        tryton = LiveTryton.start();
        line = new LosingProxy(tryton.url());
        erp = tryton(Clock.systemDefaultZone());
        jansen = tryton.customer("Jansen Installaties NV");
    }

    @AfterAll
    static void stop() throws Exception {
        if (tryton != null) {
            line.close();
            tryton.close();
        }
    }

    @BeforeEach
    void raise() {
        quote = erp.quote(tryton.raiseQuote(jansen, new LiveTryton.Line("PUMP-100", "1"))).orElseThrow();
    }

    @Test
    void acceptanceWhoseAnswerIsLostIsNotedOnce() throws Exception {
        ErpCommand command = ErpContractTest.command(quote);
        line.loseAnswerTo("ir.note.create");

        assertThatThrownBy(() -> erp.acceptQuote(command, quote.number(), ErpContractTest.acceptance(quote)))
                .satisfies(ErpContractTest.isKind(ErpException.Kind.UNKNOWN));
        ErpOrder order = erp.acceptQuote(command, quote.number(), ErpContractTest.acceptance(quote));

        assertThat(order.state()).isEqualTo(ErpOrder.State.OPEN);
        assertThat(tryton.notes(quote.number())).singleElement().asString().startsWith("[portal] accepted").contains(command.key());
        assertThat(tryton.state(quote.number())).isEqualTo("quotation");
    }

    @Test
    void cartWhoseAnswerIsLostMakesOneSaleWhereverTheLineIsCut() throws Exception {
        for (String cut : List.of("sale.sale.create", "ir.note.create", "sale.sale.quote")) {
            ErpCommand command = ErpContractTest.command();
            ErpOrderRequest cart = cart();
            line.loseAnswerTo(cut);

            assertThatThrownBy(() -> erp.placeOrder(command, cart)).as(cut).satisfies(ErpContractTest.isKind(ErpException.Kind.UNKNOWN));
            ErpOrder order = erp.placeOrder(command, cart);

            assertThat(tryton.salesWith(command.key())).as(cut).isEqualTo(1);
            assertThat(tryton.notes(order.number())).as(cut).hasSize(1);
        }
    }

    @Test
    void confirmationWhoseAnswerIsLostConfirmsOnce() throws Exception {
        ErpOrder order = accepted();
        ErpCommand confirm = ErpContractTest.command();
        line.loseAnswerTo("sale.sale.confirm");

        assertThatThrownBy(() -> erp.confirmOrder(confirm, order.number())).satisfies(ErpContractTest.isKind(ErpException.Kind.UNKNOWN));
        ErpOrder confirmed = erp.confirmOrder(confirm, order.number());

        assertThat(confirmed.state()).isEqualTo(ErpOrder.State.CONFIRMED);
        assertThat(tryton.state(order.number())).isEqualTo("processing");
    }

    @Test
    void refusalOfTheCustomerStandsInTrytonWithItsReason() {
        line.loseAnswerTo("sale.sale.cancel");
        ErpCommand command = ErpContractTest.command(quote);

        assertThatThrownBy(() -> erp.declineQuote(command, quote.number(), "Te duur,\nzei ik"))
                .satisfies(ErpContractTest.isKind(ErpException.Kind.UNKNOWN));
        erp.declineQuote(command, quote.number(), "Te duur,\nzei ik");

        assertThat(tryton.state(quote.number())).isEqualTo("cancelled");
        assertThat(tryton.notes(quote.number())).singleElement().asString().contains("declined", "Te duur,\n  zei ik");
    }

    @Test
    void orderIsFollowedFromConfirmationToTheDoor() throws Exception {
        ErpOrder order = accepted();
        erp.confirmOrder(ErpContractTest.command(), order.number());
        String number = order.number();

        tryton.ship(number);

        ErpOrder shipped = erp.order(number).orElseThrow();
        assertThat(shipped.state()).isEqualTo(ErpOrder.State.IN_DELIVERY);
        assertThat(shipped.shipments()).singleElement().satisfies(shipment -> {
            assertThat(shipment.delivered()).isFalse();
            assertThat(shipment.lines()).singleElement().satisfies(sent -> assertThat(sent.quantity()).isEqualByComparingTo("1"));
        });
        ErpOrder nextDay = tryton(Clock.offset(Clock.systemDefaultZone(), Duration.ofDays(2))).order(number).orElseThrow();
        assertThat(nextDay.state()).isEqualTo(ErpOrder.State.DELIVERED);
        assertThatThrownBy(() -> erp.cancelOrder(ErpContractTest.command(), number, "Too late")).isInstanceOf(ErpOrderRejected.class);
    }

    @Test
    void orderOverTheCreditLimitIsRefusedByTrytonInWords() throws Exception {
        ErpQuote dear = erp.quote(tryton.raiseQuote(tryton.customer("Krap BV"), new LiveTryton.Line("PUMP-100", "5"))).orElseThrow();
        ErpOrder order = erp.acceptQuote(ErpContractTest.command(dear), dear.number(), ErpContractTest.acceptance(dear));

        assertThatThrownBy(() -> erp.confirmOrder(ErpContractTest.command(), order.number()))
                .satisfies(refused -> assertThat(refused).hasMessageContaining("Krap BV").hasMessageContaining("credit"));
        assertThat(erp.order(order.number()).orElseThrow().state()).isEqualTo(ErpOrder.State.OPEN);
        assertThat(erp.credit(tryton.customer("Krap BV")).creditLimit()).isEqualByComparingTo("100");
    }

    @Test
    void thousandReceivablesAreReadInFewRequests() {
        int before = line.requests();
        long begin = System.nanoTime();
        List<ErpReceivable> open = receivables(tryton.customer("Bakkerij Peeters"));
        Duration took = Duration.ofNanos(System.nanoTime() - begin);

        System.out.printf("%d receivables of Tryton in %d ms and %d requests%n", open.size(), took.toMillis(), line.requests() - before);
        assertThat(open).hasSizeGreaterThanOrEqualTo(1000).extracting(ErpReceivable::id).doesNotHaveDuplicates();
        assertThat(open).isSortedAccordingTo(java.util.Comparator.comparing(ErpReceivable::dueDate));
        assertThat(line.requests() - before).isLessThanOrEqualTo(12);
        assertThat(took).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void paymentOfAPartCountsForWhatIsDueFirst() {
        String number = erp.invoice(invoiceOf("PO-2001")).orElseThrow().number();

        List<ErpReceivable> parts = receivables(tryton.customer("Bakkerij Peeters")).stream()
                .filter(one -> number.equals(one.invoice())).toList();

        assertThat(parts).singleElement().satisfies(part -> {
            assertThat(part.total()).isEqualByComparingTo("580.80");
            assertThat(part.open()).isEqualByComparingTo("461.60");
        });
        ErpInvoice invoice = erp.invoice(number).orElseThrow();
        assertThat(invoice.open()).isEqualByComparingTo("461.60");
        assertThat(invoice.total()).isEqualByComparingTo("1161.60");
        assertThat(invoice.orders()).containsExactly(tryton.saleWith("PO-2001"));
        assertThat(erp.invoice("F1999-00001")).isEmpty();
    }

    @Test
    void creditNoteNamesWhatItCredits() {
        ErpReceivable credit = receivables(jansen).stream().filter(one -> one.total().signum() < 0).findFirst().orElseThrow();

        ErpInvoice note = erp.invoice(credit.invoice()).orElseThrow();

        assertThat(note.total()).isNegative();
        assertThat(note.creditedInvoice()).isEqualTo(invoiceOf("PO-1001"));
        assertThat(erp.receivables(jansen, LocalDate.now().minusYears(1), null).items()).isEmpty();
    }

    @Test
    void whatTrytonCannotDoIsSaid() {
        assertThat(erp.capabilities()).contains(ErpCapability.CHANGES, ErpCapability.CREDIT).doesNotContain(ErpCapability.INVOICE_PDF);
        assertThatThrownBy(() -> erp.invoicePdf("F1")).satisfies(ErpContractTest.isKind(ErpException.Kind.UNSUPPORTED));
    }

    @Test
    void mergedCustomerIsNamedAndNotMistakenForAnother() {
        String merged = tryton.customer("Oude Naam BV");

        assertThatThrownBy(() -> erp.customer(merged)).satisfies(ErpContractTest.isKind(ErpException.Kind.CONFLICT))
                .hasMessageContaining("merged into customer " + tryton.customer("Nieuwe Naam BV"));
    }

    @Test
    void quoteInAnotherCurrencyIsNamed() {
        assertThatThrownBy(() -> erp.quote(tryton.saleWith("Q-DOLLAR"))).satisfies(ErpContractTest.isKind(ErpException.Kind.INVALID))
                .hasMessageContaining("USD");
    }

    @Test
    void textOfAnyScriptArrivesAsItWasWritten() {
        ErpCustomer customer = erp.customer(tryton.customer("Ωμέγα ΑΕ – 株式会社 „Müller“")).orElseThrow();

        assertThat(customer.contacts()).singleElement()
                .extracting(ErpContact::firstName, ErpContact::lastName).containsExactly("Ἀλέξανδρος", "Παπαδόπουλος");
        assertThat(customer.invoiceAddress().street()).isEqualTo("Rue de l’Église 7, boîte 3");
        assertThat(customer.language()).isEqualTo("en");
        assertThat(erp.products("日本", null).items()).singleElement().satisfies(product -> {
            assertThat(product.code()).isEqualTo("UNI-Ω");
            assertThat(product.listPrice()).isEqualByComparingTo("12.3456");
        });
    }

    @Test
    void customerHasItsContactsTermsAndOwnPrices() {
        ErpCustomer customer = erp.customer(jansen).orElseThrow();

        assertThat(customer.vatNumber()).isEqualTo("BE0428759497");
        assertThat(customer.paymentTermDays()).isEqualTo(30);
        assertThat(customer.language()).isEqualTo("nl");
        assertThat(customer.contacts()).extracting(ErpContact::email).containsExactly("inkoop@jansen.example", "jan@jansen.example");
        assertThat(customer.contacts().get(0).phone()).isEqualTo("+3293334455");
        ErpPrice pump = erp.pricesOf(jansen, List.of("PUMP-100")).get(0);
        assertThat(pump.unitPrice()).isEqualByComparingTo("432");
        assertThat(pump.listPrice()).isEqualByComparingTo("480");
        assertThat(pump.vatRate()).isEqualByComparingTo("21");
        assertThat(pump.wholeUnits()).isTrue();
        assertThat(erp.pricesOf(jansen, List.of("OLD-1"))).isEmpty();
    }

    @Test
    void customerWithATaxRuleSeesItsVatInPricesAndInTheOrder() throws Exception {
        String untaxed = tryton.customer("Van Dijk BV");
        ErpPrice price = erp.pricesOf(untaxed, List.of("PUMP-100", "VALVE-25")).get(0);
        assertThat(price.vatRate()).isEqualByComparingTo("0");

        ErpOrder order = erp.placeOrder(ErpContractTest.command(), new ErpOrderRequest(untaxed, null,
                List.of(new ErpOrderRequest.Line(price.product(), BigDecimal.ONE, price.unitPrice())), null, null, null, null));

        assertThat(order.vat()).isEqualByComparingTo("0");
        assertThat(order.gross()).isEqualByComparingTo("480");
    }

    @Test
    void workOfTrytonsUsersIsToldInItsOrderAndUnderTheSameIds() throws Exception {
        Clock tomorrow = Clock.offset(Clock.systemDefaultZone(), Duration.ofDays(1));
        String place = erp.changes(null, 100).place();
        String fresh = tryton.raiseQuote(jansen, new LiveTryton.Line("VALVE-25", "10"));
        ErpEvent submitted = told(place, fresh).get(0);
        assertThat(submitted.type()).isEqualTo("quote-submitted");
        assertThat(submitted.id()).isEqualTo("quote:SUBMITTED:" + fresh + ":" + erp.quote(fresh).orElseThrow().version());
        assertThat(told(place, fresh)).containsExactly(submitted);

        TOLD.put(fresh, erp.quote(fresh).orElseThrow().version());
        assertThat(told(place, fresh)).isEmpty();
        tryton.changeQuote(fresh, "12");
        assertThat(told(place, fresh)).extracting(ErpEvent::type).containsExactly("quote-revised");

        ErpQuote revised = erp.quote(fresh).orElseThrow();
        erp.acceptQuote(ErpContractTest.command(revised), fresh, ErpContractTest.acceptance(revised));
        erp.confirmOrder(ErpContractTest.command(), fresh);
        assertThat(told(place, fresh)).isEmpty();
        tryton.ship(fresh);
        String shipment = erp.order(fresh).orElseThrow().shipments().get(0).number();
        assertThat(told(place, fresh)).containsExactly(new ErpEvent("order:SHIPPED:" + shipment, "order-shipped", fresh));

        List<ErpEvent> arrived = told(tryton(tomorrow), place, fresh);
        assertThat(arrived).contains(new ErpEvent("order:DELIVERED:" + fresh, "order-delivered", fresh));

        String cancelled = tryton.raiseQuote(jansen, new LiveTryton.Line("VALVE-25", "10"));
        TOLD.put(cancelled, "1");
        tryton.step("cancel", cancelled);
        assertThat(told(place, cancelled)).containsExactly(
                new ErpEvent("quote:WITHDRAWN:" + cancelled + ":1", "quote-withdrawn", cancelled));
        String phoned = tryton.raiseQuote(jansen, new LiveTryton.Line("VALVE-25", "10"));
        tryton.step("confirm", phoned);
        assertThat(told(place, phoned)).containsExactly(new ErpEvent("order:PLACED:" + phoned, "order-placed", phoned));
    }

    @Test
    void changesComeInPiecesToTheEnd() {
        String place = erp.changes(null, 100).place();
        List<String> raised = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            raised.add(tryton.raiseQuote(jansen, new LiveTryton.Line("VALVE-25", "1")));
        }
        List<String> told = new ArrayList<>();
        ErpChanges changes = erp.changes(place, 1);
        for (int i = 0; i < 200 && !told.containsAll(raised); i++) {
            assertThat(changes.events()).hasSizeLessThanOrEqualTo(1);
            changes.events().forEach(event -> told.add(event.key()));
            changes = erp.changes(changes.place(), 1);
        }

        assertThat(told).containsAll(raised);
    }

    @Test
    void stoppedTrytonIsAwayAndBackUnderTheSameSession() throws Exception {
        tryton.down();

        assertThatThrownBy(() -> erp.quote(quote.number())).satisfies(ErpContractTest.isKind(ErpException.Kind.UNAVAILABLE));
        assertThatThrownBy(() -> erp.acceptQuote(ErpContractTest.command(quote), quote.number(), ErpContractTest.acceptance(quote)))
                .satisfies(ErpContractTest.isKind(ErpException.Kind.UNAVAILABLE));
        assertThat(erp.available()).isFalse();
        tryton.up();

        assertThat(erp.available()).isTrue();
        assertThat(erp.quote(quote.number())).contains(quote);
    }

    private static Erp tryton(Clock clock) {
        return new TrytonErp(LiveTryton.settings(line.url()), Duration.ofSeconds(10), Duration.ofSeconds(30),
                number -> Optional.ofNullable(TOLD.get(number)), clock, null);
    }

    private ErpOrder accepted() throws ErpOrderRejected {
        return erp.acceptQuote(ErpContractTest.command(quote), quote.number(), ErpContractTest.acceptance(quote));
    }

    private static ErpOrderRequest cart() {
        ErpPrice price = erp.pricesOf(jansen, List.of("VALVE-25")).get(0);
        return new ErpOrderRequest(jansen, null, List.of(new ErpOrderRequest.Line("VALVE-25", BigDecimal.TEN, price.unitPrice())), null,
                null, LocalDate.now().plusDays(20), new ErpDestination("Werf Zuid", "Kaai 5 bus 2", "2000", "Antwerpen", "BE",
                "+32470000000", "Bellen aan de poort"));
    }

    private static List<ErpReceivable> receivables(String customer) {
        List<ErpReceivable> all = new ArrayList<>();
        String cursor = null;
        do {
            ErpPage<ErpReceivable> page = erp.receivables(customer, null, cursor);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private static String invoiceOf(String reference) {
        return tryton.invoiceOf(reference);
    }

    private static List<ErpEvent> told(String place, String key) {
        return told(erp, place, key);
    }

    /** Everything about it from that place to the end of the round. */
    private static List<ErpEvent> told(Erp erp, String place, String key) {
        return erp.changes(place, 500).events().stream().filter(event -> event.key().equals(key)).toList();
    }
}
