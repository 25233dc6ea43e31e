package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;

/** What every ERP keeps to behind the port; each adapter's test says how its ERP comes by a quote. */
abstract class ErpContractTest {

    private static final LocalDate TODAY = LocalDate.now();

    abstract Erp erp();

    /** A customer who may order. */
    abstract String customer();

    /** A new open quote of two lines for a customer who may order. */
    abstract ErpQuote openQuote();

    /** The same quote with another price or quantity. */
    abstract void change(String quoteNumber);

    /** An open quote that the ERP will not turn into an order. */
    abstract ErpQuote quoteThatTheErpRefuses();

    /** Number of a new order of two lines that arrived and was invoiced; null where the ERP's test knows no way to one. */
    String deliveredOrder() throws ErpOrderRejected {
        return null;
    }

    /** A place in the ERP's history that it never reached; null where the ERP's test knows none. */
    String placeBeyondTheEnd() {
        return null;
    }

    @Test
    void acceptedQuoteBecomesAnOrderWithItsLinesAndTheBuyersReference() throws Exception {
        ErpQuote quote = openQuote();

        ErpOrder order = erp().acceptQuote(command(quote), quote.number(), acceptance(quote));

        assertThat(order.quote()).isEqualTo(quote.number());
        assertThat(order.customer()).isEqualTo(quote.customer());
        assertThat(order.reference()).isEqualTo("PO-7731");
        assertThat(order.state()).isEqualTo(ErpOrder.State.OPEN);
        assertThat(order.lines()).extracting(ErpOrder.Line::product)
                .containsExactlyElementsOf(quote.lines().stream().map(ErpQuote.Line::product).toList());
        assertThat(order.gross()).isEqualByComparingTo(order.net().add(order.vat()));
        assertThat(erp().order(order.number())).contains(order);
        assertThat(erp().quote(quote.number()).orElseThrow().state()).isEqualTo(ErpQuote.State.ACCEPTED);
    }

    @Test
    void sameCommandTwiceGivesTheSameOrder() throws Exception {
        ErpQuote quote = openQuote();
        ErpCommand command = command(quote);

        ErpOrder first = erp().acceptQuote(command, quote.number(), acceptance(quote));
        ErpOrder second = erp().acceptQuote(command, quote.number(), acceptance(quote));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void quoteThatIsAnOrderAlreadyGivesThatOrderToAnybody() throws Exception {
        ErpQuote quote = openQuote();

        ErpOrder first = erp().acceptQuote(command(quote), quote.number(), acceptance(quote));
        ErpOrder second = erp().acceptQuote(command(quote), quote.number(), acceptance(quote));

        assertThat(second.number()).isEqualTo(first.number());
    }

    @Test
    void fourAtTheSameMomentEndInOneOrder() throws Exception {
        ErpQuote quote = openQuote();
        List<Callable<ErpOrder>> clicks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clicks.add(() -> erp().acceptQuote(command(quote), quote.number(), acceptance(quote)));
        }
        ExecutorService contacts = Executors.newFixedThreadPool(4);
        HashSet<String> numbers = new HashSet<>();
        for (Future<ErpOrder> order : contacts.invokeAll(clicks)) {
            numbers.add(order.get().number());
        }
        contacts.shutdown();

        assertThat(numbers).hasSize(1);
    }

    @Test
    void acceptanceOfAnOlderVersionIsAConflict() {
        ErpQuote quote = openQuote();
        change(quote.number());

        assertThatThrownBy(() -> erp().acceptQuote(command(quote), quote.number(), acceptance(quote)))
                .satisfies(isKind(ErpException.Kind.CONFLICT));

        ErpQuote changed = erp().quote(quote.number()).orElseThrow();
        assertThat(changed.version()).isNotEqualTo(quote.version());
        assertThat(changed.state()).isEqualTo(ErpQuote.State.OPEN);
    }

