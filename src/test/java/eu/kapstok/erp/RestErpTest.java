package eu.kapstok.erp;

import static eu.kapstok.erp.ErpContractTest.isKind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import eu.kapstok.testing.SelfSigned;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that a bridge may answer instead of what it should: it is named, and never taken for an answer. */
class RestErpTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final ErpCommand COMMAND = new ErpCommand("Q1:1:Activity_RecordDecline", "Ann Willems, Łódź");

    private final Erp behind = mock(Erp.class);
    private final BridgeStub bridge = new BridgeStub(behind);
    private final RestErp erp = new RestErp(new BridgeCalls(bridge.settings(), null));
    private final GuardedErp guarded = guard(erp, Duration.ofSeconds(10));

    RestErpTest() {
        when(behind.capabilities()).thenReturn(Set.of(ErpCapability.DECLINE_QUOTE, ErpCapability.CREDIT));
        when(behind.quote("Q1")).thenReturn(Optional.of(quote("Q1")));
    }

    @AfterEach
    void close() {
        guarded.close();
        bridge.close();
    }

    @Test
    void quoteComesAsItIs() {
        assertThat(guarded.quote("Q1")).contains(quote("Q1"));
    }

    @Test
    void pageOfASignInIsNotAnAnswer() {
        bridge.trouble(call -> {
            BridgeStub.send(call.http(), BridgeStub.Answer.text(200, "text/html; charset=utf-8", "<html>Please sign in</html>"), false);
            return true;
        });

        assertThatThrownBy(() -> guarded.quote("Q1")).satisfies(isKind(ErpException.Kind.UNAVAILABLE))
                .hasMessageContaining("text/html; charset=utf-8 instead of application/json");
        assertThatThrownBy(() -> erp.acceptQuote(COMMAND, "Q1", new ErpAcceptance("1", null, null, null)))
                .hasMessageContaining("text/html");
        assertThat(erp.available()).isFalse();
    }

    @Test
    void halfAJsonIsNotAnAnswer() {
        bridge.twist((address, right) -> address.startsWith("/quotes") ? BridgeStub.Answer.text(200, "application/json",
                new String(right.body(), StandardCharsets.UTF_8).substring(0, 60)) : right);

        assertThatThrownBy(() -> guarded.quote("Q1")).satisfies(isKind(ErpException.Kind.UNAVAILABLE)).hasMessageContaining("not JSON");
    }

    @Test
    void answerThatIsCutIsAskedForAgainByWhoeverAsked() {
        bridge.loseTheNextAnswer();

        assertThatThrownBy(() -> erp.quote("Q1")).satisfies(isKind(ErpException.Kind.UNAVAILABLE))
                .hasMessageContaining("GET /erp-bridge/v1/quotes/Q1 did not arrive");
        assertThat(erp.quote("Q1")).contains(quote("Q1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"currency\":\"EUR\"       | \"currency\":\"USD\"    | quote in \"USD\" instead of EUR",
        "\"currency\":\"EUR\"       | \"other\":1             | instead of EUR",
        "\"unitPrice\":\"12.5000\"  | \"unitPrice\":12.5      | an amount is a string",
        "\"unitPrice\":\"12.5000\"  | \"unitPrice\":\"12,50\" | an amount is a string",
        "\"unitPrice\":\"12.5000\"  | \"unitPrice\":\"1e3\"   | an amount is a string",
        "\"unitPrice\":\"12.5000\"  | \"price\":\"12.5000\"   | line 1 of quote Q1",
        "\"product\":\"P1\"         | \"product\":null        | line 1 of quote Q1",
        "\"nonStandardTerms\":false | \"other\":false         | nonStandardTerms",
        "\"paymentTermDays\":30     | \"other\":30            | paymentTermDays",
        "\"paymentTermDays\":30     | \"paymentTermDays\":3.5 | paymentTermDays",
        "\"state\":\"OPEN\"         | \"state\":\"PARKED\"    | PARKED",
        "\"validUntil\":\"2026-03-02\" | \"validUntil\":\"2026-02-31\" | 2026-02-31",
        "\"number\":\"Q1\"          | \"number\":\"Q2\"       | another quote than Q1"})
    void quoteThatIsNotRightIsNamedAndNotTaken(String right, String wrong, String named) {
        bridge.twist((address, answer) -> address.startsWith("/quotes") ? answer.replacing(right, wrong) : answer);

        assertThatThrownBy(() -> guarded.quote("Q1")).satisfies(isKind(ErpException.Kind.UNAVAILABLE)).hasMessageContaining(named);
    }

    @Test
    void historyThatSaysNothingOfALossGoesOn() {
        when(behind.capabilities()).thenReturn(EnumSet.of(ErpCapability.CHANGES));
        when(behind.changes("7", 10)).thenReturn(new ErpChanges(List.of(), "8", true));

        assertThat(erp.changes("7", 10).lost()).isTrue();
        bridge.twist((address, answer) -> answer.replacing("\"lost\":true", "\"other\":true"));
        assertThat(erp.changes("7", 10)).isEqualTo(new ErpChanges(List.of(), "8"));
    }

    @Test
    void whatNobodyKnowsYetIsLeftAside() {
        bridge.twist((address, answer) -> answer.replacing("\"state\":\"OPEN\"", "\"state\":\"OPEN\",\"colour\":{\"of\":[\"money\"]}")
                .replacing("\"CREDIT\"", "\"CREDIT\",\"TIME_TRAVEL\""));

        assertThat(guarded.quote("Q1")).contains(quote("Q1"));
        assertThat(guarded.capabilities()).containsExactlyInAnyOrder(ErpCapability.DECLINE_QUOTE, ErpCapability.CREDIT);
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID, INVALID", "422, INVALID, INVALID", "401, DENIED, DENIED", "403, DENIED, DENIED",
        "405, UNSUPPORTED, UNSUPPORTED", "501, UNSUPPORTED, UNSUPPORTED", "409, WRONG_STATE, WRONG_STATE", "412, CONFLICT, CONFLICT",
        "428, NEEDS_DECISION, NEEDS_DECISION", "423, BUSY, BUSY", "429, BUSY, BUSY", "502, UNAVAILABLE, UNAVAILABLE",
        "503, UNAVAILABLE, UNAVAILABLE", "500, UNAVAILABLE, UNKNOWN", "504, UNAVAILABLE, UNKNOWN"})
    void statusSaysWhatToDo(int status, ErpException.Kind asked, ErpException.Kind told) {
        bridge.twist((address, right) -> BridgeStub.Answer.problem(status, null, "The ERP said no"));

        assertThatThrownBy(() -> erp.quote("Q1")).satisfies(isKind(asked)).hasMessageContaining("The ERP said no");
        assertThatThrownBy(() -> erp.declineQuote(COMMAND, "Q1", "Too dear")).satisfies(isKind(told))
                .hasMessageContaining("The ERP said no");
    }

    @Test
    void notFoundIsBelievedOfTheBridgeAlone() {
        bridge.twist((address, right) -> BridgeStub.Answer.problem(404, "not-found", "No quote Q1"));
        assertThat(erp.quote("Q1")).isEmpty();

        bridge.twist((address, right) -> BridgeStub.Answer.text(404, "text/html", "<h1>Not Found</h1>"));
        assertThatThrownBy(() -> erp.quote("Q1")).satisfies(isKind(ErpException.Kind.UNAVAILABLE)).hasMessageContaining("erp.rest.url");

        bridge.twist((address, right) -> BridgeStub.Answer.problem(404, null, "No route"));
        assertThatThrownBy(() -> erp.quote("Q1")).satisfies(isKind(ErpException.Kind.UNAVAILABLE));
    }

    @Test
    void redirectionIsNotFollowedWithTheToken() {
        AtomicInteger followed = new AtomicInteger();
        bridge.trouble(call -> {
            if (call.address().equals("/elsewhere")) {
                followed.incrementAndGet();
            }
            return false;
        });
        bridge.twist((address, right) -> BridgeStub.Answer.text(302, "text/html", "").with("Location", bridge.url() + "/elsewhere"));

        assertThatThrownBy(() -> erp.quote("Q1")).satisfies(isKind(ErpException.Kind.UNAVAILABLE)).hasMessageContaining("302");
        assertThat(followed).hasValue(0);
    }

    @Test
    void commandSaysWhoAndUnderWhichKey() {
        erp.declineQuote(COMMAND, "Q1", "Te duur: «nee»");

        BridgeDocument.Exchange sent = bridge.exchanges().get(bridge.exchanges().size() - 1);
        assertThat(sent.headers()).containsEntry("idempotency-key", COMMAND.key()).containsEntry("kapstok-actor",
                "Ann%20Willems%2C%20%C5%81%C3%B3d%C5%BA");
        verify(behind).declineQuote(COMMAND, "Q1", "Te duur: «nee»");
    }

    @Test
    void tokenThatIsRefusedInTheMiddleOfAWalkIsNamed() {
        customersInTwoPages();
        bridge.twist((address, right) -> right);
        bridge.trouble(call -> {
            if (call.query().containsKey("cursor")) {
                BridgeStub.send(call.http(), BridgeStub.Answer.text(401, null, ""), false);
                return true;
            }
            return false;
        });

        ErpPage<ErpCustomer> first = erp.customers(null);
        assertThatThrownBy(() -> erp.customers(first.next())).satisfies(isKind(ErpException.Kind.DENIED))
                .hasMessageContaining("/customers").hasMessageContaining("401");
    }

    @Test
    void tokenThatEndsInTheMiddleOfAWalkIsRenewedAndThePageAskedForOnceMore() {
        customersInTwoPages();
        AtomicInteger signIns = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        bridge.trouble(call -> {
            if (call.address().equals("/token")) {
                assertThat(call.header("Authorization")).isEqualTo("Basic a2Fwc3RvazpjbGllbnQtc2VjcmV0");
                assertThat(new String(call.content())).isEqualTo("grant_type=client_credentials");
                BridgeStub.send(call.http(), BridgeStub.Answer.json(Map.of("access_token", BridgeStub.TOKEN, "expires_in", 3600, "sign_in",
                        signIns.incrementAndGet())), false);
                return true;
            }
            if (call.query().containsKey("cursor") && refused.getAndIncrement() == 0) {
                BridgeStub.send(call.http(), BridgeStub.Answer.text(401, null, ""), false);
                return true;
            }
            return false;
        });
        RestErp signedIn = new RestErp(new BridgeCalls(BridgeSettings.withSignIn(bridge.url(), bridge.url() + "/token"), null));

        List<String> numbers = new ArrayList<>();
        String cursor = null;
        do {
            ErpPage<ErpCustomer> page = signedIn.customers(cursor);
            page.items().forEach(customer -> numbers.add(customer.number()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(numbers).containsExactly("C1", "C2");
        assertThat(signIns).hasValue(2);
    }

    @Test
    void certificateThatNobodySignedIsNamedAndOneThatIsTrustedIsTaken(@TempDir Path folder) throws Exception {
        SSLContext own = SelfSigned.context(folder);
        try (BridgeStub safe = new BridgeStub(behind, own)) {
            RestErp stranger = new RestErp(new BridgeCalls(safe.settings(), null));
            assertThatThrownBy(() -> stranger.quote("Q1")).satisfies(isKind(ErpException.Kind.UNAVAILABLE))
                    .hasMessageContaining("certificate").hasMessageContaining("not trusted");
            assertThatThrownBy(() -> stranger.declineQuote(COMMAND, "Q1", "No")).satisfies(isKind(ErpException.Kind.UNAVAILABLE));

            assertThat(new RestErp(new BridgeCalls(safe.settings(), own)).quote("Q1")).contains(quote("Q1"));
        }
    }

    @Test
    void bridgeThatIsNotThereIsNotReachable() {
        RestErp nowhere = new RestErp(new BridgeCalls(BridgeSettings.of("http://localhost:9/v1", "x"), null));

        assertThatThrownBy(() -> nowhere.quote("Q1")).satisfies(isKind(ErpException.Kind.UNAVAILABLE)).hasMessageContaining("not reachable");
        assertThatThrownBy(() -> nowhere.declineQuote(COMMAND, "Q1", "No")).satisfies(isKind(ErpException.Kind.UNAVAILABLE));
        assertThat(nowhere.available()).isFalse();
    }

    @Test
    void bridgeThatTakesHalfAMinuteIsNotWaitedFor() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        guarded.capabilities();
        bridge.trouble(call -> {
            await(never);
            return false;
        });
        GuardedErp impatient = guard(erp, Duration.ofMillis(200));

        assertThatThrownBy(() -> impatient.quote("Q1")).satisfies(isKind(ErpException.Kind.UNAVAILABLE)).hasMessageContaining("200 ms");

        never.countDown();
        impatient.close();
    }

    @Test
    void whatTheBridgeDoesNotNameIsNotCalled() {
        assertThatThrownBy(() -> guarded.receivables(null, null, null)).satisfies(isKind(ErpException.Kind.UNSUPPORTED))
                .hasMessageContaining("list what is still to be paid");
        assertThatThrownBy(() -> guarded.pricesOf("C1", List.of("P1"))).satisfies(isKind(ErpException.Kind.UNSUPPORTED));

        assertThat(bridge.exchanges()).extracting(BridgeDocument.Exchange::path).containsOnly("/capabilities");
    }

    @Test
    void customerWhoWasMergedIntoAnotherIsNamedAndNotTaken() {
        when(behind.customer("C1")).thenReturn(Optional.of(customer("C2")));
        assertThatThrownBy(() -> guarded.customer("C1")).satisfies(isKind(ErpException.Kind.UNAVAILABLE))
                .hasMessageContaining("another customer than C1");

        when(behind.customer("C1")).thenReturn(Optional.empty());
        assertThat(guarded.customer("C1")).isEmpty();
    }

    @Test
    void numbersWithSignsOfTheirOwnArriveWhole() {
        erp.quote("Q/1 ?&é");

        verify(behind).quote("Q/1 ?&é");
    }

    private void customersInTwoPages() {
        when(behind.customers(null)).thenReturn(new ErpPage<>(List.of(customer("C1")), "after C1"));
        when(behind.customers("after C1")).thenReturn(new ErpPage<>(List.of(customer("C2")), null));
    }

    private static ErpCustomer customer(String number) {
        ErpAddress address = new ErpAddress("A", "Peeters", "Oude Baan 17", "2800", "Mechelen", "BE");
        return new ErpCustomer(number, "Peeters", ErpCustomer.Kind.BUSINESS, "BE", "nl", "A", null, address, List.of(), null, false, 30,
                null, List.of());
    }

    private static ErpQuote quote(String number) {
        return new ErpQuote(number, "1", ErpQuote.State.OPEN, "C1", null, "nl", DAY, DAY, 30, false, new BigDecimal("0"), "sales", null,
                List.of(new ErpQuote.Line(1, "P1", "Pomp ≤ 6 kW", "st", new BigDecimal("2.5"), new BigDecimal("12.5000"),
                        new BigDecimal("0"), new BigDecimal("21"), new BigDecimal("7.10"))));
    }

    private static GuardedErp guard(Erp adapter, Duration patience) {
        return new GuardedErp(adapter, BridgeSettings.limits(patience), mock(ErpLedger.class), new SimpleMeterRegistry());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
