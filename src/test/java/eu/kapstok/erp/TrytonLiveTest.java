package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.erp.tryton.LiveTryton;
import eu.kapstok.erp.tryton.LosingProxy;
import eu.kapstok.erp.tryton.TrytonErp;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
        List<ErpInvoice> notes = receivables(jansen).stream().filter(one -> one.total().signum() < 0)
                .map(one -> erp.invoice(one.invoice()).orElseThrow()).toList();

        assertThat(notes).extracting(ErpInvoice::creditedInvoice).contains(invoiceOf("PO-1001")).doesNotContainNull();
        assertThat(notes).allSatisfy(note -> assertThat(note.total()).isNegative());
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

    @Test
    void creditNoteWhoseAnswerIsLostIsMadeOnceWhereverTheLineIsCut() throws Exception {
        for (String cut : List.of("account.invoice.create", "account.invoice.post", "account.invoice.write", "reconcile_lines.execute")) {
            String invoice = billed();
            String reference = "K-" + UUID.randomUUID();
            ErpCommand command = ErpContractTest.command();
            ErpCreditRequest all = new ErpCreditRequest(invoice, reference, "Beschadigd – 破損", erp.invoiceLines(invoice).stream()
                    .map(line -> ErpCreditRequest.Line.of(line.line(), line.quantity())).toList());
            line.loseAnswerTo(cut);

            assertThatThrownBy(() -> erp.createCreditNote(command, all)).as(cut).satisfies(ErpContractTest.isKind(ErpException.Kind.UNKNOWN));
            ErpInvoice note = erp.createCreditNote(command, all);

            assertThat(tryton.creditNotes(reference)).as(cut).isEqualTo(1);
            assertThat(note.total()).as(cut).isEqualByComparingTo(erp.invoice(invoice).orElseThrow().total().negate());
            assertThat(note.open()).as(cut).isZero();
            assertThat(tryton.stateOfInvoice(invoice)).as(cut).isEqualTo("paid");
            assertThat(receivables(jansen)).as(cut).extracting(ErpReceivable::invoice).doesNotContain(invoice, note.number());
        }
    }

    @Test
    void creditNoteThatIsMoreThanWhatIsOpenStaysOpenForItself() throws Exception {
        String invoice = billed();
        tryton.pay(invoice, "500.00");
        BigDecimal open = erp.invoice(invoice).orElseThrow().open();

        ErpInvoice note = erp.createCreditNote(ErpContractTest.command(), new ErpCreditRequest(invoice, "K1", "Terug",
                List.of(ErpCreditRequest.Line.of(1, BigDecimal.ONE))));

        assertThat(open).isEqualByComparingTo("22.72");
        assertThat(note.total()).isEqualByComparingTo("-522.72");
        assertThat(note.open()).isEqualByComparingTo("-522.72");
        assertThat(receivables(jansen)).filteredOn(one -> invoice.equals(one.invoice()) || note.number().equals(one.invoice()))
                .extracting(ErpReceivable::open).usingElementComparator(BigDecimal::compareTo)
                .containsExactlyInAnyOrder(open, new BigDecimal("-522.72"));
        assertThat(erp.invoiceLines(invoice)).singleElement().satisfies(line -> assertThat(line.quantityLeft()).isZero());
    }

    @Test
    void whatTrytonsUsersCreditedIsNotCreditedAgain() {
        String invoice = tryton.invoiceOf("PO-1001");

        assertThat(erp.invoicesOf(tryton.saleWith("PO-1001"))).containsExactly(invoice);
        assertThat(erp.invoiceLines(invoice)).hasSize(2).allSatisfy(line -> {
            assertThat(line.order()).isEqualTo(tryton.saleWith("PO-1001"));
            assertThat(line.quantityLeft()).isZero();
            assertThat(line.netLeft()).isZero();
        });
        assertThatThrownBy(() -> erp.createCreditNote(ErpContractTest.command(), new ErpCreditRequest(invoice, "K1", "Terug",
                List.of(ErpCreditRequest.Line.of(1, BigDecimal.ONE))))).satisfies(ErpContractTest.isKind(ErpException.Kind.INVALID));
    }

    @Test
    void returnWhoseAnswerIsLostIsRegisteredOnceWhereverTheLineIsCut() throws Exception {
        String order = delivered(new LiveTryton.Line("PUMP-100", "20"));
        for (String cut : List.of("sale.complaint.create", "sale.complaint.wait", "sale.complaint.approve", "sale.sale.write", "sale.sale.quote",
                "sale.sale.confirm")) {
            ErpReturnRequest request = back(new ErpGoods(order, 1, BigDecimal.ONE));
            ErpCommand command = ErpContractTest.command();
            line.loseAnswerTo(cut);

            assertThatThrownBy(() -> tomorrow().registerReturn(command, request)).as(cut)
                    .satisfies(ErpContractTest.isKind(ErpException.Kind.UNKNOWN));
            ErpReturn open = tomorrow().registerReturn(command, request);

            assertThat(tryton.complaints(request.number())).as(cut).containsExactly(1L, 1L);
            assertThat(open.state()).as(cut).isEqualTo(ErpReturn.State.OPEN);
        }
        assertThat(tomorrow().delivered(order).get(0).announced()).isEqualByComparingTo("6");
    }

    @Test
    void parcelWhoseAnswerIsLostIsBookedOnceWhereverTheLineIsCut() throws Exception {
        String order = delivered(new LiveTryton.Line("PUMP-100", "20"), new LiveTryton.Line("VALVE-25", "20"));
        for (String cut : List.of("return.write", "stock.move.write", "return.receive", "return.done")) {
            ErpReturnRequest request = back(new ErpGoods(order, 2, BigDecimal.ONE), new ErpGoods(order, 1, new BigDecimal(2)));
            tomorrow().registerReturn(ErpContractTest.command(), request);
            ErpReturn.Receipt parcel = new ErpReturn.Receipt(7, LocalDate.now(), List.of(new ErpReturn.Receipt.Part(2, BigDecimal.ONE)));
            line.loseAnswerTo(cut);

            assertThatThrownBy(() -> erp.receiveReturn(ErpContractTest.command(), request.number(), parcel)).as(cut)
                    .satisfies(ErpContractTest.isKind(ErpException.Kind.UNKNOWN));
            ErpReturn partly = erp.receiveReturn(ErpContractTest.command(), request.number(), parcel);

            assertThat(partly.receipts()).as(cut).singleElement().isEqualTo(parcel);
            assertThat(partly.lines()).as(cut).extracting(ErpReturn.Line::received).usingElementComparator(BigDecimal::compareTo)
                    .containsExactly(BigDecimal.ZERO, BigDecimal.ONE);
            line.loseAnswerTo("handle.shipment.exception.execute");
            assertThatThrownBy(() -> erp.closeReturn(ErpContractTest.command(), request.number(), "Kwam nooit"))
                    .satisfies(ErpContractTest.isKind(ErpException.Kind.UNKNOWN));
            erp.closeReturn(ErpContractTest.command(), request.number(), "Kwam nooit");
            assertThat(erp.goodsReturn(request.number()).orElseThrow().state()).as(cut).isEqualTo(ErpReturn.State.CLOSED);
        }
        assertThat(erp.order(order).orElseThrow().lines().get(0).returned()).isEqualByComparingTo("4");
    }

    @Test
    void goodsThatTrytonsOwnWarehouseBookedAreToldAndRead() throws Exception {
        String order = delivered(new LiveTryton.Line("PUMP-100", "2"));
        ErpReturnRequest request = back(new ErpGoods(order, 1, BigDecimal.ONE));
        tomorrow().registerReturn(ErpContractTest.command(), request);
        String place = erp.changes(null, 100).place();
        assertThat(told(place, request.number())).isEmpty();

        tryton.takeBack(request.number());

        assertThat(told(place, request.number())).containsExactly(
                new ErpEvent("return:RECEIVED:" + request.number() + ":1", "return-received", request.number()));
        ErpReturn whole = erp.goodsReturn(request.number()).orElseThrow();
        assertThat(whole.state()).isEqualTo(ErpReturn.State.RECEIVED);
        assertThat(whole.receipts()).singleElement().satisfies(receipt -> assertThat(receipt.parcel()).isEqualTo(1));
        assertThat(told(place, tryton.saleWith(request.number()))).isEmpty();
    }

    @Test
    void returnMayNameGoodsOfSeveralOrdersAndNoServices() throws Exception {
        String one = delivered(new LiveTryton.Line("PUMP-100", "2"), new LiveTryton.Line("SRV-MNT", "1"));
        String other = delivered(new LiveTryton.Line("VALVE-25", "5"));
        ErpReturnRequest request = back(new ErpGoods(one, 1, BigDecimal.ONE), new ErpGoods(other, 1, new BigDecimal(3)));

        ErpReturn open = tomorrow().registerReturn(ErpContractTest.command(), request);

        assertThat(open.lines()).extracting(ErpReturn.Line::order).containsExactly(one, other);
        ErpReturn whole = erp.receiveReturn(ErpContractTest.command(), request.number(), new ErpReturn.Receipt(1, LocalDate.now(),
                List.of(new ErpReturn.Receipt.Part(1, BigDecimal.ONE), new ErpReturn.Receipt.Part(2, new BigDecimal(3)))));
        assertThat(whole.state()).isEqualTo(ErpReturn.State.RECEIVED);
        assertThat(whole.receipts()).singleElement().satisfies(receipt -> assertThat(receipt.parts()).hasSize(2));
        assertThatThrownBy(() -> tomorrow().registerReturn(ErpContractTest.command(), back(new ErpGoods(one, 2, BigDecimal.ONE))))
                .satisfies(ErpContractTest.isKind(ErpException.Kind.INVALID)).hasMessageContaining("service");
    }

    @Test
    void replacementWhoseAnswerIsLostIsOrderedOnceWhereverTheLineIsCut() throws Exception {
        String order = delivered(new LiveTryton.Line("PUMP-100", "2"));
        for (String cut : List.of("sale.sale.create", "ir.note.create", "sale.sale.quote", "sale.sale.confirm")) {
            ErpCommand command = ErpContractTest.command();
            ErpReplacement request = new ErpReplacement(jansen, "K-" + UUID.randomUUID(), "Stuk", List.of(new ErpGoods(order, 1, BigDecimal.ONE)));
            line.loseAnswerTo(cut);

            assertThatThrownBy(() -> erp.orderReplacement(command, request)).as(cut).satisfies(ErpContractTest.isKind(ErpException.Kind.UNKNOWN));
            ErpOrder free = erp.orderReplacement(command, request);

            assertThat(tryton.salesWith(command.key())).as(cut).isEqualTo(1);
            assertThat(free.gross()).as(cut).isZero();
            assertThat(tryton.state(free.number())).as(cut).isEqualTo("processing");
            assertThat(erp.order(order).orElseThrow().deliveryAddress()).isEqualTo(free.deliveryAddress());
        }
    }

    @Test
    void moneyThatComesInIsToldWithItsInvoiceAndCountsToTheCent() throws Exception {
        String invoice = billed();
        String place = erp.changes(null, 100).place();
        BigDecimal before = erp.invoice(invoice).orElseThrow().open();

        tryton.pay(invoice, "100.10");
        List<ErpEvent> first = payments(place, invoice);
        tryton.pay(invoice, "0.05");
        List<ErpEvent> both = payments(place, invoice);

        assertThat(first).singleElement().satisfies(fact -> {
            assertThat(fact.key()).isEqualTo(jansen);
            assertThat(fact.id()).startsWith("payment:RECEIVED:" + invoice + ":");
        });
        assertThat(both).hasSize(2).containsAll(first);
        assertThat(erp.invoice(invoice).orElseThrow().open()).isEqualByComparingTo(before.subtract(new BigDecimal("100.15")));
        assertThat(receivables(jansen)).filteredOn(one -> invoice.equals(one.invoice())).singleElement()
                .satisfies(one -> assertThat(one.open()).isEqualByComparingTo(before.subtract(new BigDecimal("100.15"))));
        assertThat(told(place, invoice)).extracting(ErpEvent::type).contains("invoice-issued");
    }

    @Test
    void discountOfTrytonsUsersIsInThePriceAndInTheOrder() throws Exception {
        tryton.discount(quote.number(), "0.125");

        ErpQuote discounted = erp.quote(quote.number()).orElseThrow();
        ErpOrder order = erp.acceptQuote(ErpContractTest.command(discounted), quote.number(), ErpContractTest.acceptance(discounted));

        assertThat(discounted.version()).isNotEqualTo(quote.version());
        assertThat(discounted.lines().get(0).unitPrice()).isEqualByComparingTo("378");
        assertThat(order.net()).isEqualByComparingTo("378");
        assertThat(erp.confirmOrder(ErpContractTest.command(), order.number()).gross()).isEqualByComparingTo("457.38");
    }

    @Test
    void quoteAndOrderComeToTheCentToWhatTrytonBills() throws Exception {
        tryton.price(quote.number(), "0.5000");
        ErpQuote half = erp.quote(quote.number()).orElseThrow();
        assertThat(half.vat()).isEqualByComparingTo("0.10");
        assertThat(half.lines()).singleElement().satisfies(line -> assertThat(line.net()).isEqualByComparingTo("0.50"));
        tryton.price(quote.number(), "0.1250");
        assertThat(erp.quote(quote.number()).orElseThrow().lines().get(0).net()).isEqualByComparingTo("0.12");
        tryton.price(quote.number(), "0.5000");

        ErpOrder order = erp.acceptQuote(ErpContractTest.command(half), half.number(), ErpContractTest.acceptance(half));
        erp.confirmOrder(ErpContractTest.command(), order.number());
        tryton.ship(order.number());
        tryton.bill(order.number());

        assertThat(order.vat()).isEqualByComparingTo("0.10");
        assertThat(erp.invoice(erp.invoicesOf(order.number()).get(0)).orElseThrow().total()).isEqualByComparingTo("0.60");
    }

    @Test
    void cartComesToTheCentToWhatItsOrderDoes() throws Exception {
        ErpPrice price = erp.pricesOf(jansen, List.of("UNI-Ω")).get(0);
        BigDecimal quantity = new BigDecimal("5");
        Map<BigDecimal, BigDecimal> bases = ErpVat.bases();
        ErpVat.add(bases, price.vatRate(), quantity.multiply(price.unitPrice()).setScale(2, erp.rounding()));

        ErpOrder order = erp.placeOrder(ErpContractTest.command(), new ErpOrderRequest(jansen, null,
                List.of(new ErpOrderRequest.Line("UNI-Ω", quantity, price.unitPrice())), null, null, null, null));

        assertThat(ErpVat.sum(ErpVat.of(bases, erp.rounding()))).isEqualByComparingTo(order.vat());
        assertThat(order.net()).isEqualByComparingTo(bases.values().iterator().next());
    }

    @Test
    void signedContractWhoseAnswerIsLostIsFiledOnceWithItsCustomerAndItsSale() throws Exception {
        String order = accepted().number();
        ErpContract contract = contractOf(order);
        ErpCommand file = ErpContractTest.command();
        for (String cut : List.of("with the customer", "with the sale")) {
            line.loseAnswerTo("ir.attachment.create");
            assertThatThrownBy(() -> erp.fileContract(file, contract)).as(cut).satisfies(ErpContractTest.isKind(ErpException.Kind.UNKNOWN));
        }
        erp.fileContract(file, contract);
        erp.fileContract(ErpContractTest.command(), contract);

        Map<String, byte[]> files = tryton.files(jansen, order);
        assertThat(files.keySet()).filteredOn(one -> one.contains(contract.number())).hasSize(2)
                .allSatisfy(one -> assertThat(one).contains("Raamcontract Ωμέγα", "sha256 " + contract.sha256(), "notice until: "))
                .anySatisfy(one -> assertThat(one).startsWith("party.party: ")).anySatisfy(one -> assertThat(one).startsWith("sale.sale: "));
        assertThat(files).allSatisfy((description, bytes) -> assertThat(bytes).isEqualTo(contract.pdf()));
    }

    @Test
    void largeContractOfAnUnknownOrderIsFiledWithItsCustomer() {
        byte[] large = new byte[10_000_000];
        new java.util.Random(5).nextBytes(large);
        ErpContract contract = new ErpContract("CT-" + UUID.randomUUID(), tryton.customer("Bakkerij Peeters"), "O1999-99999", "Groot", LocalDate.now(),
                LocalDate.now(), null, null, "groot.pdf", Sha256.hex("groot"), large);

        erp.fileContract(ErpContractTest.command(), contract);

        assertThat(tryton.files(contract.customer(), quote.number())).hasSize(1)
                .allSatisfy((description, bytes) -> assertThat(bytes).isEqualTo(large));
    }

    private static ErpContract contractOf(String order) {
        byte[] pdf = ("%PDF-1.7 " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        return new ErpContract("CT-" + UUID.randomUUID(), jansen, order, "Raamcontract Ωμέγα", LocalDate.now(), LocalDate.now(),
                LocalDate.now().plusYears(1), LocalDate.now().plusMonths(9), "contract.pdf", Sha256.hex(new String(pdf, StandardCharsets.UTF_8)), pdf);
    }

    private static List<ErpEvent> payments(String place, String invoice) {
        return toTheEndOfTheRound(erp, place).stream()
                .filter(fact -> fact.type().equals("payment-received") && invoice.equals(fact.reference())).toList();
    }

    /** When what is sent today has arrived. */
    private static Erp tomorrow() {
        return tryton(Clock.offset(Clock.systemDefaultZone(), Duration.ofDays(1)));
    }

    private static ErpReturnRequest back(ErpGoods... goods) {
        return new ErpReturnRequest("R-" + UUID.randomUUID(), jansen, "K2026-00001", "Te veel", List.of(goods));
    }

    private static String delivered(LiveTryton.Line... lines) throws ErpOrderRejected {
        ErpQuote quote = erp.quote(tryton.raiseQuote(jansen, lines)).orElseThrow();
        erp.acceptQuote(ErpContractTest.command(quote), quote.number(), ErpContractTest.acceptance(quote));
        erp.confirmOrder(ErpContractTest.command(), quote.number());
        tryton.ship(quote.number());
        return quote.number();
    }

    /** Number of the invoice of one pump. */
    private static String billed() throws ErpOrderRejected {
        String order = delivered(new LiveTryton.Line("PUMP-100", "1"));
        tryton.bill(order);
        return erp.invoicesOf(order).get(0);
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
        return toTheEndOfTheRound(erp, place).stream().filter(event -> event.key().equals(key)).toList();
    }

    /** An answer may end before the round does, where Tryton is slow. */
    private static List<ErpEvent> toTheEndOfTheRound(Erp erp, String place) {
        List<ErpEvent> told = new ArrayList<>();
        String at = place;
        do {
            ErpChanges changes = erp.changes(at, 500);
            told.addAll(changes.events());
            at = changes.place();
        } while (!at.contains("|0|0|0|"));
        return told;
    }
}