    @Test
    void closedQuoteCannotBeOrdered() {
        needs(ErpCapability.DECLINE_QUOTE, ErpCapability.WITHDRAW_QUOTE, ErpCapability.EXPIRE_QUOTE);
        ErpQuote declined = openQuote();
        erp().declineQuote(command(declined), declined.number(), "Too dear");
        ErpQuote withdrawn = openQuote();
        erp().withdrawQuote(command(withdrawn), withdrawn.number(), "Wrong price");
        ErpQuote expired = openQuote();
        erp().expireQuote(command(expired), expired.number());

        for (ErpQuote quote : List.of(declined, withdrawn, expired)) {
            assertThatThrownBy(() -> erp().acceptQuote(command(quote), quote.number(), acceptance(quote)))
                    .satisfies(isKind(ErpException.Kind.WRONG_STATE));
        }
        assertThat(erp().quote(declined.number()).orElseThrow().state()).isEqualTo(ErpQuote.State.DECLINED);
        assertThat(erp().quote(withdrawn.number()).orElseThrow().state()).isEqualTo(ErpQuote.State.WITHDRAWN);
        assertThat(erp().quote(expired.number()).orElseThrow().state()).isEqualTo(ErpQuote.State.EXPIRED);
    }

    @Test
    void closingTwiceIsClosingOnce() {
        needs(ErpCapability.DECLINE_QUOTE);
        ErpQuote quote = openQuote();
        ErpCommand command = command(quote);

        erp().declineQuote(command, quote.number(), "Too dear");
        erp().declineQuote(command, quote.number(), "Too dear");
        erp().declineQuote(command(quote), quote.number(), "Too dear, as I said");

        assertThat(erp().quote(quote.number()).orElseThrow().state()).isEqualTo(ErpQuote.State.DECLINED);
    }

    @Test
    void orderedQuoteCanNoLongerBeClosed() throws Exception {
        needs(ErpCapability.DECLINE_QUOTE, ErpCapability.WITHDRAW_QUOTE, ErpCapability.EXPIRE_QUOTE);
        ErpQuote quote = openQuote();
        erp().acceptQuote(command(quote), quote.number(), acceptance(quote));

        assertThatThrownBy(() -> erp().declineQuote(command(quote), quote.number(), "Too late"))
                .satisfies(isKind(ErpException.Kind.WRONG_STATE));
        assertThatThrownBy(() -> erp().withdrawQuote(command(quote), quote.number(), "Too late"))
                .satisfies(isKind(ErpException.Kind.WRONG_STATE));
        assertThatThrownBy(() -> erp().expireQuote(command(quote), quote.number()))
                .satisfies(isKind(ErpException.Kind.WRONG_STATE));
    }

    @Test
    void extendedQuoteIsOpenAgainUnderItsVersion() throws Exception {
        needs(ErpCapability.EXPIRE_QUOTE, ErpCapability.EXTEND_QUOTE);
        ErpQuote quote = openQuote();
        erp().expireQuote(command(quote), quote.number());

        erp().extendQuote(command(quote), quote.number(), TODAY.plusDays(45));

        ErpQuote extended = erp().quote(quote.number()).orElseThrow();
        assertThat(extended.state()).isEqualTo(ErpQuote.State.OPEN);
        assertThat(extended.validUntil()).isEqualTo(TODAY.plusDays(45));
        assertThat(extended.version()).isEqualTo(quote.version());
        assertThat(erp().acceptQuote(command(quote), quote.number(), acceptance(quote)).quote()).isEqualTo(quote.number());
    }

    @Test
    void refusedOrderSaysWhyAndLeavesTheQuoteOpen() {
        ErpQuote quote = quoteThatTheErpRefuses();

        assertThatThrownBy(() -> erp().acceptQuote(command(quote), quote.number(), acceptance(quote)))
                .isInstanceOf(ErpOrderRejected.class).hasMessageNotContaining("Exception").message().isNotBlank();

        assertThat(erp().quote(quote.number()).orElseThrow().state()).isEqualTo(ErpQuote.State.OPEN);
    }

    @Test
    void unknownNumbersAreNotThere() {
        assertThat(erp().quote("Q1999-99999")).isEmpty();
        assertThat(erp().order("O1999-99999")).isEmpty();
        assertThat(erp().customer("C99999")).isEmpty();
        assertThatThrownBy(() -> erp().acceptQuote(command(), "Q1999-99999", new ErpAcceptance("1", null, null, null)))
                .satisfies(isKind(ErpException.Kind.NOT_FOUND));
        isNotThere(ErpCapability.CONFIRM_ORDER, () -> erp().confirmOrder(command(), "O1999-99999"));
        isNotThere(ErpCapability.CANCEL_ORDER, () -> erp().cancelOrder(command(), "O1999-99999", "None"));
        isNotThere(ErpCapability.PRICES, () -> erp().pricesOf("C99999", List.of("X")));
        isNotThere(ErpCapability.CREDIT, () -> erp().credit("C99999"));
        isNotThere(ErpCapability.DECLINE_QUOTE, () -> erp().declineQuote(command(), "Q1999-99999", "Nothing"));
    }

    @Test
    void unknownInvoiceIsNotThere() {
        needs(ErpCapability.INVOICES, ErpCapability.INVOICE_PDF);

        assertThat(erp().invoice("F1999-99999")).isEmpty();
        assertThat(erp().invoicePdf("F1999-99999")).isEmpty();
    }

    @Test
    void whatTheErpCannotDoIsRefusedAndNeverFaked() {
        ErpQuote quote = openQuote();
        for (ErpCapability missing : missing()) {
            assertThatThrownBy(() -> use(missing, quote)).as(missing.words()).satisfies(isKind(ErpException.Kind.UNSUPPORTED));
        }
        assertThat(erp().quote(quote.number()).orElseThrow().state()).isEqualTo(ErpQuote.State.OPEN);
    }

    @Test
    void customersComePageByPageToTheEnd() {
        List<String> numbers = new ArrayList<>();
        String cursor = null;
        do {
            ErpPage<ErpCustomer> page = erp().customers(cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(200);
            page.items().forEach(customer -> numbers.add(customer.number()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(numbers).isNotEmpty().doesNotHaveDuplicates();
        ErpCustomer customer = erp().customer(numbers.get(0)).orElseThrow();
        assertThat(customer.contacts()).isNotEmpty();
        assertThat(customer.invoiceAddress().city()).isNotBlank();
    }

    @Test
    void productsAreFoundByTheirName() {
        ErpProduct product = erp().products(null, null).items().get(0);

        assertThat(erp().products(product.name(), null).items()).extracting(ErpProduct::code).contains(product.code());
        assertThat(erp().products("no product is called like this", null).items()).isEmpty();
    }

    @Test
    void acceptedQuoteKeepsItsPricesAndDiscountsInTheOrder() throws Exception {
        ErpQuote quote = openQuote();

        ErpOrder order = erp().acceptQuote(command(quote), quote.number(), acceptance(quote));

        assertThat(order.lines()).extracting(ErpOrder.Line::description)
                .containsExactlyElementsOf(quote.lines().stream().map(ErpQuote.Line::description).toList());
        assertThat(order.lines()).extracting(ErpOrder.Line::unitPrice)
                .containsExactlyElementsOf(quote.lines().stream().map(ErpQuote.Line::unitPrice).toList());
        assertThat(order.lines()).extracting(ErpOrder.Line::discountPercent)
                .containsExactlyElementsOf(quote.lines().stream().map(ErpQuote.Line::discountPercent).toList());
        assertThat(order.lines().stream().map(ErpOrder.Line::net).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(order.net());
        assertThat(order.orderDate()).isNotNull();
        assertThat(order.shipments()).isEmpty();
    }

    @Test
    void ownPriceListComesPageByPageAndAgreesWithWhatIsAskedOneByOne() {
        needs(ErpCapability.PRICES);
        List<ErpPrice> list = new ArrayList<>();
        String cursor = null;
        do {
            ErpPage<ErpPrice> page = erp().prices(customer(), null, cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(200);
            list.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);

        List<String> some = list.stream().map(ErpPrice::product).limit(5).toList();
        assertThat(list).extracting(ErpPrice::product).isNotEmpty().doesNotHaveDuplicates();
        assertThat(erp().pricesOf(customer(), some)).containsExactlyInAnyOrderElementsOf(list.subList(0, some.size()));
        assertThat(erp().pricesOf(customer(), List.of("NO-SUCH-PRODUCT"))).isEmpty();
        assertThat(erp().pricesOf(customer(), List.of())).isEmpty();
    }

    @Test
    void orderIsOpenUntilItIsConfirmedWithAPromisedDay() throws Exception {
        needs(ErpCapability.PRICES, ErpCapability.PLACE_ORDER, ErpCapability.CONFIRM_ORDER);
        ErpCommand place = command();
        ErpOrder open = erp().placeOrder(place, cart());
        ErpOrder again = erp().placeOrder(place, cart());

        assertThat(again.number()).isEqualTo(open.number());
        assertThat(open.state()).isEqualTo(ErpOrder.State.OPEN);
        assertThat(open.promisedDate()).isNull();
        assertThat(open.reference()).isEqualTo("PO-7732");

        ErpOrder confirmed = erp().confirmOrder(command(), open.number());

        assertThat(confirmed.state()).isEqualTo(ErpOrder.State.CONFIRMED);
        assertThat(confirmed.promisedDate()).isAfter(TODAY);
        assertThat(erp().confirmOrder(command(), open.number()).promisedDate()).isEqualTo(confirmed.promisedDate());
    }

    @Test
    void cancelledOrderStaysCancelled() throws Exception {
        needs(ErpCapability.PRICES, ErpCapability.PLACE_ORDER, ErpCapability.CANCEL_ORDER);
        ErpOrder order = erp().placeOrder(command(), cart());

        erp().cancelOrder(command(), order.number(), "Ordered twice");
        erp().cancelOrder(command(), order.number(), "Ordered twice, as I said");

        assertThat(erp().order(order.number()).orElseThrow().state()).isEqualTo(ErpOrder.State.CANCELLED);
        assertThat(erp().order(order.number()).orElseThrow().cancelReason()).isEqualTo("Ordered twice");
        assertThatThrownBy(() -> erp().confirmOrder(command(), order.number())).satisfies(isKind(ErpException.Kind.WRONG_STATE));
    }

    @Test
    void priceThatTheCustomerWasNotToldIsNotCharged() {
        needs(ErpCapability.PRICES, ErpCapability.PLACE_ORDER);
        ErpPrice price = erp().prices(customer(), null, null).items().get(0);
        ErpOrderRequest stale = new ErpOrderRequest(customer(), null, List.of(new ErpOrderRequest.Line(price.product(),
                price.minimumQuantity(), price.unitPrice().subtract(new BigDecimal("0.01")))), null, null, null, null);

        assertThatThrownBy(() -> erp().placeOrder(command(), stale)).isInstanceOf(ErpOrderRejected.class)
                .hasMessageContaining(price.product());
    }

    @Test
    void orderThatIsNotInvoicedCountsAsOpen() throws Exception {
        needs(ErpCapability.CREDIT);
        ErpQuote quote = openQuote();
        BigDecimal before = erp().credit(quote.customer()).openOrders();

        ErpOrder order = erp().acceptQuote(command(quote), quote.number(), acceptance(quote));

        assertThat(erp().credit(quote.customer()).openOrders()).isEqualByComparingTo(before.add(order.gross()));
    }

    @Test
    void receivablesComeByDueDateAndAddUpToWhatTheCustomerOwes() {
        needs(ErpCapability.RECEIVABLES);
        List<ErpReceivable> all = walk(cursor -> erp().receivables(null, null, cursor), 500);
        String debtor = all.get(0).customer();

        List<ErpReceivable> own = walk(cursor -> erp().receivables(debtor, null, cursor), 500);

        assertThat(all).extracting(ErpReceivable::id).doesNotHaveDuplicates();
        assertThat(all).extracting(ErpReceivable::dueDate).isSorted();
        assertThat(own).containsExactlyElementsOf(all.stream().filter(one -> one.customer().equals(debtor)).toList());
        if (erp().capabilities().contains(ErpCapability.CREDIT)) {
            assertThat(own.stream().map(ErpReceivable::open).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(erp().credit(debtor).openReceivables());
        }
        assertThat(walk(cursor -> erp().receivables(null, TODAY, cursor), 500))
                .containsExactlyElementsOf(all.stream().filter(one -> one.dueDate().isBefore(TODAY)).toList());
    }

    @Test
    void invoiceSaysWhatIsStillToBePaidOfIt() {
        needs(ErpCapability.RECEIVABLES, ErpCapability.INVOICES);
        ErpReceivable open = receivableOfAnInvoice();

        ErpInvoice invoice = erp().invoice(open.invoice()).orElseThrow();

        assertThat(invoice.customer()).isEqualTo(open.customer());
        assertThat(invoice.date()).isEqualTo(open.invoiceDate());
        assertThat(invoice.currency()).isEqualTo(open.currency());
        assertThat(invoice.total()).isEqualByComparingTo(invoice.net().add(invoice.vat()));
        List<ErpReceivable> parts = walk(cursor -> erp().receivables(open.customer(), null, cursor), 500);
        assertThat(invoice.open()).isEqualByComparingTo(parts.stream().filter(part -> invoice.number().equals(part.invoice()))
                .map(ErpReceivable::open).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    void customerWhoIsBlockedOrdersAgainOnceReleased() throws Exception {
        needs(ErpCapability.CREDIT_BLOCK, ErpCapability.PRICES, ErpCapability.PLACE_ORDER);
        ErpCommand block = command();

        erp().blockOrders(block, customer(), "Invoices are overdue");
        erp().blockOrders(block, customer(), "Invoices are overdue");
        erp().blockOrders(command(), customer(), "Invoices are overdue");
        try {
            assertThatThrownBy(() -> erp().placeOrder(command(), cart())).isInstanceOf(ErpOrderRejected.class);
        } finally {
            erp().releaseOrders(command(), customer());
        }
        erp().releaseOrders(command(), customer());

        assertThat(erp().placeOrder(command(), cart()).state()).isEqualTo(ErpOrder.State.OPEN);
        assertThatThrownBy(() -> erp().blockOrders(command(), "C99999", "None")).satisfies(isKind(ErpException.Kind.NOT_FOUND));
        assertThatThrownBy(() -> erp().releaseOrders(command(), "C99999")).satisfies(isKind(ErpException.Kind.NOT_FOUND));
    }

    @Test
    void signedContractIsFiledOnceWithItsCustomer() {
        needs(ErpCapability.CONTRACTS);
        ErpContract contract = contract(customer());
        ErpCommand file = command();

        erp().fileContract(file, contract);
        erp().fileContract(file, contract);
        erp().fileContract(command(), contract);
        assertThatThrownBy(() -> erp().fileContract(command(), contract("C99999"))).satisfies(isKind(ErpException.Kind.NOT_FOUND));
    }

    static ErpContract contract(String customer) {
        byte[] pdf = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);
        return new ErpContract("CT" + UUID.randomUUID(), customer, null, "Framework agreement", TODAY, TODAY, TODAY.plusYears(1), null, "contract.pdf",
                Sha256.hex("%PDF-1.7"), pdf);
    }

    @Test
    void invoiceIsToBeHadAsAPdf() {
        needs(ErpCapability.RECEIVABLES, ErpCapability.INVOICE_PDF);

        assertThat(erp().invoicePdf(receivableOfAnInvoice().invoice()).orElseThrow())
                .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void whatHappensFromNowOnIsToldInPagesUntilNothingIsLeft() {
        needs(ErpCapability.CHANGES);
        ErpChanges now = erp().changes(null, 100);
        ErpQuote first = openQuote();
        ErpQuote second = openQuote();

        List<ErpEvent> facts = new ArrayList<>();
        String place = now.place();
        ErpChanges page;
        do {
            page = erp().changes(place, 1);
            facts.addAll(page.events());
            place = page.place();
        } while (!page.events().isEmpty() && facts.size() < 100);

        assertThat(now.events()).isEmpty();
        assertThat(facts).filteredOn(fact -> fact.type().equals("quote-submitted")).extracting(ErpEvent::key)
                .contains(first.number(), second.number());
        assertThat(erp().changes(now.place(), 100).events()).extracting(ErpEvent::id)
                .containsAll(facts.stream().map(ErpEvent::id).toList());
    }

    @Test
    void placeThatTheHistoryDoesNotReachIsSaidAndReadAgainFromBefore() {
        needs(ErpCapability.CHANGES);
        String beyond = placeBeyondTheEnd();
        assumeTrue(beyond != null, "No place is known that this ERP never reached");
        ErpQuote quote = openQuote();

        ErpChanges page = erp().changes(beyond, 500);

        assertThat(page.lost()).isTrue();
        List<String> told = new ArrayList<>(page.events().stream().map(ErpEvent::key).toList());
        while (!page.events().isEmpty() && !told.contains(quote.number())) {
            page = erp().changes(page.place(), 500);
            assertThat(page.lost()).isFalse();
            page.events().forEach(event -> told.add(event.key()));
        }
        assertThat(told).contains(quote.number());
    }

    @Test
    void goodsOfAReturnComeParcelByParcelAndEachParcelOnce() throws Exception {
        needs(ErpCapability.RETURNS);
        String order = deliveredOrder();
        ErpDelivered first = erp().delivered(order).get(0);
        ErpReturnRequest request = new ErpReturnRequest("R-" + UUID.randomUUID(), customer(), "K1999-00001", "Too dear",
                List.of(new ErpGoods(order, 1, new BigDecimal(2))));
        ErpCommand command = command();

        ErpReturn open = erp().registerReturn(command, request);
        ErpReturn again = erp().registerReturn(command, request);

        assertThat(first.left()).isEqualByComparingTo(first.delivered());
        assertThat(again).isEqualTo(open);
        assertThat(open.state()).isEqualTo(ErpReturn.State.OPEN);
        assertThat(open.lines()).singleElement().satisfies(line -> assertThat(line.product()).isEqualTo(first.product()));
        assertThat(erp().delivered(order).get(0).left()).isEqualByComparingTo(first.delivered().subtract(new BigDecimal(2)));

        ErpReturn.Receipt parcel = new ErpReturn.Receipt(1, TODAY, List.of(new ErpReturn.Receipt.Part(1, BigDecimal.ONE)));
        erp().receiveReturn(command(), request.number(), parcel);
        ErpReturn partly = erp().receiveReturn(command(), request.number(), parcel);

        assertThat(partly.state()).isEqualTo(ErpReturn.State.OPEN);
        assertThat(partly.lines().get(0).received()).isEqualByComparingTo("1");

        ErpReturn whole = erp().receiveReturn(command(), request.number(),
                new ErpReturn.Receipt(2, TODAY, List.of(new ErpReturn.Receipt.Part(1, BigDecimal.ONE))));

        assertThat(whole.state()).isEqualTo(ErpReturn.State.RECEIVED);
        assertThat(whole.receipts()).extracting(ErpReturn.Receipt::parcel).containsExactly(1, 2);
        assertThat(erp().goodsReturn(request.number())).contains(whole);
        assertThat(erp().delivered(order).get(0).returned()).isEqualByComparingTo("2");
    }

    @Test
    void noMoreIsTakenBackThanIsLeft() throws Exception {
        needs(ErpCapability.RETURNS);
        String order = deliveredOrder();
        BigDecimal more = erp().delivered(order).get(0).left().add(BigDecimal.ONE);

        assertThatThrownBy(() -> erp().registerReturn(command(), back(order, 1, more))).satisfies(isKind(ErpException.Kind.INVALID));
        assertThatThrownBy(() -> erp().registerReturn(command(), back(order, 9, BigDecimal.ONE))).satisfies(isKind(ErpException.Kind.INVALID));
        assertThatThrownBy(() -> erp().receiveReturn(command(), "R1999-99999",
                new ErpReturn.Receipt(1, TODAY, List.of(new ErpReturn.Receipt.Part(1, BigDecimal.ONE)))))
                .satisfies(isKind(ErpException.Kind.NOT_FOUND));
        assertThat(erp().delivered("O1999-99999")).isEmpty();
        assertThat(erp().goodsReturn("R1999-99999")).isEmpty();
    }

    @Test
    void returnThatNobodyWaitsForTakesNothingMore() throws Exception {
        needs(ErpCapability.RETURNS);
        String order = deliveredOrder();
        ErpReturn open = erp().registerReturn(command(), back(order, 1, BigDecimal.ONE));

        erp().closeReturn(command(), open.number(), "It never came");
        erp().closeReturn(command(), open.number(), "It never came, as I said");

        assertThat(erp().goodsReturn(open.number()).orElseThrow().state()).isEqualTo(ErpReturn.State.CLOSED);
        assertThat(erp().delivered(order).get(0).announced()).isZero();
        assertThatThrownBy(() -> erp().receiveReturn(command(), open.number(),
                new ErpReturn.Receipt(1, TODAY, List.of(new ErpReturn.Receipt.Part(1, BigDecimal.ONE)))))
                .satisfies(isKind(ErpException.Kind.WRONG_STATE));
    }

    @Test
    void creditsInPartsComeToTheWholeInvoice() throws Exception {
        needs(ErpCapability.CREDIT_NOTES, ErpCapability.INVOICES);
        String number = erp().invoicesOf(deliveredOrder()).get(0);
        ErpInvoice invoice = erp().invoice(number).orElseThrow();
        ErpInvoiceLine line = erp().invoiceLines(number).get(0);
        ErpCommand command = command();
        ErpCreditRequest one = new ErpCreditRequest(number, "K1999-00001", "Beschadigd ✓", List.of(ErpCreditRequest.Line.of(1, BigDecimal.ONE)));

        ErpInvoice first = erp().createCreditNote(command, one);
        ErpInvoice again = erp().createCreditNote(command, one);

        assertThat(again).isEqualTo(first);
        assertThat(first.creditedInvoice()).isEqualTo(number);
        assertThat(first.net()).isEqualByComparingTo(line.net().divide(line.quantity(), 2, RoundingMode.HALF_UP).negate());
        assertThat(first.total()).isEqualByComparingTo(first.net().add(first.vat()));
        assertThat(erp().invoice(number).orElseThrow().open()).isEqualByComparingTo(invoice.open().add(first.total()));
        assertThat(erp().invoiceLines(number).get(0).creditedQuantity()).isEqualByComparingTo("1");

        ErpInvoice second = erp().createCreditNote(command(), new ErpCreditRequest(number, "K1999-00001", "Price", List.of(
                ErpCreditRequest.Line.amount(2, new BigDecimal("0.99")))));
        ErpInvoice rest = erp().createCreditNote(command(), new ErpCreditRequest(number, "K1999-00001", "All",
                erp().invoiceLines(number).stream().map(left -> ErpCreditRequest.Line.of(left.line(), left.quantityLeft())).toList()));

        assertThat(List.of(first, second, rest).stream().map(ErpInvoice::total).reduce(invoice.total(), BigDecimal::add)).isZero();
        assertThat(List.of(first, second, rest).stream().map(ErpInvoice::vat).reduce(invoice.vat(), BigDecimal::add)).isZero();
        assertThat(erp().invoice(number).orElseThrow().open()).isZero();
        assertThatThrownBy(() -> erp().createCreditNote(command(), one)).satisfies(isKind(ErpException.Kind.INVALID));
        assertThatThrownBy(() -> erp().createCreditNote(command(), new ErpCreditRequest("F1999-99999", "K", "None",
                List.of(ErpCreditRequest.Line.of(1, BigDecimal.ONE))))).satisfies(isKind(ErpException.Kind.NOT_FOUND));
        assertThat(erp().invoicesOf("O1999-99999")).isEmpty();
        assertThat(erp().invoiceLines("F1999-99999")).isEmpty();
    }

    @Test
    void replacementIsAnOrderThatCostsNothing() throws Exception {
        needs(ErpCapability.REPLACEMENTS);
        String order = deliveredOrder();
        ErpReplacement request = new ErpReplacement(customer(), "K1999-" + UUID.randomUUID(), "Broken",
                List.of(new ErpGoods(order, 2, BigDecimal.ONE)));
        ErpCommand command = command();

        ErpOrder made = erp().orderReplacement(command, request);

        assertThat(erp().orderReplacement(command, request).number()).isEqualTo(made.number());
        assertThat(made.state()).isEqualTo(ErpOrder.State.CONFIRMED);
        assertThat(made.gross()).isZero();
        assertThat(made.lines()).singleElement().satisfies(line -> {
            assertThat(line.product()).isEqualTo(erp().delivered(order).get(1).product());
            assertThat(line.ordered()).isEqualByComparingTo("1");
        });
        assertThatThrownBy(() -> erp().orderReplacement(command(), new ErpReplacement(customer(), "K1999-" + UUID.randomUUID(), "Broken",
                List.of(new ErpGoods(order, 2, new BigDecimal(999)))))).satisfies(isKind(ErpException.Kind.INVALID));
    }

    @Test
    void repairIsOrderedOnce() throws Exception {
        needs(ErpCapability.REPAIRS);
        ErpRepairRequest request = new ErpRepairRequest(customer(), "K1999-" + UUID.randomUUID(), "Drips",
                List.of(new ErpGoods(deliveredOrder(), 1, BigDecimal.ONE)));
        ErpCommand command = command();

        ErpRepair made = erp().orderRepair(command, request);

        assertThat(made.customer()).isEqualTo(customer());
        assertThat(erp().orderRepair(command, request).number()).isEqualTo(made.number());
        assertThatThrownBy(() -> erp().orderRepair(command(), new ErpRepairRequest(customer(), "K1999-" + UUID.randomUUID(), "Drips",
                List.of(new ErpGoods("O1999-99999", 1, BigDecimal.ONE))))).satisfies(isKind(ErpException.Kind.INVALID));
    }

    private ErpReturnRequest back(String order, int line, BigDecimal quantity) {
        return new ErpReturnRequest("R-" + UUID.randomUUID(), customer(), "K1999-00001", "Too dear",
                List.of(new ErpGoods(order, line, quantity)));
    }

    private ErpReceivable receivableOfAnInvoice() {
        return erp().receivables(null, null, null).items().stream()
                .filter(one -> one.invoice() != null && one.total().signum() > 0).findFirst().orElseThrow();
    }

    private static <T> List<T> walk(Function<String, ErpPage<T>> pages, int most) {
        List<T> all = new ArrayList<>();
        String cursor = null;
        do {
            ErpPage<T> page = pages.apply(cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(most);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        assertThat(all).isNotEmpty();
        return all;
    }

    private void use(ErpCapability capability, ErpQuote quote) throws ErpOrderRejected {
        switch (capability) {
            case PRICES -> erp().pricesOf(quote.customer(), List.of(quote.lines().get(0).product()));
            case CREDIT -> erp().credit(quote.customer());
            case PLACE_ORDER -> erp().placeOrder(command(), new ErpOrderRequest(quote.customer(), null,
                    List.of(new ErpOrderRequest.Line(quote.lines().get(0).product(), BigDecimal.ONE, BigDecimal.ONE)),
                    null, null, null, null));
            case CONFIRM_ORDER -> erp().confirmOrder(command(), "O1999-99999");
            case CANCEL_ORDER -> erp().cancelOrder(command(), "O1999-99999", "None");
            case DECLINE_QUOTE -> erp().declineQuote(command(), quote.number(), "None");
            case WITHDRAW_QUOTE -> erp().withdrawQuote(command(), quote.number(), "None");
            case EXPIRE_QUOTE -> erp().expireQuote(command(), quote.number());
            case EXTEND_QUOTE -> erp().extendQuote(command(), quote.number(), TODAY.plusDays(9));
            case RECEIVABLES -> erp().receivables(null, null, null);
            case INVOICES -> erp().invoice("F1999-99999");
            case INVOICE_PDF -> erp().invoicePdf("F1999-99999");
            case RETURNS -> erp().registerReturn(command(), back("O1999-99999", 1, BigDecimal.ONE));
            case CREDIT_NOTES -> erp().createCreditNote(command(), new ErpCreditRequest("F1999-99999", "K1999-00001", "None",
                    List.of(ErpCreditRequest.Line.of(1, BigDecimal.ONE))));
            case REPLACEMENTS -> erp().orderReplacement(command(), new ErpReplacement(customer(), "K1999-00001", "None",
                    List.of(new ErpGoods("O1999-99999", 1, BigDecimal.ONE))));
            case REPAIRS -> erp().orderRepair(command(), new ErpRepairRequest(customer(), "K1999-00001", "None",
                    List.of(new ErpGoods("O1999-99999", 1, BigDecimal.ONE))));
            case CONTRACTS -> erp().fileContract(command(), contract(customer()));
            case CREDIT_BLOCK -> erp().blockOrders(command(), quote.customer(), "None");
            case CHANGES -> erp().changes(null, 1);
            case SHIPMENTS -> throw new ErpException(ErpException.Kind.UNSUPPORTED, "No operation of its own");
        }
    }

    private List<ErpCapability> missing() {
        return Arrays.stream(ErpCapability.values()).filter(one -> !erp().capabilities().contains(one)).toList();
    }

    private void needs(ErpCapability... capabilities) {
        for (ErpCapability capability : capabilities) {
            assumeTrue(erp().capabilities().contains(capability), () -> "This ERP cannot " + capability.words());
        }
    }

    private void isNotThere(ErpCapability capability, ThrowingCallable call) {
        if (erp().capabilities().contains(capability)) {
            assertThatThrownBy(call).satisfies(isKind(ErpException.Kind.NOT_FOUND));
        }
    }

    private ErpOrderRequest cart() {
        ErpPrice price = erp().prices(customer(), null, null).items().get(0);
        return new ErpOrderRequest(customer(), null, List.of(new ErpOrderRequest.Line(price.product(), price.minimumQuantity(),
                price.unitPrice())), "PO-7732", null, null, null);
    }

    static ErpCommand command() {
        return new ErpCommand("cart:" + UUID.randomUUID(), "test");
    }

    static ErpCommand command(ErpQuote quote) {
        return ErpCommand.of(quote.number(), quote.version(), "Activity_" + UUID.randomUUID(), "test");
    }

    static ErpAcceptance acceptance(ErpQuote quote) {
        return new ErpAcceptance(quote.version(), "PO-7731", null, null);
    }

    static ThrowingConsumer<Throwable> isKind(ErpException.Kind kind) {
        return thrown -> assertThat(thrown).isInstanceOfSatisfying(ErpException.class,
                failed -> assertThat(failed.kind()).isEqualTo(kind));
    }
}
